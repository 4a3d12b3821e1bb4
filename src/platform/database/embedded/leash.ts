import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { identity } from './account.js';
import type { Account } from './account.js';

/**
 * Holds a program on a pipe: when our end closes, because we let go or because we died (kill -9 included), the
 * program is told to stop. The shell is needed since a dead process can tell nobody anything.
 *
 * - Ctrl-C does not arrive here: own session (`detached`) and ignored signals, so that we can close down in order.
 * - The reader starts before anything is printed: printing fails if we are already dead, reading does not.
 * - SIGINT is repeated, since one that comes before the program listens is lost; after ten seconds SIGQUIT.
 * - SIGUSR2 ends a reader that still reads; one that is past reading ends by itself, and leaves no `sleep` behind.
 */
const LEASH = `
trap "" HUP INT PIPE TERM
exec 3<&0
"$@" </dev/null 3<&- >&2 &
program=$!
{
  read -r line <&3
  trap "" USR2
  tries=0
  while [ $tries -lt 200 ] && kill -INT $program; do
    sleep 0.1 || sleep 1
    tries=$((tries + 1))
    [ $tries -lt 100 ] || kill -QUIT $program
  done
} >&2 2>/dev/null &
reader=$!
exec 3<&-
echo $program
exec >&2
wait $program
code=$?
{ kill -USR2 $reader; wait $reader; } 2>/dev/null
exit $code
`;

export interface LeashOptions {
  readonly account: Account | undefined;
  /** Open file for everything the program prints. */
  readonly log: number;
}

export interface Leashed {
  readonly pid: number;
  /** The program's exit code, `null` if the leash itself was killed. */
  readonly exited: Promise<number | null>;
  /** From now on the program does not keep this process from ending; waiting for its end still does. */
  unref(): void;
  /** Lets go; resolves when the program has ended, also when it ended long ago. */
  release(): Promise<void>;
}

/** Starts a program that ends when this process does. */
export async function startLeashed(command: readonly string[], options: LeashOptions): Promise<Leashed> {
  const child = spawn('/bin/sh', ['-c', LEASH, 'yhdessa-leash', ...command], {
    ...identity(options.account),
    detached: true,
    stdio: ['pipe', 'pipe', options.log],
  });
  const { stdin: held, stdout } = child;
  if (!(held instanceof Socket && stdout instanceof Socket)) throw new TypeError('spawn made no pipes');
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  await once(child, 'spawn');
  const pid = Number.parseInt(await text(stdout), 10);
  const release = async (): Promise<void> => {
    child.ref();
    held.end();
    await exited;
  };
  const unref = (): void => [child, held].forEach((handle) => handle.unref());
  return { pid, exited, unref, release };
}
