import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { variables } from '../src/platform/config/variables.js';

const DOCKER = join(import.meta.dirname, '../docker');

/**
 * The compose file as lines: `npm run compose:check` lets Docker read it where there is one. Here only names are
 * compared, which needs no more of YAML than how we write it: two spaces to a level, lists in brackets.
 */
const COMPOSE = readFileSync(join(DOCKER, 'compose.yaml'), 'utf8');

/** The lines below a top-level key. */
function section(compose: string, name: string): string {
  return new RegExp(String.raw`^${name}:\n((?:(?: .*|#.*)?\n)*)`, 'm').exec(compose)?.[1] ?? '';
}
const keysOf = (text: string) => [...text.matchAll(/^ {2}([\w-]+):/gm)].map(([, name]) => name!);

/** One service or anchor: its name and its lines. */
function blocks(compose: string): [name: string, text: string][] {
  const services = section(compose, 'services').split(/^(?= {2}[\w-]+:)/m);
  const anchors = compose.split(/^(?=\S)/m).filter((text) => text.startsWith('x-'));
  return [...services, ...anchors].flatMap((text) => {
    const name = /^ *([\w-]+):/.exec(text)?.[1];
    return name ? [[name, text] as [string, string]] : [];
  });
}

const listed = (text: string, key: string) =>
  [...text.matchAll(new RegExp(String.raw`^ *${key}: \[(.*)\]`, 'gm'))].flatMap(([, names]) => names!.split(/, */));

/** What is named and is not there. */
function faults(compose: string): string[] {
  const [services, secrets, networks] = ['services', 'secrets', 'networks'].map((key) => keysOf(section(compose, key)));
  return blocks(compose).flatMap(([name, text]) => {
    const dependsOn = /^ {4}depends_on:.*\n((?: {6}.*\n)*)/m.exec(text)?.[1] ?? '';
    const own = listed(text, 'secrets');
    const files = [...text.matchAll(/_FILE: \/run\/secrets\/(\w+)/g)].map(([, secret]) => secret!);
    const shared = text.includes('<<: *environment') ? filesOfEnvironment(compose) : [];
    const isService = services!.includes(name);
    return [
      ...own.filter((secret) => !secrets!.includes(secret)).map((secret) => `${name}: no secret ${secret}`),
      ...listed(text, 'networks')
        .filter((it) => !networks!.includes(it))
        .map((it) => `${name}: no network ${it}`),
      ...[...dependsOn.matchAll(/^ {6}([\w-]+):/gm)]
        .filter(([, it]) => !services!.includes(it!))
        .map(([, it]) => `${name}: no service ${it}`),
      ...(isService ? [...files, ...shared] : [])
        .filter((file) => !own.includes(file))
        .map((file) => `${name}: is not given ${file}`),
      ...(isService ? own : [])
        .filter((secret) => ![...files, ...shared].includes(secret))
        .map((secret) => `${name}: does not read ${secret}`),
    ];
  });
}

function filesOfEnvironment(compose: string): string[] {
  const [, text = ''] = blocks(compose).find(([name]) => name === 'x-environment') ?? [];
  return [...text.matchAll(/_FILE: \/run\/secrets\/(\w+)/g)].map(([, secret]) => secret!);
}

describe('docker/compose.yaml', () => {
  it('names services, secrets and networks that are there, and gives each service the files it reads', () => {
    expect(keysOf(section(COMPOSE, 'services'))).toEqual(
      expect.arrayContaining(['database', 'migrate', 'web', 'worker', 'proxy']),
    );
    expect(faults(COMPOSE)).toEqual([]);
  });

  it.each([
    ['  data_keys: { file:', '  data_key: { file:', 'web: no secret data_keys'],
    ['      migrate: { condition', '      migrates: { condition', 'web: no service migrates'],
    ['networks: [front]', 'networks: [back]', 'proxy: no network back'],
    ['DATA_KEYS_FILE: /run/secrets/data_keys', 'DATA_KEYS_FILE: /run/secrets/keys', 'worker: is not given keys'],
    ['secrets: [database_owner_password]', 'secrets: []', 'database: is not given database_owner_password'],
  ])('would be noticed: %s become %s', (right, wrong, fault) => {
    expect(COMPOSE).toContain(right);
    expect(faults(COMPOSE.replace(right, wrong))).toContain(fault);
  });

  it('sets no variable that Yhdessä does not know', () => {
    const ours = blocks(COMPOSE).filter(([name]) => ['x-environment', 'migrate', 'web', 'worker'].includes(name));
    const names = ours.flatMap(([, text]) => [...text.matchAll(/^ +([A-Z_]+): /gm)].map(([, name]) => name!));
    const known = Object.keys(variables.shape);
    expect(names).toEqual(expect.arrayContaining(['DATABASE_OWNER_URL_FILE', 'ROLES', 'INBOUND_SMTP_HOST']));
    expect(names.filter((name) => !known.includes(name.replace(/_FILE$/, '')))).toEqual([]);
  });

  it('web and worker take whatever else is set from one file, and the README’s example of it names what Yhdessä knows', () => {
    for (const service of ['web', 'worker']) {
      const [, text = ''] = blocks(COMPOSE).find(([name]) => name === service) ?? [];
      expect(text).toMatch(/env_file: .*settings/);
      expect(text).toMatch(/volumes: .*files/);
    }
    const readme = readFileSync(join(DOCKER, 'README.md'), 'utf8');
    const names = [...readme.matchAll(/^([A-Z_]+)=\S/gm)].map(([, name]) => name!);
    const known = Object.keys(variables.shape);
    expect(names).toEqual(
      expect.arrayContaining(['OIDC_ISSUERS_FILE', 'SUOMI_FI_ISSUER', 'SMS_GATEWAY_URL', 'IMAP_URL']),
    );
    expect(names.filter((name) => !known.includes(name.replace(/_FILE$/, '')))).toEqual([]);
  });

  it('the guide for operators tells every variable', () => {
    const guide = readFileSync(join(DOCKER, '../docs/operations.md'), 'utf8');
    expect(Object.keys(variables.shape).filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });

  it('the migration gets the two URLs and nothing that serves', () => {
    const [, migrate = ''] = blocks(COMPOSE).find(([name]) => name === 'migrate') ?? [];
    expect(listed(migrate, 'secrets').toSorted()).toEqual(['database_owner_url', 'database_url']);
    expect(migrate).not.toContain('*environment');
  });

  it('the README says how to make every secret', () => {
    const readme = readFileSync(join(DOCKER, 'README.md'), 'utf8');
    for (const secret of keysOf(section(COMPOSE, 'secrets'))) expect(readme).toContain(`> ${secret}\n`);
  });

  it('mounts and builds from files that are there', () => {
    for (const [, path] of COMPOSE.matchAll(/'\.\/([\w.]+):/g)) expect(existsSync(join(DOCKER, path!))).toBe(true);
    expect(existsSync(join(DOCKER, 'Dockerfile'))).toBe(true);
  });
});

describe('docker/Dockerfile', () => {
  it('copies what is there, and .dockerignore lets exactly that through', () => {
    const root = join(DOCKER, '..');
    const dockerfile = readFileSync(join(DOCKER, 'Dockerfile'), 'utf8');
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.*) \S+$/gm)].flatMap(([, names]) => names!.split(' '));
    const ignore = readFileSync(join(root, '.dockerignore'), 'utf8');
    const passed = [...ignore.matchAll(/^!(.*)$/gm)].map(([, name]) => name!);
    expect(copied.filter((name) => !existsSync(join(root, name)))).toEqual([]);
    // What lies in a folder that is copied whole goes through with it.
    const whole = copied.filter((name) => !copied.some((folder) => name.startsWith(`${folder}/`)));
    expect(passed.toSorted()).toEqual(whole.toSorted());
  });
});
