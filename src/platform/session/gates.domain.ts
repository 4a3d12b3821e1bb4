/**
 * How often somebody may come: `free` times at once, and one more every `leak` seconds. Beyond that the gate shuts after
 * each time, for `base` seconds and then twice as long each time, up to `cap`. Seconds.
 */
export interface Gate {
  readonly name: string;
  readonly free: number;
  readonly leak: number;
  readonly base: number;
  readonly cap: number;
}

/**
 * Whose requests count together: an IPv4 address; of IPv6 the first 64 bits, because anybody has all the rest.
 *
 * @param written as Node writes it: IPv6 shortened or not, an IPv4 address perhaps mapped into it; or as a proxy wrote it,
 *   of which some add the port: another one for each connection
 */
export function networkOf(written: string): string {
  const address = /^(\d+(?:\.\d+){3}):\d+$|^\[(.+)\](?::\d+)?$/.exec(written)?.slice(1).find(Boolean) ?? written;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped || !address.includes(':')) return mapped ?? address;
  const [before = '', after] = address.toLowerCase().split('%')[0]!.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after ? after.split(':') : [];
  const groups = [...head, ...Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0'), ...tail];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}

/** Gates and who passes them, as `access.pass_gates` takes them. */
export const gates = (...each: readonly (readonly [Gate, Buffer])[]): string =>
  JSON.stringify(each.map(([gate, subject]) => ({ ...gate, subject: subject.toString('hex') })));
