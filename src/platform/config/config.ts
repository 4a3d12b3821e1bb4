import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
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
  readonly mailFrom: string;
  readonly mailDomain: string;
  readonly inboundSmtpPort: number;
  readonly sessionKeys?: readonly NamedKey[];
  readonly dataKeys?: readonly NamedKey[];
  readonly roles: readonly ('web' | 'worker')[];
  readonly demo: boolean;
  readonly logLevel: NonNullable<Variables['LOG_LEVEL']>;
}

/** Wrong settings: one line for each wrong variable. */
export class ConfigError extends Error {
  constructor(readonly lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'ConfigError';
  }
}

const NAMES = Object.keys(variables.shape);
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

/** Reads `NAME` or, for secrets mounted as files, `NAME_FILE`. An empty value counts as not given. */
function collect(env: NodeJS.ProcessEnv, problems: string[]): Record<string, string> {
  const given: Record<string, string> = {};
  for (const name of NAMES) {
    const file = env[`${name}_FILE`];
    if (env[name] && file) problems.push(`${name}: is given twice, also as ${name}_FILE`);
    else if (env[name]) given[name] = env[name];
    else if (file) readSecret(name, file, given, problems);
  }
  return given;
}

function readSecret(name: string, file: string, given: Record<string, string>, problems: string[]): void {
  try {
    given[name] = readFileSync(file, 'utf8').trim();
  } catch (error) {
    problems.push(`${name}_FILE: cannot read ${file} (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** What must be present or absent together. */
function checkTogether(config: Config, given: Variables): string[] {
  const problems: string[] = [];
  const publicHost = new URL(config.publicUrl).hostname;
  if (config.databaseUrl && !given.DATA_KEYS) problems.push('DATA_KEYS: is required beside DATABASE_URL');
  if (config.databaseUrl && !given.SESSION_KEYS) problems.push('SESSION_KEYS: is required beside DATABASE_URL');
  if (!config.demo && !config.smtpUrl) problems.push('SMTP_URL: is required outside demo mode');
  if (!config.demo && !given.MAIL_FROM) problems.push('MAIL_FROM: is required outside demo mode');
  if (!config.demo && !given.MAIL_DOMAIN) problems.push('MAIL_DOMAIN: is required outside demo mode');
  if (!config.demo && !given.PUBLIC_URL) problems.push('PUBLIC_URL: is required outside demo mode');
  if (!config.demo && !config.publicUrl.startsWith('https:'))
    problems.push('PUBLIC_URL: must be https outside demo mode');
  if (config.demo && !LOOPBACK.has(publicHost))
    problems.push('PUBLIC_URL: demo mode serves this machine only (http://localhost)');
  if (config.demo && !LOOPBACK.has(config.host)) problems.push('HOST: demo mode binds loopback only');
  return problems;
}

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
    mailFrom: given.MAIL_FROM ?? 'palveluohjaus@yhdessa.example',
    mailDomain: given.MAIL_DOMAIN ?? 'yhdessa.example',
    inboundSmtpPort: given.INBOUND_SMTP_PORT,
    sessionKeys: given.SESSION_KEYS,
    dataKeys: given.DATA_KEYS,
    roles: given.ROLES,
    demo,
    logLevel: given.LOG_LEVEL ?? (demo ? 'warn' : 'info'),
  };
}

/** Parses the environment. Throws `ConfigError` with a line for every wrong variable, not only the first. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const problems: string[] = [];
  const parsed = variables.safeParse(collect(env, problems));
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`);
    throw new ConfigError([...problems, ...new Set(wrong)]);
  }
  const config = settle(parsed.data);
  problems.push(...checkTogether(config, parsed.data));
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

/** Injection token; the value is made in `start.ts` before the application is. */
export const CONFIG = Symbol('config');
