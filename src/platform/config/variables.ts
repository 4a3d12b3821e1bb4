import { isIP } from 'node:net';
import { z } from 'zod';
import type { AllowedHost } from '../egress/outside-url.js';
import { issuerVariables } from './issuer-variables.js';
import { openPagesVariables } from './open-pages.js';

/** One symmetric key: its public name and its 32 bytes. */
export interface NamedKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** 43 digits of base64 hold 32 bytes. */
const ONE_KEY = /^([a-z0-9-]{1,20}):([A-Za-z0-9+/]{43}=?)$/;

const keyRing = z.string().transform((text, context): NamedKey[] => {
  const keys = text.split(',').map((part) => {
    const [, id = '', secret = ''] = ONE_KEY.exec(part.trim()) ?? [];
    return { id, bytes: Buffer.from(secret, 'base64') };
  });
  if (keys.some((key) => key.bytes.length !== 32)) {
    context.addIssue('must be name:base64 of 32 bytes, several separated by commas, the current one first');
  } else if (new Set(keys.map((key) => key.id)).size !== keys.length) context.addIssue('names a key twice');
  return keys;
});

/** Digits only: `Number` would read a space as 0. */
const whole = (what: string, least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, what)
    .transform(Number)
    .pipe(z.number().min(least, what).max(most, what));
const port = whole('must be a port number', 0, 65_535);
const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL starting with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });
/** Paths would not be served, and a password in it would be shown to everybody. */
function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return true;
  const { origin, href } = new URL(text);
  return href === `${origin}/`;
}
const flag = z.enum(['0', '1'], 'must be 0 or 1').transform((text) => text === '1');
const roles = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(z.array(z.enum(['web', 'worker'], 'must be web, worker or web,worker')).nonempty());

/** `host`, `host:port` or `[IPv6]:port`. */
const ONE_HOST = /^((?:[a-z0-9_-]+\.)*[a-z0-9_-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/;
const hosts = z.string().transform((text, context): AllowedHost[] => {
  const found = text.split(',').map((part) => ONE_HOST.exec(part.trim().toLowerCase()));
  if (found.some((match) => match === null || Number(match[2] ?? 0) > 65_535))
    context.addIssue('must be host or host:port, several separated by commas');
  return found.map((match) => ({ host: match?.[1] ?? '', ...(match?.[2] && { port: Number(match[2]) }) }));
});

const PROXY_NAMES = ['loopback', 'linklocal', 'uniquelocal'];

/** An address, or a network that is not the whole internet: `10.0.3.0/24`, `fd00::/8`. */
function isProxy(text: string): boolean {
  const [address = '', length, ...rest] = text.split('/');
  const bits = isIP(address) === 6 ? 128 : 32;
  if (!isIP(address) || rest.length > 0) return false;
  return length === undefined || (/^[1-9]\d{0,2}$/.test(length) && Number(length) <= bits);
}
const proxies = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((parts) => parts.every((part) => PROXY_NAMES.includes(part) || isProxy(part)), {
    error: 'must be addresses, networks, loopback, linklocal or uniquelocal, separated by commas',
  });

/** A folder name as people write it; it goes into an IMAP command. */
const folder = z.string().regex(/^[^\p{Cc}"\\*%]{1,100}$/u, 'must be the name of a folder');

/** Every environment variable Yhdessä reads, each optional here; what must go together is checked in `config.ts`. */
export const variables = z.object({
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  DATABASE_OWNER_URL: url('postgres:', 'postgresql:').optional(),
  DATABASE_POOL: whole('must be a number from 2 to 100', 2, 100).default(8),
  DATA_DIRECTORY: z.string().min(1).default('./data'),
  HOST: z.string().min(1).optional(),
  PORT: port.default(3000),
  PUBLIC_URL: url('http:', 'https:').refine(isOrigin, 'must be scheme, host and port only').optional(),
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  SMS_GATEWAY_URL: url('http:', 'https:').optional(),
  SMS_GATEWAY_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{1,4000}$/, 'must be one word')
    .optional(),
  SMS_SENDER: z
    .string()
    .regex(/^(\+\d{5,15}|[A-Za-z0-9 ]{1,11})$/, 'must be a number (+358…) or 1 to 11 letters and digits')
    .optional(),
  SMS_GATEWAY_IDEMPOTENT: flag.default(false),
  SMS_TIMEOUT_SECONDS: whole('must be a number from 1 to 120', 1, 120).default(30),
  MAIL_FROM: z
    .string()
    .regex(/^[^\s<>]+@[^\s<>]+$/, 'must be a plain e-mail address')
    .optional(),
  MAIL_DOMAIN: z
    .string()
    .regex(/^[a-z0-9.-]+$/, 'must be a domain name')
    .optional(),
  MAIL_AUTHSERV_ID: z
    .string()
    .regex(/^[A-Za-z0-9._-]{1,255}$/, 'must be the name that begins Authentication-Results')
    .optional(),
  INBOUND_PROTOCOL: z.enum(['smtp', 'lmtp'], 'must be smtp or lmtp').default('smtp'),
  INBOUND_SMTP_HOST: z.string().min(1).default('127.0.0.1'),
  INBOUND_SMTP_PORT: port.default(2525),
  IMAP_URL: url('imaps:', 'imap:').optional(),
  IMAP_FILED: folder.default('Yhdessa'),
  IMAP_POLL_SECONDS: whole('must be a number from 5 to 3600', 5, 3600).default(60),
  IMAP_OAUTH_TOKEN_URL: url('https:', 'http:').optional(),
  IMAP_OAUTH_CLIENT_ID: z.string().min(1).optional(),
  IMAP_OAUTH_CLIENT_SECRET: z.string().min(1).optional(),
  IMAP_OAUTH_SCOPE: z.string().min(1).default('https://outlook.office365.com/.default'),
  ...issuerVariables,
  ...openPagesVariables,
  SESSION_KEYS: keyRing.optional(),
  DATA_KEYS: keyRing.optional(),
  FEED_ALLOW_HOSTS: hosts.default([]),
  TRUSTED_DOCUMENTS: z.enum(['off', 'allow', 'require'], 'must be off, allow or require').default('allow'),
  TRUSTED_DOCUMENTS_PATH: z.string().min(1).optional(),
  WORK_BUDGET: whole('must be a number from 1000 to 100000000', 1000, 100_000_000).default(60_000),
  TRUSTED_PROXIES: proxies.default(PROXY_NAMES),
  ROLES: roles.default(['web', 'worker']),
  DEMO: flag.optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be a pino level').optional(),
});

export type Variables = z.infer<typeof variables>;
