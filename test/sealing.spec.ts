import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { POHDE } from '../src/demo/pohde.data.js';
import { newId } from '../src/platform/clock/clock.js';
import { readConfig } from '../src/platform/config/config.js';
import { ormOptions } from '../src/platform/database/orm.js';
import { KeyRing } from '../src/platform/sealing/data-key.js';
import { rotateDataKeys } from '../src/platform/sealing/rotate-keys.js';
import { SealedText } from '../src/platform/sealing/sealed-text.js';
import { keysOf } from '../src/start.js';
import { requestId, startTestApp, type TestApp } from './support/app.js';
import { createTestDatabase, TEST_KEYS, type TestDatabase } from './support/database.js';

const areaId = POHDE.id;
const FIELDS = `id version needs { description outcomeNote } identity { givenName familyName phone email safeTimeToCall }`;

const recording = (app: TestApp, input: Record<string, unknown>) =>
  app.as('counsellor')(`mutation ($input: RecordContactInput!) { recordContact(input: $input) { ${FIELDS} } }`, {
    input: {
      requestId: requestId(),
      areaId,
      channel: 'PHONE',
      contactRole: 'FAMILY_MEMBER',
      municipality: '425',
      needCodes: ['PARENTING'],
      urgency: 'SOON',
      ask: 'ADVICE',
      receivedAt: app.clock.now().subtract({ minutes: 5 }).toString(),
      firstAnsweredAt: app.clock.now().subtract({ minutes: 1 }).toString(),
      ...input,
    },
  });

describe('rotating the keys', () => {
  const [first] = keysOf(readConfig({ ...TEST_KEYS, DEMO: '1' })).dataKeys;
  const old = new KeyRing([first!]);
  const next = { id: 'next', bytes: Buffer.alloc(32, 9) };
  const both = new KeyRing([next, first!]);
  const fresh = new KeyRing([next]);

  let database: TestDatabase;
  let owner: MikroORM;
  beforeEach(async () => {
    database = await createTestDatabase();
    owner = await MikroORM.init(ormOptions(database.ownerUrl, [], 2, () => undefined));
  });
  afterEach(async () => {
    await owner.close(true);
    await database.drop();
  });

  const sql = <Row>(text: string, values: unknown[] = []) => owner.em.fork().execute<Row[]>(text, values);

  /** Every description of the database, opened with `ring`. */
  async function opened(ring: KeyRing): Promise<Map<string, string | null>> {
    const rows = await sql<{ id: string; keyId: string; wrapped: Buffer; by: string; description: Buffer | null }>(
      `select n.contact_id as id, k.id as "keyId", k.wrapped, k.wrapped_by as by, n.description
       from contact_needs n join platform.data_key k on k.scope_type = 'contact' and k.scope_id = n.contact_id order by 1`,
    );
    return new Map(
      rows.map(({ id, keyId, wrapped, by, description }) => {
        const key = ring.unwrap(keyId, by, Buffer.from(wrapped));
        return [
          id,
          key.open(`contact_needs.description:${id}`, description && new SealedText(Buffer.from(description))),
        ];
      }),
    );
  }
  const wrappedBy = async () => {
    const rows = await sql<{ by: string; n: number }>(
      'select wrapped_by as by, count(*)::int as n from platform.data_key group by 1',
    );
    return Object.fromEntries(rows.map(({ by, n }) => [by, n]));
  };

  it('leaves everything readable with the new key alone, and touches nothing that is sealed', async () => {
    const before = await opened(old);
    const sealed = () => sql('select * from contact_identity order by contact_id');
    const rows = await sealed();
    const { test: count } = await wrappedBy();
    expect(before.size).toBeGreaterThan(300);
    expect(await rotateDataKeys(owner.em.fork(), both)).toEqual({ rewrapped: count, current: 'next' });
    expect(await wrappedBy()).toEqual({ next: count });
    expect(await opened(fresh)).toEqual(before);
    expect(await sealed()).toEqual(rows);
    await expect(opened(old)).rejects.toThrow('DATA_KEYS lacks the key "next"');
    expect(await rotateDataKeys(owner.em.fork(), both)).toMatchObject({ rewrapped: 0 });
  });

  it('goes on where it was interrupted, and everything opens at any time', async () => {
    const before = await opened(old);
    const more = Array.from({ length: 600 }, () => {
      const id = newId();
      return { id, wrapped: `\\x${old.create(id).wrapped.toString('hex')}` };
    });
    await sql(
      `insert into platform.data_key select id, ?, 'case', id, wrapped, ?, now() from jsonb_to_recordset(?::jsonb) as (id uuid, wrapped bytea)`,
      [areaId, old.current, JSON.stringify(more)],
    );
    const { test: count } = await wrappedBy();
    await sql(`create function public.stop() returns trigger language plpgsql as $$ begin
      if (select count(*) from platform.data_key where wrapped_by = 'next') > 700 then raise exception 'power cut'; end if;
      return new; end $$`);
    await sql('create trigger stop before update on platform.data_key for each row execute function public.stop()');
    await expect(rotateDataKeys(owner.em.fork(), both)).rejects.toThrow('power cut');
    expect(await wrappedBy()).toEqual({ next: 500, test: count! - 500 });
    expect(await opened(both)).toEqual(before);
    await sql('drop trigger stop on platform.data_key');
    expect(await rotateDataKeys(owner.em.fork(), both)).toMatchObject({ rewrapped: count! - 500 });
    expect(await opened(fresh)).toEqual(before);
  });

  it('without the key that wrapped them fails, and changes nothing', async () => {
    const before = await wrappedBy();
    await expect(rotateDataKeys(owner.em.fork(), fresh)).rejects.toThrow('DATA_KEYS lacks the key "test"');
    expect(await wrappedBy()).toEqual(before);
  });
});

describe('what is told in confidence', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.stop());

  it('is unreadable for ever once its key is destroyed, while the bare facts stay', async () => {
    const { data } = await recording(app, { identity: { familyName: 'Tuhottava' }, description: 'Hävitettävä.' });
    const { id } = data.recordContact;
    await app.sql(`update platform.data_key set wrapped = null where scope_type = 'contact' and scope_id = $1`, [id]);
    const read = (fields: string) =>
      app.as('counsellor')(`query ($id: UUID!) { contact(id: $id) { id ${fields} } }`, { id });
    for (const fields of ['needs { description }', 'identity { familyName }']) {
      const answer = await read(fields);
      expect(JSON.stringify(answer)).not.toMatch(/Tuhottava|Hävitettävä/);
      expect(Object.values(answer.data.contact)[1]).toEqual({ [fields.split(' ')[2] ?? '']: null });
    }
    expect((await read('state')).data.contact).toEqual({ id, state: 'ANSWERED' });
  });

  it('has equal blind indexes for equal people, whatever the spelling, and different ones for others', async () => {
    const indexes = async (identity: Record<string, string>) => {
      const { data } = await recording(app, { identity });
      const [row] = await app.sql<{ family: Buffer; both: Buffer | null; phone: Buffer | null }>(
        `select family_name_index as family, full_name_index as both, phone_index as phone from contact_identity where contact_id = $1`,
        [data.recordContact.id],
      );
      return row!;
    };
    const one = await indexes({ familyName: 'Ylä-Renée', givenName: 'Åsa', phone: '040 555 0001' });
    const same = await indexes({ familyName: 'YLÄ-RENEE', givenName: 'A\u030asa', phone: '+358 40 5550001' });
    const other = await indexes({ familyName: 'Yla-Renee', givenName: 'Asa', phone: '040 555 0002' });
    expect(same).toEqual(one);
    for (const kind of ['family', 'both', 'phone'] as const) expect(other[kind]).not.toEqual(one[kind]);
    expect(one.family).not.toEqual(one.both);
    expect(await indexes({ familyName: 'Ylä-Renée' })).toEqual({ family: one.family, both: null, phone: null });
  });

  it('has a key of its own per contact', async () => {
    const [{ keys, contacts }] = (await app.sql<{ keys: number; contacts: number }>(
      `select (select count(distinct wrapped)::int from platform.data_key where scope_type = 'contact') as keys,
        (select count(*)::int from contact) as contacts`,
    )) as [{ keys: number; contacts: number }];
    expect(keys).toBe(contacts - 1); // One was destroyed above.
  });
});

describe('a stolen copy of the database', () => {
  const CANARIES = {
    givenName: 'Kanarialintunen',
    familyName: 'Zyxkanariainen',
    phone: '0407316294',
    email: 'zyxkanaria@kanariala.example',
    safeTimeToCall: 'kun kukko kiekuu zyxaika',
    description: 'Zyxkuvaus: salassa pidettävä',
    note: 'Zyxmuistio: sovittu asia',
  };
  const words = [...Object.values(CANARIES).filter((word) => word !== CANARIES.phone), '407316294'];
  const MARKED = 'Zyxnäkyvä yksikkö';

  let app: TestApp;
  let cookie = '';
  beforeAll(async () => {
    app = await startTestApp();
    // Even an operator who logs every statement with its values must find nothing.
    const database = new URL(app.database.ownerUrl).pathname.slice(1);
    await app.sql(`alter database ${database} set log_statement = 'all'`);
    await app.sql(`alter database ${database} set log_parameter_max_length = -1`);
    cookie = (await app.cookieOf('counsellor')).split('=')[1] ?? '';
    await reconnect();
    await tellEverything();
    await app.sql('checkpoint');
  });
  afterAll(() => app?.stop());

  /** The settings hold for new connections: ends those of the application, and waits until it has noticed. */
  async function reconnect(): Promise<void> {
    await app.sql(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    const answers = async () => (await app.as('counsellor')('{ areas { id } }')).data?.areas !== undefined;
    for (let left = 100; !(await answers()); left--) if (left === 0) throw new Error('no new connections');
  }

  /** Records, finds, reads and concludes a contact that holds a canary in every sealed field. */
  async function tellEverything(): Promise<void> {
    const { description, note, ...identity } = CANARIES;
    const recorded = await recording(app, { identity, description });
    const contact = recorded.data.recordContact;
    const { data } = await app.as('counsellor')(
      `query ($areaId: UUID!, $name: PersonSearchInput!, $phone: PersonSearchInput!) {
        byName: contactsOfPerson(areaId: $areaId, person: $name) { ${FIELDS} }
        byPhone: contactsOfPerson(areaId: $areaId, person: $phone) { ${FIELDS} } }`,
      {
        areaId,
        name: { familyName: identity.familyName, givenName: identity.givenName },
        phone: { phone: identity.phone },
      },
    );
    const expected = [{ id: contact.id, identity: { ...identity, phone: '+358407316294' }, needs: { description } }];
    expect(data).toMatchObject({ byName: expected, byPhone: expected });
    const concluded = await app.as('counsellor')(
      `mutation ($input: ConcludeContactInput!) { concludeContact(input: $input) { ${FIELDS} } }`,
      {
        input: {
          requestId: requestId(),
          contactId: contact.id,
          expectedVersion: contact.version,
          outcome: 'ADVISED',
          note,
        },
      },
    );
    expect(concluded.data.concludeContact.needs.outcomeNote).toBe(note);
    // Something that is meant to be readable, so that a search which finds nothing is seen to work.
    await app.sql('update unit set name = $1 where id = (select min(id::text)::uuid from unit)', [MARKED]);
  }

  /** All ways in which a word could stand in a dump or a file: as it is, lower-cased, in hexadecimal or base64. */
  const shapes = (word: string): string[] => {
    const plain = [word, word.toLowerCase(), word.toUpperCase()];
    const hex = plain.map((each) => Buffer.from(each).toString('hex'));
    // Base64 of the middle of a longer text: without the characters that depend on what stands around it.
    const base64 = [0, 1, 2].map((shift) =>
      Buffer.from(' '.repeat(shift) + word)
        .toString('base64')
        .slice(shift ? 4 : 0, -4),
    );
    return [...new Set([...plain, ...hex, ...base64])];
  };

  async function dump(): Promise<string> {
    const tables = await app.sql<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'm')`,
    );
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'platform.first_answer',
        'public.contact_identity',
        'audit.access_log_202611',
        'access.session',
      ]),
    );
    const parts = [];
    for (const { name } of tables) {
      const rows = await app.sql<{ row: string } & pg.QueryResultRow>(`select t::text as row from ${name} t`);
      parts.push(...rows.map(({ row }) => row));
    }
    return parts.join('\n');
  }

  it('as a dump shows none of it, nor the session’s cookie', async () => {
    const all = await dump();
    expect(all).toContain(MARKED);
    for (const word of [...words, cookie]) for (const shape of shapes(word)) expect(all).not.toContain(shape);
  });

  it('kept the answers of both mutations, sealed', async () => {
    const kept = await app.sql<{ answer: Buffer }>('select answer from platform.first_answer where answer is not null');
    expect(kept).toHaveLength(2);
  });

  it('as the files of the cluster with its write-ahead and server logs shows none of it either', () => {
    const found = new Set<string>();
    const names = new Set<string>();
    const needles = [...words, cookie, MARKED].map((word) => ({
      word,
      shapes: shapes(word).map((each) => Buffer.from(each)),
    }));
    for (const file of filesBelow(process.env['YHDESSA_TEST_DIRECTORY'] ?? '')) {
      const content = contentOf(file);
      names.add(file.replace(/.*\//, ''));
      for (const { word, shapes: wanted } of needles)
        if (wanted.some((each) => content.includes(each))) found.add(word);
    }
    expect([...names]).toEqual(expect.arrayContaining(['PG_VERSION', 'pg_control', 'postgres.log']));
    expect([...found]).toEqual([MARKED]);
  });

  it('logged the statements of this test, so that the search above means something', () => {
    const log = filesBelow(process.env['YHDESSA_TEST_DIRECTORY'] ?? '').find((file) => file.endsWith('postgres.log'));
    expect(readFileSync(log!, 'utf8')).toMatch(/insert into "?contact_identity"?/i);
  });
});

/** Files may go while we look: other specs drop their databases. */
function filesBelow(directory: string): string[] {
  try {
    return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return entry.isFile() ? [path] : [];
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
