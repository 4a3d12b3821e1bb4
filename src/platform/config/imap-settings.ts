import { isLoopback } from './loopback.js';
import type { Variables } from './variables.js';

/** An application that gets its tokens by its own secret (OAuth 2.0 client credentials), as Exchange Online wants. */
export interface ImapOAuth {
  readonly tokenUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
}

/** The mailbox to which answers are delivered, and how it is read. */
export interface ImapSettings {
  readonly host: string;
  readonly port: number;
  /** `imaps` from the first byte, `starttls` before the password; `none` on this machine only. */
  readonly tls: 'imaps' | 'starttls' | 'none';
  readonly user: string;
  /** Absent with `oauth`. */
  readonly password?: string;
  readonly oauth?: ImapOAuth;
  /** Where mail arrives. */
  readonly inbox: string;
  /** Where what was taken is put. */
  readonly filed: string;
  readonly pollSeconds: number;
}

const PORTS = { 'imaps:': 993, 'imap:': 143 } as const;
const OAUTH = ['IMAP_OAUTH_TOKEN_URL', 'IMAP_OAUTH_CLIENT_ID', 'IMAP_OAUTH_CLIENT_SECRET'] as const;

/** A URL escapes what it cannot hold; null when it does so wrongly. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
}

interface Address {
  readonly url: URL;
  readonly user: string;
  readonly password: string;
  readonly inbox: string;
}

function addressOf(text: string): Address | null {
  const url = new URL(text);
  const user = decoded(url.username);
  const password = decoded(url.password);
  const inbox = decoded(url.pathname.replace(/^\//, ''));
  const isWhole = url.hostname !== '' && user && password !== null && inbox !== null;
  return isWhole && url.search === '' && url.hash === '' ? { url, user, password, inbox: inbox || 'INBOX' } : null;
}

/** What is wrong with the mailbox beyond single variables: which variable, and why. Never shows a value. */
export function imapFaults(given: Variables): (readonly [name: keyof Variables, fault: string])[] {
  const { IMAP_URL, IMAP_OAUTH_TOKEN_URL } = given;
  const missing = OAUTH.filter((name) => given[name] === undefined);
  const isOAuth = missing.length < OAUTH.length;
  const faults: (readonly [keyof Variables, string])[] = [];
  if (isOAuth) for (const name of missing) faults.push([name, 'is required beside the other IMAP_OAUTH_ variables']);
  if (isOAuth && !IMAP_URL) faults.push(['IMAP_URL', 'is required beside IMAP_OAUTH_']);
  if (IMAP_OAUTH_TOKEN_URL && !isConfidential(IMAP_OAUTH_TOKEN_URL))
    faults.push(['IMAP_OAUTH_TOKEN_URL', 'must be https, unless it is on this machine']);
  if (!IMAP_URL) return faults;
  const address = addressOf(IMAP_URL);
  if (!address) faults.push(['IMAP_URL', 'must be imaps://user:password@host/folder']);
  else if (!address.password && !isOAuth) faults.push(['IMAP_URL', 'needs a password, or IMAP_OAUTH_ variables']);
  else if (address.password && isOAuth) faults.push(['IMAP_URL', 'must have no password beside IMAP_OAUTH_']);
  return faults;
}

function isConfidential(text: string): boolean {
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || isLoopback(hostname);
}

/** The mailbox, if there is one and `imapFaults` has nothing to say. */
export function imapSettings(given: Variables): ImapSettings | undefined {
  if (!given.IMAP_URL || imapFaults(given).length > 0) return undefined;
  const address = addressOf(given.IMAP_URL);
  if (!address) return undefined;
  const { url, user, password, inbox } = address;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  const plain = isLoopback(host) ? 'none' : 'starttls';
  return {
    host,
    port: Number(url.port) || PORTS[url.protocol as keyof typeof PORTS],
    tls: url.protocol === 'imaps:' ? 'imaps' : plain,
    user,
    ...(password ? { password } : { oauth: oauthOf(given) }),
    inbox,
    filed: given.IMAP_FILED,
    pollSeconds: given.IMAP_POLL_SECONDS,
  };
}

function oauthOf(given: Variables): ImapOAuth {
  const [tokenUrl = '', clientId = '', clientSecret = ''] = OAUTH.map((name) => given[name]);
  return { tokenUrl, clientId, clientSecret, scope: given.IMAP_OAUTH_SCOPE };
}
