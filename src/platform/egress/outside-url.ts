/** A server that may be asked although it is not of the internet, on one port or on any. */
export interface AllowedHost {
  readonly host: string;
  readonly port?: number;
}

/** An address we may ask. `isAllowed`: it is on the list, so nothing is asked of where it lies. */
export interface OutsideUrl {
  readonly url: URL;
  readonly isAllowed: boolean;
}

const LONGEST = 2000;
/** Scheme, authority and the rest; nothing in it that one parser reads otherwise than another. */
const PLAIN = /^(https?|webcals?):\/\/([^/?#@%\\\s]+)((?:[/?#][^\\\s\p{Cc}]*)?)$/iu;
/** Names of DNS as a parser leaves them. Neither an address in any notation nor a name without a dot fits. */
const DNS_NAME = /^(?=.{1,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/**
 * Reads an address from outside, `webcal` as `https`. Null unless it is plain https on port 443 of a named server, or on
 * the list: there plain http and other ports are right, too. The fragment is dropped: it is never sent.
 */
export function outsideUrl(text: string, allowed: readonly AllowedHost[]): OutsideUrl | null {
  const [, scheme = '', authority = '', rest = ''] = PLAIN.exec(text.trim()) ?? [];
  if (authority === '' || text.length > LONGEST) return null;
  // Before parsing: only of schemes it knows does the parser see that `0x7f.1` is an address.
  const plain = `${scheme.toLowerCase() === 'http' ? 'http' : 'https'}://${authority}${rest}`;
  if (!URL.canParse(plain)) return null;
  const url = new URL(plain);
  if (url.username !== '' || url.password !== '') return null;
  url.hash = '';
  if (allowed.some((entry) => isOn(entry, url))) return { url, isAllowed: true };
  const isPlainHttps = url.protocol === 'https:' && url.port === '' && DNS_NAME.test(url.hostname);
  return isPlainHttps ? { url, isAllowed: false } : null;
}

function isOn({ host, port }: AllowedHost, url: URL): boolean {
  const asked = url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port);
  return url.hostname === host && (port === undefined || port === asked);
}
