import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { ConfigError, type Purpose, readConfig } from './config.js';

const keyOf = (fill: number, length = 32) => Buffer.alloc(length, fill).toString('base64');
const SESSION_KEYS = `now:${keyOf(1)}`;
const DATA_KEYS = `now:${keyOf(2)}`;

const PRODUCTION = {
  DEMO: '0',
  DATABASE_URL: 'postgres://app:pass@db.example/yhdessa',
  SESSION_KEYS,
  DATA_KEYS,
  PUBLIC_URL: 'https://yhdessa.example',
  SMTP_URL: 'smtps://mail.example',
  MAIL_FROM: 'palveluohjaus@yhdessa.example',
  MAIL_DOMAIN: 'yhdessa.example',
} as const;

/** The lines that a wrong environment gives; none if it is right. */
function linesOf(env: NodeJS.ProcessEnv, purpose?: Purpose): readonly string[] {
  try {
    readConfig(env, purpose);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    expect(error.message).toBe(error.lines.join('\n'));
    return error.lines;
  }
}

/** Which variables the lines name. */
const namesIn = (lines: readonly string[]): string[] => lines.map((line) => line.split(':')[0] ?? '').toSorted();

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'yhdessa-config-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

/** A file with this content, as a secret is mounted. */
function fileOf(name: string, content: string): string {
  const file = join(directory, name);
  writeFileSync(file, content);
  return file;
}

describe('without any variable', () => {
  it('is a demo on loopback with an embedded database', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      demo: true,
      host: 'localhost',
      port: 3000,
      publicUrl: 'http://localhost:3000',
      inboundProtocol: 'smtp',
      inboundSmtpHost: '127.0.0.1',
      inboundSmtpPort: 2525,
      issuers: [],
      databasePool: 8,
      feedAllowHosts: [],
      trustedProxies: ['loopback', 'linklocal', 'uniquelocal'],
      workBudget: 60_000,
      roles: ['web', 'worker'],
      logLevel: 'warn',
      mailFrom: 'palveluohjaus@yhdessa.example',
      mailDomain: 'yhdessa.example',
    });
    expect(config.databaseUrl).toBeUndefined();
    expect(config.smtpUrl).toBeUndefined();
    expect(config.imap).toBeUndefined();
    expect(config.mailAuthservId).toBeUndefined();
    expect(config.dataKeys).toBeUndefined();
    expect(config.sessionKeys).toBeUndefined();
    expect(config.trustedDocuments).toEqual({ mode: 'allow' });
    expect(isAbsolute(config.dataDirectory)).toBe(true);
  });

  it('takes an empty variable for one that is not given', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', PUBLIC_URL: '', DEMO: '' })).toEqual(readConfig({}));
  });

  it('ignores variables that it does not know', () => {
    expect(readConfig({ PATH: '/bin', PORTT: 'x' })).toEqual(readConfig({}));
  });
});

describe('what is given', () => {
  it('is taken over', () => {
    const config = readConfig({
      ...PRODUCTION,
      DATABASE_OWNER_URL: 'postgresql://owner@db.example/yhdessa',
      DATABASE_POOL: '20',
      DATA_DIRECTORY: '/srv/yhdessa',
      HOST: '10.0.0.5',
      PORT: '8080',
      MAIL_AUTHSERV_ID: 'MX.kunta.fi',
      INBOUND_PROTOCOL: 'lmtp',
      INBOUND_SMTP_HOST: '0.0.0.0',
      INBOUND_SMTP_PORT: '2600',
      FEED_ALLOW_HOSTS: 'Kalenteri.kunta.fi, [::1]:8443,10.0.0.7:8080',
      TRUSTED_PROXIES: '10.0.0.1, fd00::/8,loopback',
      TRUSTED_DOCUMENTS: 'require',
      TRUSTED_DOCUMENTS_PATH: '/srv/documents.json',
      WORK_BUDGET: '90000',
      ROLES: 'worker',
      LOG_LEVEL: 'error',
    });
    expect(config).toEqual({
      demo: false,
      databaseUrl: PRODUCTION.DATABASE_URL,
      databaseOwnerUrl: 'postgresql://owner@db.example/yhdessa',
      databasePool: 20,
      dataDirectory: '/srv/yhdessa',
      host: '10.0.0.5',
      port: 8080,
      publicUrl: PRODUCTION.PUBLIC_URL,
      smtpUrl: PRODUCTION.SMTP_URL,
      mailFrom: PRODUCTION.MAIL_FROM,
      openPages: { accessibilityEmail: PRODUCTION.MAIL_FROM, authority: 'Lupa- ja valvontavirasto' },
      mailDomain: PRODUCTION.MAIL_DOMAIN,
      mailAuthservId: 'mx.kunta.fi',
      inboundProtocol: 'lmtp',
      inboundSmtpHost: '0.0.0.0',
      inboundSmtpPort: 2600,
      issuers: [],
      sessionKeys: [{ id: 'now', bytes: Buffer.alloc(32, 1) }],
      dataKeys: [{ id: 'now', bytes: Buffer.alloc(32, 2) }],
      feedAllowHosts: [{ host: 'kalenteri.kunta.fi' }, { host: '[::1]', port: 8443 }, { host: '10.0.0.7', port: 8080 }],
      trustedProxies: ['10.0.0.1', 'fd00::/8', 'loopback'],
      trustedDocuments: { mode: 'require', path: '/srv/documents.json' },
      workBudget: 90_000,
      roles: ['worker'],
      logLevel: 'error',
    });
  });

  it('decides about demo mode: DATABASE_URL ends it, DEMO has the last word', () => {
    const { DEMO: _, ...undecided } = PRODUCTION;
    expect(readConfig(undecided).demo).toBe(false);
    expect(readConfig({ DATABASE_URL: PRODUCTION.DATABASE_URL, SESSION_KEYS, DATA_KEYS, DEMO: '1' }).demo).toBe(true);
    expect(readConfig(PRODUCTION)).toMatchObject({ demo: false, host: '0.0.0.0', logLevel: 'info' });
  });

  it('may be a public URL with a slash at its end', () => {
    expect(readConfig({ ...PRODUCTION, PUBLIC_URL: 'https://yhdessa.example/' }).publicUrl).toBe(
      'https://yhdessa.example',
    );
  });

  it('names the default public URL by the port', () => {
    expect(readConfig({ PORT: '3999' }).publicUrl).toBe('http://localhost:3999');
  });
});

const WRONG: readonly (readonly [variable: string, value: string, reason: RegExp])[] = [
  ['DATABASE_URL', 'mysql://db.example/x', /postgres:\/\//],
  ['DATABASE_URL', 'not a url', /postgres:\/\//],
  ['DATABASE_OWNER_URL', 'http://db.example', /postgres:\/\//],
  ['DATABASE_POOL', '1', /2 to 100/],
  ['DATABASE_POOL', '101', /2 to 100/],
  ['DATABASE_POOL', 'many', /2 to 100/],
  ['DATABASE_POOL', '8.5', /2 to 100/],
  ['PORT', 'abc', /port number/],
  ['PORT', '65536', /port number/],
  ['PORT', '-1', /port number/],
  ['PORT', '3000.5', /port number/],
  ['PORT', ' ', /port number/],
  ['PORT', '0x10', /port number/],
  ['PORT', '1e3', /port number/],
  ['INBOUND_SMTP_PORT', 'smtp', /port number/],
  ['INBOUND_PROTOCOL', 'LMTP', /smtp or lmtp/],
  ['INBOUND_PROTOCOL', 'pop3', /smtp or lmtp/],
  ['MAIL_AUTHSERV_ID', 'mx.kunta.fi; spf=pass', /begins Authentication-Results/],
  ['PUBLIC_URL', 'localhost:3000', /http:\/\//],
  ['PUBLIC_URL', 'ftp://localhost', /http:\/\//],
  ['PUBLIC_URL', 'http://localhost/app', /scheme, host and port only/],
  ['PUBLIC_URL', 'http://localhost/?x=1', /scheme, host and port only/],
  ['PUBLIC_URL', 'http://somebody:word@localhost', /scheme, host and port only/],
  ['SMTP_URL', 'mail.example:25', /smtp:\/\//],
  ['MAIL_FROM', 'Yhdessä <a@b.example>', /plain e-mail address/],
  ['MAIL_FROM', 'nobody', /plain e-mail address/],
  ['MAIL_DOMAIN', 'a@b.example', /domain name/],
  ['SESSION_KEYS', 'now', /base64/],
  ['SESSION_KEYS', `now:${keyOf(1, 31)}`, /base64/],
  ['SESSION_KEYS', `now:${keyOf(1, 33)}`, /base64/],
  ['SESSION_KEYS', `NOW:${keyOf(1)}`, /base64/],
  ['SESSION_KEYS', `now:${keyOf(1)}:more`, /base64/],
  ['SESSION_KEYS', `now:*${keyOf(1)}`, /base64/],
  ['DATA_KEYS', `now:${keyOf(1)},`, /base64/],
  ['DATA_KEYS', ',', /base64/],
  ['DATA_KEYS', `now:${keyOf(1)},now:${keyOf(2)}`, /twice/],
  ['FEED_ALLOW_HOSTS', 'https://kalenteri.kunta.fi', /host or host:port/],
  ['FEED_ALLOW_HOSTS', 'kalenteri.kunta.fi/path', /host or host:port/],
  ['FEED_ALLOW_HOSTS', 'kalenteri.kunta.fi:70000', /host or host:port/],
  ['FEED_ALLOW_HOSTS', 'a.example,,b.example', /host or host:port/],
  ['TRUSTED_PROXIES', 'true', /addresses, networks/],
  ['TRUSTED_PROXIES', '1', /addresses, networks/],
  ['TRUSTED_PROXIES', 'proxy.example', /addresses, networks/],
  ['TRUSTED_PROXIES', '10.0.0.1,', /addresses, networks/],
  ['TRUSTED_PROXIES', '0.0.0.0/0', /addresses, networks/],
  ['TRUSTED_PROXIES', '10.0.0.0/33', /addresses, networks/],
  ['TRUSTED_PROXIES', '10.0.0.0/8/8', /addresses, networks/],
  ['TRUSTED_DOCUMENTS', 'always', /off, allow or require/],
  ['WORK_BUDGET', '999', /1000 to 100000000/],
  ['WORK_BUDGET', 'off', /1000 to 100000000/],
  ['ROLES', 'web,cook', /web, worker/],
  ['ROLES', 'cook,waiter', /web, worker/],
  ['ROLES', ',', /web, worker/],
  ['DEMO', 'yes', /0 or 1/],
  ['LOG_LEVEL', 'loud', /pino level/],
  ['HOST', '0.0.0.0', /loopback only/],
  ['HOST', '192.168.1.5', /loopback only/],
  ['INBOUND_SMTP_HOST', '0.0.0.0', /loopback only/],
  ['PUBLIC_URL', 'http://192.168.1.5:3000', /this machine only/],
  ['PUBLIC_URL', 'https://yhdessa.example', /this machine only/],
  ['PUBLIC_URL', 'http://localhost.attacker.example', /this machine only/],
];

describe('a wrong variable', () => {
  it.each(WRONG)('%s=%j gives exactly one line, which names it', (variable, value, reason) => {
    const lines = linesOf({ [variable]: value });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${variable}: `));
    expect(lines[0]).toMatch(reason);
  });

  it('does not hide another: all of them are listed, each once', () => {
    const { SMTP_URL: _, ...withoutSmtp } = PRODUCTION;
    const lines = linesOf({ ...withoutSmtp, PORT: 'x', MAIL_FROM: 'x', PUBLIC_URL: 'http://yhdessa.example' });
    expect(namesIn(lines)).toEqual(['MAIL_FROM', 'PORT', 'PUBLIC_URL', 'SMTP_URL']);
  });

  it('never shows its value, which may be a secret', () => {
    const secret = 'hunter2-hunter2-hunter2';
    const wrong = {
      DATABASE_URL: `mysql://app:${secret}@db.example/x`,
      DATABASE_OWNER_URL: `mysql://owner:${secret}@db.example/x`,
      SMTP_URL: `https://mailer:${secret}@mail.example`,
      SESSION_KEYS: `now:${secret}`,
      DATA_KEYS: secret,
      PUBLIC_URL: `http://x:${secret}@localhost`,
      PORT: secret,
      ROLES: secret,
      DEMO: secret,
      LOG_LEVEL: secret,
      MAIL_FROM: secret,
      MAIL_DOMAIN: `${secret}!`,
    };
    expect(linesOf(wrong)).toHaveLength(Object.keys(wrong).length);
    expect(linesOf(wrong).join('\n')).not.toContain('hunter2');
  });
});

describe('a secret mounted as a file', () => {
  it('is read from NAME_FILE, without the line break at its end', () => {
    const { sessionKeys } = readConfig({ SESSION_KEYS_FILE: fileOf('keys', `${SESSION_KEYS}\n`) });
    expect(sessionKeys).toEqual([{ id: 'now', bytes: Buffer.alloc(32, 1) }]);
  });

  it('may not be given in NAME as well', () => {
    const lines = linesOf({ ...PRODUCTION, SMTP_URL_FILE: fileOf('smtp', 'smtp://mail.example') });
    expect(lines).toEqual(['SMTP_URL: is given twice, also as SMTP_URL_FILE']);
  });

  it('that cannot be read gives one line, which does not show the path: it may be the secret itself', () => {
    expect(linesOf({ ...PRODUCTION, SMTP_URL: '', SMTP_URL_FILE: '/nowhere/hunter2' })).toEqual([
      'SMTP_URL: cannot be read from SMTP_URL_FILE (ENOENT)',
    ]);
  });

  it('is wrong when the file is empty', () => {
    expect(linesOf({ DATA_KEYS_FILE: fileOf('empty', '\n') })).toEqual([expect.stringMatching(/^DATA_KEYS: /)]);
  });
});

describe('demo mode', () => {
  it.each(['localhost', '127.0.0.1', '::1'])('binds %s', (HOST) => {
    expect(readConfig({ HOST })).toMatchObject({ demo: true, host: HOST });
  });

  it.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000'])('is reached by %s', (PUBLIC_URL) => {
    expect(readConfig({ PUBLIC_URL }).publicUrl).toBe(PUBLIC_URL);
  });

  it('beside a given database still refuses to be reached from outside', () => {
    const env = { ...PRODUCTION, DEMO: '1', HOST: '0.0.0.0' };
    expect(namesIn(linesOf(env))).toEqual(['HOST', 'PUBLIC_URL']);
  });
});

describe('outside demo mode', () => {
  it.each(['SMTP_URL', 'MAIL_FROM', 'MAIL_DOMAIN', 'PUBLIC_URL'] as const)('%s is required', (name) => {
    expect(linesOf({ ...PRODUCTION, [name]: undefined })).toEqual([`${name}: is required outside demo mode`]);
  });

  it.each(['SESSION_KEYS', 'DATA_KEYS'] as const)('%s is required beside DATABASE_URL', (name) => {
    expect(linesOf({ ...PRODUCTION, [name]: undefined })).toEqual([`${name}: is required beside DATABASE_URL`]);
  });

  it('PUBLIC_URL must be https', () => {
    expect(linesOf({ ...PRODUCTION, PUBLIC_URL: 'http://yhdessa.example' })).toEqual([
      'PUBLIC_URL: must be https outside demo mode',
    ]);
  });

  it('everything that is missing is told at once', () => {
    expect(namesIn(linesOf({ DATABASE_URL: PRODUCTION.DATABASE_URL }))).toEqual([
      'DATA_KEYS',
      'MAIL_DOMAIN',
      'MAIL_FROM',
      'PUBLIC_URL',
      'SESSION_KEYS',
      'SMTP_URL',
    ]);
  });
});

describe('a command', () => {
  const OWNER = { DATABASE_OWNER_URL: 'postgres://owner:pass@db.example/yhdessa' };
  const BOTH = { ...OWNER, DATABASE_URL: PRODUCTION.DATABASE_URL };
  const missing = (purpose: Purpose, env: NodeJS.ProcessEnv) => linesOf(env, purpose);

  it.each<[Purpose, NodeJS.ProcessEnv]>([
    ['migrate', BOTH],
    ['seed', { ...BOTH, DATA_KEYS }],
    ['area', OWNER],
    ['check-log', OWNER],
    ['rotate-keys', { ...OWNER, DATA_KEYS }],
    ['export-plan', { ...OWNER, DATA_KEYS }],
  ])('%s needs no more than this, and misses each part of it', (purpose, env) => {
    expect(missing(purpose, env)).toEqual([]);
    for (const name of Object.keys(env)) {
      const rest = { ...env, [name]: undefined };
      if (rest['DATABASE_URL'] ?? rest['DATABASE_OWNER_URL'])
        expect(missing(purpose, rest)).toEqual([`${name}: is required for ${purpose}`]);
    }
  });

  it.each<Purpose>(['migrate', 'seed', 'area', 'check-log', 'rotate-keys', 'export-plan'])(
    '%s works on the embedded database without any setting, and as the owner only',
    (purpose) => {
      expect(missing(purpose, {})).toEqual([]);
      expect(missing(purpose, { DATABASE_URL: PRODUCTION.DATABASE_URL, DATA_KEYS })).toEqual([
        `DATABASE_OWNER_URL: is required for ${purpose}`,
      ]);
    },
  );

  it('neither reads nor judges what it does not need', () => {
    const others = { PORT: 'x', SMTP_URL: 'x', SESSION_KEYS_FILE: '/nowhere', DATA_KEYS_FILE: '/nowhere', DEMO: 'x' };
    expect(readConfig({ ...BOTH, ...others }, 'migrate')).toMatchObject({
      databaseUrl: BOTH.DATABASE_URL,
      databaseOwnerUrl: BOTH.DATABASE_OWNER_URL,
      dataKeys: undefined,
    });
  });

  it('is no server: that needs the login of the application beside the owner', () => {
    expect(linesOf(OWNER)).toEqual(['DATABASE_URL: is required beside DATABASE_OWNER_URL']);
  });
});

describe('a key ring', () => {
  it('keeps its order, the current key first', () => {
    const { dataKeys } = readConfig({ DATA_KEYS: `new-2026:${keyOf(7)}, old:${keyOf(8)}` });
    expect(dataKeys).toEqual([
      { id: 'new-2026', bytes: Buffer.alloc(32, 7) },
      { id: 'old', bytes: Buffer.alloc(32, 8) },
    ]);
  });

  it('takes base64 without its padding, too', () => {
    expect(readConfig({ DATA_KEYS: `a:${keyOf(3).replace('=', '')}` }).dataKeys?.[0]?.bytes).toEqual(
      Buffer.alloc(32, 3),
    );
  });
});
