import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AllowedHost } from '../egress/outside-url.js';
import { type ImapSettings, imapFaults, imapSettings } from './imap-settings.js';
import { issuerFaults, issuerSettings, type IssuerSettings } from './issuer-settings.js';
import { isLoopback } from './loopback.js';
import { openPages, type OpenPagesSettings } from './open-pages.js';
import { smsFaults, smsSettings, type SmsSettings } from './sms-settings.js';
import { type NamedKey, variables, type Variables } from './variables.js';

/** The settings of this process, parsed once at the start. */
export interface Config {
  /** As whom the application works: a role that owns nothing. Absent: PostgreSQL is embedded. */
  readonly databaseUrl?: string;
  /** As whom `migrate` works. */
  readonly databaseOwnerUrl?: string;
  readonly databasePool: number;
  /** Where the embedded database, its password and generated keys live. Absolute. */
  readonly dataDirectory: string;
  readonly host: string;
  readonly port: number;
  /** How browsers reach us, without a trailing slash. Its origin is the only one allowed to post. */
  readonly publicUrl: string;
  readonly smtpUrl?: string;
  /** Where text messages are handed over; absent: nowhere, or in a demo to the built-in catcher. */
  readonly sms?: SmsSettings;
  readonly mailFrom: string;
  readonly mailDomain: string;
  /** Whose Authentication-Results are believed: the name of our own border server. Absent: nobody's. */
  readonly mailAuthservId?: string;
  readonly inboundProtocol: 'smtp' | 'lmtp';
  readonly inboundSmtpHost: string;
  readonly inboundSmtpPort: number;
  /** The mailbox that is read for answers; absent: none. */
  readonly imap?: ImapSettings;
  /** Who may say who people are: employers of the staff, and Suomi.fi. */
  readonly issuers: readonly IssuerSettings[];
  readonly sessionKeys?: readonly NamedKey[];
  readonly dataKeys?: readonly NamedKey[];
  /** Servers of calendars that may be asked although they are not of the internet. */
  readonly feedAllowHosts: readonly AllowedHost[];
  /** Who may say from where a request came (X-Forwarded-For): addresses, networks, and names of both. */
  readonly trustedProxies: readonly string[];
  /** Whether GraphQL documents are taken by their hash, and whether any other is. */
  readonly trustedDocuments: TrustedDocumentsSettings;
  /** How much work one person may ask for at once, and within each minute. Counted as `costOf` does. */
  readonly workBudget: number;
  /** What the pages that everybody may read say of whoever runs this. */
  readonly openPages: OpenPagesSettings;
  readonly roles: readonly ('web' | 'worker')[];
  readonly demo: boolean;
  readonly logLevel: NonNullable<Variables['LOG_LEVEL']>;
}

/** Documents of our own clients. */
export interface TrustedDocumentsSettings {
  /** `off`: none is named by its hash; `require`: no other is run. */
  readonly mode: 'off' | 'allow' | 'require';
  /** Those of other clients than the app: a list as JSON, or a folder with `*.graphql`. Absolute. */
  readonly path?: string;
}

/** What the process is started for, and so which settings it needs: a server all of them, a command only its own. */
export type Purpose = 'serve' | 'migrate' | 'seed' | 'area' | 'check-log' | 'rotate-keys' | 'export-plan';

/** Wrong settings: one line for each wrong variable. */
export class ConfigError extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'ConfigError';
  }
}

/** What is wrong, at most one line for each variable: the first thing found. */
class Problems {
  private readonly byName = new Map<string, string>();

  add(name: string, fault: string): void {
    if (!this.byName.has(name)) this.byName.set(name, `${name}: ${fault}`);
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  throwIfAny(): void {
    if (this.byName.size > 0) throw new ConfigError([...this.byName.values()]);
  }
}

type Name = keyof Variables;

const NAMES = Object.keys(variables.shape) as Name[];

/** Where a database is: without any of these it is the embedded one below `DATA_DIRECTORY`. */
const PLACES: readonly Name[] = ['DATA_DIRECTORY', 'DATABASE_URL', 'DATABASE_OWNER_URL'];

/** What a command reads besides; all else it is given is none of its business. */
const READ: Readonly<Record<Exclude<Purpose, 'serve'>, readonly Name[]>> = {
  migrate: PLACES,
  seed: [...PLACES, 'DATA_KEYS'],
  area: PLACES,
  'check-log': PLACES,
  'rotate-keys': [...PLACES, 'DATA_KEYS'],
  'export-plan': [...PLACES, 'DATA_KEYS'],
};

/** These make or fill the login of `DATABASE_URL`, so they must know it. */
const NEED_LOGIN: readonly Purpose[] = ['migrate', 'seed'];

/** Reads `NAME` or, for secrets mounted as files, `NAME_FILE`. An empty value counts as not given. */
function collect(env: NodeJS.ProcessEnv, names: readonly Name[], problems: Problems): Record<string, string> {
  const given: Record<string, string> = {};
  for (const name of names) {
    const file = env[`${name}_FILE`];
    if (env[name] && file) problems.add(name, `is given twice, also as ${name}_FILE`);
    else if (env[name]) given[name] = env[name];
    else if (file) readSecret(name, file, given, problems);
  }
  return given;
}

function readSecret(name: string, file: string, given: Record<string, string>, problems: Problems): void {
  try {
    given[name] = readFileSync(file, 'utf8').trim();
  } catch (error) {
    // Without the path: who writes the secret itself there shall not find it in the log.
    problems.add(name, `cannot be read from ${name}_FILE (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** What a server needs, and what demo mode forbids. */
function checkServing(config: Config, given: Variables, problems: Problems): void {
  const publicHost = new URL(config.publicUrl).hostname;
  if (given.DATABASE_OWNER_URL && !config.databaseUrl)
    problems.add('DATABASE_URL', 'is required beside DATABASE_OWNER_URL');
  if (config.databaseUrl && !given.DATA_KEYS) problems.add('DATA_KEYS', 'is required beside DATABASE_URL');
  if (config.databaseUrl && !given.SESSION_KEYS) problems.add('SESSION_KEYS', 'is required beside DATABASE_URL');
  if (!config.demo && !config.smtpUrl) problems.add('SMTP_URL', 'is required outside demo mode');
  if (!config.demo && !given.MAIL_FROM) problems.add('MAIL_FROM', 'is required outside demo mode');
  if (!config.demo && !given.MAIL_DOMAIN) problems.add('MAIL_DOMAIN', 'is required outside demo mode');
  if (!config.demo && !given.PUBLIC_URL) problems.add('PUBLIC_URL', 'is required outside demo mode');
  if (!config.demo && !config.publicUrl.startsWith('https:'))
    problems.add('PUBLIC_URL', 'must be https outside demo mode');
  if (config.demo && !isLoopback(publicHost))
    problems.add('PUBLIC_URL', 'demo mode serves this machine only (http://localhost)');
  if (config.demo && !isLoopback(config.host)) problems.add('HOST', 'demo mode binds loopback only');
  if (config.demo && !isLoopback(config.inboundSmtpHost))
    problems.add('INBOUND_SMTP_HOST', 'demo mode binds loopback only');
  for (const [name, fault] of [...imapFaults(given), ...smsFaults(given, config.demo), ...issuerFaults(given)])
    problems.add(name, fault);
}

/** What a command needs: it works as the owner of a given database, or on the embedded one. */
function checkCommand(purpose: Exclude<Purpose, 'serve'>, given: Variables, problems: Problems): void {
  const { DATABASE_URL, DATABASE_OWNER_URL, DATA_KEYS } = given;
  if (!DATABASE_URL && !DATABASE_OWNER_URL) return;
  if (!DATABASE_OWNER_URL) problems.add('DATABASE_OWNER_URL', `is required for ${purpose}`);
  if (!DATABASE_URL && NEED_LOGIN.includes(purpose)) problems.add('DATABASE_URL', `is required for ${purpose}`);
  if (!DATA_KEYS && READ[purpose].includes('DATA_KEYS')) problems.add('DATA_KEYS', `is required for ${purpose}`);
}

function trustedDocuments({
  TRUSTED_DOCUMENTS: mode,
  TRUSTED_DOCUMENTS_PATH: path,
}: Variables): TrustedDocumentsSettings {
  return { mode, ...(path !== undefined && { path: resolve(path) }) };
}

/** What is believed of whom, and how much anybody gets. */
const bounds = (given: Variables) => ({
  feedAllowHosts: given.FEED_ALLOW_HOSTS,
  trustedProxies: given.TRUSTED_PROXIES,
  trustedDocuments: trustedDocuments(given),
  workBudget: given.WORK_BUDGET,
});

function settle(given: Variables): Config {
  const demo = given.DEMO ?? given.DATABASE_URL === undefined;
  return {
    databaseUrl: given.DATABASE_URL,
    databaseOwnerUrl: given.DATABASE_OWNER_URL,
    databasePool: given.DATABASE_POOL,
    dataDirectory: resolve(given.DATA_DIRECTORY),
    host: given.HOST ?? (demo ? 'localhost' : '0.0.0.0'),
    port: given.PORT,
    publicUrl: (given.PUBLIC_URL ?? `http://localhost:${given.PORT}`).replace(/\/+$/, ''),
    smtpUrl: given.SMTP_URL,
    sms: smsSettings(given),
    mailFrom: given.MAIL_FROM ?? 'palveluohjaus@yhdessa.example',
    openPages: openPages(given),
    mailDomain: given.MAIL_DOMAIN ?? 'yhdessa.example',
    mailAuthservId: given.MAIL_AUTHSERV_ID?.toLowerCase(),
    inboundProtocol: given.INBOUND_PROTOCOL,
    inboundSmtpHost: given.INBOUND_SMTP_HOST,
    inboundSmtpPort: given.INBOUND_SMTP_PORT,
    imap: imapSettings(given),
    issuers: issuerSettings(given),
    sessionKeys: given.SESSION_KEYS,
    dataKeys: given.DATA_KEYS,
    ...bounds(given),
    roles: given.ROLES,
    demo,
    logLevel: given.LOG_LEVEL ?? (demo ? 'warn' : 'info'),
  };
}

/**
 * Parses what of the environment the purpose needs. Throws `ConfigError` with a line for every wrong variable, not only
 * the first.
 */
export function readConfig(env: NodeJS.ProcessEnv, purpose: Purpose = 'serve'): Config {
  const problems = new Problems();
  const given = collect(env, purpose === 'serve' ? NAMES : READ[purpose], problems);
  const parsed = variables.safeParse(given);
  for (const { path, message } of parsed.error?.issues ?? []) {
    problems.add(String(path[0]), message);
    delete given[String(path[0])];
  }
  // What is wrong counts as not given from here, so that all is told in one go; unless that decides about demo mode.
  const rest = variables.parse(given);
  const config = settle(rest);
  if (problems.has('DEMO') || problems.has('DATABASE_URL')) problems.throwIfAny();
  if (purpose === 'serve') checkServing(config, rest, problems);
  else checkCommand(purpose, rest, problems);
  problems.throwIfAny();
  return config;
}

/** Injection token; the value is made in `start.ts` before the application is. */
export const CONFIG = Symbol('config');
