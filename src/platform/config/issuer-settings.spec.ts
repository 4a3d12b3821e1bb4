import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigError, readConfig } from './config.js';

const jwkOf = (type: 'rsa' | 'ec') =>
  type === 'rsa'
    ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' })
    : generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
const KEY = jwkOf('ec');
const PUBLIC_KEY = JSON.stringify({ kty: KEY.kty, crv: KEY.crv, x: KEY.x, y: KEY.y });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yhdessa-issuers-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** The lines that a wrong environment gives; none if it is right. */
function linesOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.lines;
  }
}

const ENTRY = {
  id: 'pohde',
  label: 'Pohde',
  issuer: 'https://login.microsoftonline.com/0a1b/v2.0',
  clientId: 'yhdessa',
  clientSecret: 'hunter2',
};
const listOf = (...entries: object[]) => ({ OIDC_ISSUERS: JSON.stringify(entries) });
const SUOMI_FI = {
  SUOMI_FI_ISSUER: 'https://tunnistautuminen.suomi.fi/idp',
  SUOMI_FI_CLIENT_ID: 'yhdessa',
  SUOMI_FI_PRIVATE_KEY: JSON.stringify({ ...KEY, kid: 'hunter2' }),
};

describe('the issuers of OIDC_ISSUERS', () => {
  it('are none unless they are given', () => expect(readConfig({}).issuers).toEqual([]));

  it('need little', () => {
    expect(readConfig(listOf(ENTRY)).issuers).toEqual([
      {
        ...ENTRY,
        kind: 'staff',
        scopes: 'openid profile email',
        subjectClaim: 'sub',
        levels: [],
        userinfo: false,
        domains: [],
        origins: [],
        mapping: expect.objectContaining({ memberships: [] }),
      },
    ]);
  });

  it('may say more, be several, and come from a file with secrets in files', () => {
    const keycloak = {
      id: 'kunta-2',
      label: 'Limingan kunta',
      issuer: 'https://sso.kunta.example/realms/kunta',
      clientId: 'yhdessa',
      privateKeyFile: file('key.json', JSON.stringify(KEY)),
      scopes: 'openid groups',
      subjectClaim: 'employee_id',
      acrValues: 'gold silver',
      levels: ['gold'],
      userinfo: true,
      domains: ['Kunta.example'],
      origins: ['https://adfs.kunta.example'],
    };
    const { clientSecret: _, ...unsecret } = ENTRY;
    const list = [{ ...unsecret, clientSecretFile: file('secret', 'hunter2\n') }, keycloak];
    const { issuers } = readConfig({ OIDC_ISSUERS_FILE: file('issuers.json', JSON.stringify(list)) });
    expect(issuers.map(({ id, clientSecret, privateKey }) => ({ id, clientSecret, privateKey }))).toEqual([
      { id: 'pohde', clientSecret: 'hunter2' },
      { id: 'kunta-2', privateKey: KEY },
    ]);
    expect(issuers[1]).toMatchObject({
      scopes: 'openid groups',
      subjectClaim: 'employee_id',
      acrValues: 'gold silver',
      levels: ['gold'],
      userinfo: true,
      domains: ['kunta.example'],
      origins: ['https://adfs.kunta.example'],
    });
    expect(issuers[1]).not.toHaveProperty('privateKeyFile');
  });

  it.each(['http://localhost:8080/realms/x', 'http://127.0.0.1:8080', 'http://[::1]:8080', 'https://a.example'])(
    'may be at %s',
    (issuer) => expect(readConfig(listOf({ ...ENTRY, issuer })).issuers[0]?.issuer).toBe(issuer),
  );

  it.each<[object, RegExp]>([
    [{ issuer: 'http://sso.kunta.example' }, /0\.issuer must be https/],
    [{ issuer: 'http://localhost.evil.example' }, /0\.issuer must be https/],
    [{ issuer: 'sso.kunta.example' }, /0\.issuer must be https/],
    [{ issuer: 'https://u:hunter2@sso.kunta.example' }, /0\.issuer must be https/],
    [{ issuer: 'https://sso.kunta.example/?hunter2' }, /0\.issuer must be https/],
    [{ issuer: undefined }, /0\.issuer must be the URL/],
    [{ issuer: 'https://login.microsoftonline.com/common/v2.0' }, /0\.issuer must name one tenant/],
    [{ issuer: 'https://login.microsoftonline.com/organizations/v2.0' }, /0\.issuer must name one tenant/],
    [{ id: 'Pohde' }, /0\.id must be small letters/],
    [{ id: '../x' }, /0\.id must be small letters/],
    [{ id: 'suomi-fi' }, /0\.id is the name of Suomi\.fi/],
    [{ label: '' }, /0\.label must be 1 to 60/],
    [{ clientId: 'two words' }, /0\.clientId must be one word/],
    [{ clientSecret: undefined }, /0 must have one of clientSecret, clientSecretFile, privateKeyFile/],
    [{ clientSecret: '' }, /0\.clientSecret must not be empty/],
    [{ clientSecretFile: '/nowhere/hunter2' }, /0\.clientSecretFile cannot be read \(ENOENT\)/],
    [{ clientSecret: undefined, privateKeyFile: '/nowhere/hunter2' }, /0\.privateKeyFile cannot be read/],
    [{ scopes: 'profile' }, /0\.scopes must hold openid/],
    [{ scopes: 'openid  email' }, /0\.scopes must be words/],
    [{ levels: 'gold' }, /0\.levels /],
    [{ userinfo: 'hunter2' }, /0\.userinfo must be true or false/],
    [{ domains: ['kunta'] }, /0\.domains\.0 must be a domain/],
    [{ origins: ['https://adfs.kunta.example/adfs'] }, /0\.origins\.0 must be an https origin/],
    [{ origins: ["https://a.example'; script-src *"] }, /0\.origins\.0 must be an https origin/],
    [{ origins: ['https://*.kunta.example'] }, /0\.origins\.0 must be an https origin/],
    [{ mapping: { memberships: [{ claim: 'groups' }] } }, /0\.mapping\.memberships\.0\./],
    [{ secret: 'hunter2' }, /0 Unrecognized key: "secret"/],
  ])('with %j are refused by their path, without their secrets', (wrong, expected) => {
    const lines = linesOf(listOf({ ...ENTRY, ...wrong }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^OIDC_ISSUERS: /);
    expect(lines[0]).toMatch(expected);
    expect(lines[0]).not.toContain('hunter2');
  });

  it('with two secrets, or a key that is none, are refused', () => {
    const both = listOf({ ...ENTRY, clientSecretFile: file('secret', 'hunter2') });
    expect(linesOf(both)).toEqual([expect.stringMatching(/^OIDC_ISSUERS: 0 must have one of/)]);
    const { clientSecret: _, ...unsecret } = ENTRY;
    for (const text of ['hunter2', PUBLIC_KEY, '{"kty":"oct","k":"aHVudGVyMg"}']) {
      const lines = linesOf(listOf({ ...unsecret, privateKeyFile: file('bad.json', text) }));
      expect(lines).toEqual(['OIDC_ISSUERS: 0.privateKeyFile must be a private key as JWK']);
    }
  });

  it('are told of all together, each by its place', () => {
    const second = { ...ENTRY, id: 'toinen', issuer: 'http://x.example', label: '' };
    expect(linesOf(listOf({ ...ENTRY, scopes: 'x' }, second))).toEqual([
      expect.stringMatching(/^OIDC_ISSUERS: 0\.scopes .*; 1\.label .*; 1\.issuer /),
    ]);
    expect(linesOf(listOf(ENTRY, ENTRY))).toEqual([expect.stringMatching(/^OIDC_ISSUERS: names an id twice/)]);
  });

  it.each(['hunter2', '{"id":"hunter2"}', '"hunter2"', '[{"hunter2'])('are no list: %s', (OIDC_ISSUERS) => {
    expect(linesOf({ OIDC_ISSUERS })).toEqual(['OIDC_ISSUERS: must be a list of issuers as JSON']);
  });

  it('are no business of a command', () => expect(readConfig({ OIDC_ISSUERS: '[' }, 'check-log').issuers).toEqual([]));
});

describe('Suomi.fi', () => {
  it('asks for a substantial level at least', () => {
    const [suomiFi] = readConfig(SUOMI_FI).issuers;
    expect(suomiFi).toMatchObject({
      id: 'suomi-fi',
      kind: 'identification',
      issuer: SUOMI_FI.SUOMI_FI_ISSUER,
      privateKey: { ...KEY, kid: 'hunter2' },
      scopes: 'openid',
      subjectClaim: 'sub',
      levels: ['http://ftn.ficora.fi/2017/loa2', 'http://ftn.ficora.fi/2017/loa3'],
    });
    expect(suomiFi).not.toHaveProperty('encryptionKey');
  });

  it('may be asked otherwise', () => {
    const encryption = jwkOf('rsa');
    const [suomiFi] = readConfig({
      ...SUOMI_FI,
      SUOMI_FI_ENCRYPTION_KEY: JSON.stringify(encryption),
      SUOMI_FI_ACR_VALUES: 'a b',
      SUOMI_FI_LEVELS: 'b',
      SUOMI_FI_SCOPES: 'openid profile',
      SUOMI_FI_SUBJECT_CLAIM: 'urn:oid:1.2.246.21',
    }).issuers;
    expect(suomiFi).toMatchObject({
      encryptionKey: encryption,
      acrValues: 'a b',
      levels: ['b'],
      scopes: 'openid profile',
      subjectClaim: 'urn:oid:1.2.246.21',
    });
  });

  it.each<[NodeJS.ProcessEnv, readonly RegExp[]]>([
    [{ SUOMI_FI_ISSUER: undefined }, [/^SUOMI_FI_ISSUER: is required/]],
    [
      { SUOMI_FI_CLIENT_ID: '', SUOMI_FI_PRIVATE_KEY: '' },
      [/^SUOMI_FI_CLIENT_ID: is required/, /^SUOMI_FI_PRIVATE_KEY: is required/],
    ],
    [{ SUOMI_FI_PRIVATE_KEY: 'hunter2' }, [/^SUOMI_FI_PRIVATE_KEY: must be a private key as JWK$/]],
    [{ SUOMI_FI_PRIVATE_KEY: PUBLIC_KEY }, [/^SUOMI_FI_PRIVATE_KEY: must be a private key as JWK$/]],
    [{ SUOMI_FI_ENCRYPTION_KEY: '{"kty":"hunter2"}' }, [/^SUOMI_FI_ENCRYPTION_KEY: must be a private key as JWK$/]],
    [{ SUOMI_FI_ISSUER: 'http://suomi.fi' }, [/^SUOMI_FI_ISSUER: must be https/]],
    [{ SUOMI_FI_SCOPES: 'profile' }, [/^SUOMI_FI_SCOPES: must hold openid/]],
    [{ SUOMI_FI_LEVELS: 'a\u0000b' }, [/^SUOMI_FI_LEVELS: must be words/]],
  ])('with %j is refused by name, without its secret', (wrong, expected) => {
    const lines = linesOf({ ...SUOMI_FI, ...wrong });
    expect(lines).toHaveLength(expected.length);
    for (const [i, pattern] of expected.entries()) expect(lines[i]).toMatch(pattern);
    expect(lines.join('\n')).not.toContain('hunter2');
  });
});
