import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../src/platform/database/embedded/embedded-postgres.js';
import { TEST_KEYS, withClient } from './support/database.js';

/** The built program: `npm run jest` builds first. */
const CLI = join(import.meta.dirname, '../dist/cli.js');

/**
 * What an operator does on a PostgreSQL of their own, as the owner that `docs/operations.md` describes: no superuser.
 * A cluster of its own, because roles belong to the cluster and `migrate` shall make them.
 */
let directory: string;
let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'yhdessa-operator-'));
  await chmod(directory, 0o755);
  postgres = await startEmbeddedPostgres({ directory, settings: { fsync: 'off' } });
  await withClient(postgres.ownerUrl, async (client) => {
    await client.query(`create role plain_owner login createrole nosuperuser nobypassrls password 'owner-password'`);
    for (const name of ['real', 'demo']) await client.query(`create database ${name} owner plain_owner`);
  });
});
afterAll(async () => {
  await postgres?.stop();
  await rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

function url(database: string, user: string, password: string): string {
  const changed = new URL(postgres.ownerUrl);
  [changed.pathname, changed.username, changed.password] = [`/${database}`, user, password];
  return changed.href;
}
const doors = (database: string) => ({
  DATABASE_URL: url(database, 'yhdessa', 'app-password'),
  DATABASE_OWNER_URL: url(database, 'plain_owner', 'owner-password'),
});

/** What the access log says that operators did. As the superuser: row security shows the owner nothing. */
const operatorLines = (): Promise<string[]> =>
  withClient(Object.assign(new URL(postgres.ownerUrl), { pathname: '/real' }).href, async (client) => {
    const { rows } = await client.query<{ operation: string }>(
      `select operation from audit.access_log where basis = 'operator' order by id`,
    );
    return rows.map(({ operation }) => operation);
  });

/** Runs a command with these settings and no others. */
async function yhdessa(args: readonly string[], env: NodeJS.ProcessEnv, stdin = '') {
  const inherited = { PATH: process.env['PATH'], HOME: process.env['HOME'], DATA_DIRECTORY: join(directory, 'none') };
  const child = spawn(process.execPath, [CLI, ...args], { env: { ...inherited, ...env }, cwd: directory });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  child.stdin.on('error', () => undefined).end(stdin);
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...said };
}

const KAINUU = {
  area: { code: '19', name: 'Kainuun hyvinvointialue', shortName: 'Kainuu' },
  municipalities: [
    { code: '205', nameFi: 'Kajaani', nameSv: 'Kajana' },
    { code: '765', nameFi: 'Sotkamo', nameSv: 'Sotkamo' },
  ],
  organisation: { name: 'Kainuun hyvinvointialue', kind: 'wellbeing-county' },
  unit: {
    name: 'Perhekeskuksen palveluohjaus',
    register: 'Sosiaalihuollon asiakasrekisteri',
    sector: 'service-guidance',
    isAuthority: true,
    municipalities: ['205', '765'],
    reviewBy: '2027-06-30',
  },
  admin: {
    givenName: 'Aino',
    familyName: 'Aalto',
    title: 'pääkäyttäjä',
    email: 'Aino.Aalto@Kainuu.example',
    language: 'fi',
  },
};

describe('an owner that is no superuser', () => {
  it('migrates with the two URLs alone, as often as wanted', async () => {
    for (const _ of [1, 2])
      expect(await yhdessa(['migrate'], doors('real'))).toEqual({ code: 0, stdout: '{"migrated":true}\n', stderr: '' });
  });

  it('checks the log and wraps the keys anew with no more than these need', async () => {
    const { DATABASE_OWNER_URL } = doors('real');
    expect(await yhdessa(['check-log'], { DATABASE_OWNER_URL })).toMatchObject({ code: 0, stderr: '' });
    const { DATA_KEYS } = TEST_KEYS;
    expect(await yhdessa(['rotate-keys'], { DATABASE_OWNER_URL, DATA_KEYS })).toMatchObject({ code: 0, stderr: '' });
    expect(await operatorLines()).toEqual(['rotate-keys']);
    expect(await yhdessa(['check-log'], { DATABASE_OWNER_URL })).toMatchObject({ code: 0, stderr: '' });
  });

  it('fills an empty database with demo data, and is bound by row security again afterwards', async () => {
    const env = { ...doors('demo'), DATA_KEYS: TEST_KEYS.DATA_KEYS };
    expect(await yhdessa(['seed', '--county', '40'], env)).toEqual({ code: 0, stdout: '{"seeded":40}\n', stderr: '' });
    await withClient(url('demo', 'plain_owner', 'owner-password'), async (client) => {
      const unforced = `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and c.relrowsecurity and not c.relforcerowsecurity
          and n.nspname in ('public', 'access', 'platform', 'audit')`;
      expect((await client.query(unforced)).rows).toEqual([]);
      await expect(client.query(`insert into area values (gen_random_uuid(), '99', 'x', 'x')`)).rejects.toMatchObject({
        code: '42501',
      });
    });
  });
});

describe('the first area of an installation', () => {
  const found = (wanted: unknown) =>
    yhdessa(['area'], { DATABASE_OWNER_URL: doors('real').DATABASE_OWNER_URL }, JSON.stringify(wanted));

  it('is refused with a line for each fault, and nothing is stored', async () => {
    const { code, stdout, stderr } = await found({
      ...KAINUU,
      area: { ...KAINUU.area, code: '1', colour: 'green' },
      unit: { ...KAINUU.unit, sector: 'bakery', reviewBy: 'soon' },
      admin: { ...KAINUU.admin, email: 'canary7f3a' },
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    const named = stderr
      .trimEnd()
      .split('\n')
      .map((line) => line.split(':')[0] ?? '');
    expect(named.toSorted()).toEqual(['admin.email', 'area', 'area.code', 'unit.reviewBy', 'unit.sector']);
    expect(stderr).not.toContain('canary7f3a');
  });

  it.each([
    [{ ...KAINUU, unit: { ...KAINUU.unit, municipalities: ['564'] } }, /^unit.municipalities: [^\n]+\n$/],
    [{ ...KAINUU, municipalities: [...KAINUU.municipalities, KAINUU.municipalities[0]] }, /^municipalities: [^\n]+\n$/],
    [null, /^the description: [^\n]+\n$/],
  ])('is refused when its parts do not fit together %#', async (wanted, line) => {
    const { code, stderr } = await found(wanted);
    expect(code).toBe(1);
    expect(stderr).toMatch(line);
  });

  it('is refused when it is no JSON, without repeating it', async () => {
    const file = join(directory, 'area.json');
    await writeFile(file, '{ canary7f3a');
    const { code, stderr } = await yhdessa(['area', file], doors('real'));
    expect({ code, stderr }).toEqual({ code: 1, stderr: `${file} is no JSON\n` });
  });

  it('is founded from a file, with its unit and an administrator who may go on from there', async () => {
    const file = join(directory, 'area.json');
    await writeFile(file, JSON.stringify(KAINUU));
    const { code, stdout, stderr } = await yhdessa(['area', file], doors('real'));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { areaId, unitId, adminId } = JSON.parse(stdout) as Record<string, string>;
    await withClient(doors('real').DATABASE_URL, async (client) => {
      await client.query(
        `select set_config('app.principal', $1, false), set_config('app.assurance', 'full', false), set_config('app.now', '2099-01-01', false)`,
        [adminId],
      );
      const [area] = (await client.query('select id, short_name as name from area')).rows;
      expect(area).toEqual({ id: areaId, name: 'Kainuu' });
      const [unit] = (await client.query('select id, municipalities, version from unit')).rows;
      expect(unit).toEqual({ id: unitId, municipalities: ['205', '765'], version: 1 });
      const [person] = (await client.query('select id, email from professional')).rows;
      expect(person).toEqual({ id: adminId, email: 'aino.aalto@kainuu.example' });
      expect((await client.query('select code from municipality')).rows).toHaveLength(2);
      const join = 'select access.join_unit(gen_random_uuid(), gen_random_uuid(), $1, $2, $3, null)';
      await client.query(join, [areaId, unitId, 'counsellor']);
    });
  });

  it('is founded once; another may not take its municipalities, and may have the same administrator', async () => {
    expect(await found(KAINUU)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'the area 19 is there already; nothing was changed\n',
    });
    const other = { ...KAINUU, area: { ...KAINUU.area, code: '18' } };
    expect(await found(other)).toMatchObject({ code: 1, stderr: 'of another area already: municipality 205, 765\n' });
    const own = {
      ...other,
      municipalities: [{ code: '105', nameFi: 'Hyrynsalmi', nameSv: 'Hyrynsalmi' }],
      unit: { ...KAINUU.unit, municipalities: ['105'] },
    };
    expect(await found(own)).toMatchObject({ code: 0, stderr: '' });
    await withClient(url('real', 'plain_owner', 'owner-password'), async (client) => {
      expect((await client.query('select id from professional')).rows).toHaveLength(1);
    });
  });
});
