import { MikroORM } from '@mikro-orm/postgresql';
import type pg from 'pg';
import { personId, unitId } from '../src/demo/directory.js';
import { principalOf } from '../src/demo/personas.js';
import { KAINUU, POHDE } from '../src/demo/pohde.data.js';
import { idOf } from '../src/demo/random.js';
import { WORKER } from '../src/platform/access/actor.js';
import { Work } from '../src/platform/access/work.js';
import { Clock, newId } from '../src/platform/clock/clock.js';
import { ormOptions } from '../src/platform/database/orm.js';
import { createTestDatabase, poolOf, SEEDED_AT, type TestDatabase } from './support/database.js';

/** What the second wall holds by itself: bare SQL under the application's login, as if the first wall were gone. */

const COUNSELLOR = principalOf('counsellor');
const COLLEAGUE = personId('duty-colleague');
const THIRD = personId('third-counsellor');
const KAINUU_COUNSELLOR = principalOf('counsellor-other-area');
const LEAD = principalOf('team-lead');
const ADMIN = principalOf('admin');
const NOBODY = '';

const later = (hours: number) => SEEDED_AT.add({ hours });

let database: TestDatabase;
let app: pg.Pool;
let owner: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  app = poolOf(database.url, 3);
  owner = poolOf(database.ownerUrl, 2);
});
afterAll(async () => {
  await app.end();
  await owner.end();
  await database.drop();
});

type Sql = <Row extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;

const ownerSql: Sql = async (text, values) => (await owner.query(text, values)).rows;

/** From now on in this transaction, `principal` acts at `at`. */
async function become(sql: Sql, principal: string, at = SEEDED_AT): Promise<void> {
  await sql(
    `select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)`,
    [principal, at.toString()],
  );
}

async function transaction<T>(end: 'commit' | 'rollback', task: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await app.connect();
  let ending = 'rollback';
  try {
    await client.query('begin');
    const result = await task(async (text, values) => (await client.query(text, values)).rows);
    ending = end;
    return result;
  } finally {
    await client.query(ending);
    client.release();
  }
}

/** One transaction as `principal`, undone. */
const as = <T>(principal: string, task: (sql: Sql) => Promise<T>, at = SEEDED_AT): Promise<T> =>
  transaction('rollback', async (sql) => {
    await become(sql, principal, at);
    return task(sql);
  });

/** Code and message of the error that a statement meets; null if it meets none. */
async function faultOf(principal: string, text: string, values: unknown[] = [], at = SEEDED_AT) {
  try {
    await as(principal, (sql) => sql(text, values), at);
    return null;
  } catch (error) {
    const { code, message } = error as pg.DatabaseError;
    return { code, message };
  }
}

const REFUSED = expect.objectContaining({ code: '42501' });
const MET_NOTHING = expect.objectContaining({ code: 'P0002' });

/** The contacts' tables and the column that holds the contact's id. */
const TABLES = [
  ['contact', 'id'],
  ['contact_identity', 'contact_id'],
  ['contact_needs', 'contact_id'],
  ['platform.data_key', 'scope_id'],
] as const;

/** The demo has a family with a case as well; its keys are not those of a contact. */
const ofContacts = (table: string) => (table === 'platform.data_key' ? "scope_type not in ('family', 'case')" : 'true');

const idsIn = async (sql: Sql, table: string, column: string, where = ofContacts(table)) =>
  (await sql<{ id: string }>(`select ${column} as id from ${table} where ${where} order by 1`)).map(({ id }) => id);

/** Ids of contacts, as the owner knows them. */
const contacts = (where: string, values: unknown[] = []) =>
  ownerSql<{ id: string }>(`select id from contact c where ${where} order by 1`, values).then((rows) =>
    rows.map(({ id }) => id),
  );
const oneContact = async (where: string, values: unknown[] = []) => {
  const [id] = await contacts(where, values);
  if (!id) throw new Error(`the demo has no contact where ${where}`);
  return id;
};

const COUNTS = TABLES.map(([table]) => `(select count(*) from ${table} where ${ofContacts(table)})`).join(' + ');
const seenBy = async (principal: string, at = SEEDED_AT) =>
  as(principal, async (sql) => Number((await sql<{ n: string }>(`select ${COUNTS} as n`))[0]!.n), at);

describe('a counsellor on duty', () => {
  it.each(TABLES)(
    'sees in %s what is open in the own area and what they took, and nothing else',
    async (table, column) => {
      const may = await contacts('area_id = $1 and (taken_by is null or taken_by = $2)', [POHDE.id, COUNSELLOR]);
      const there = await idsIn(ownerSql, table, column);
      const seen = await as(COUNSELLOR, (sql) => idsIn(sql, table, column));
      expect(seen.length).toBeGreaterThan(12);
      expect(seen).toEqual(there.filter((id) => may.includes(id)));
      expect(there.length).toBeGreaterThan(seen.length);
    },
  );

  it.each([
    ['another area', 'area_id = $1', KAINUU.id],
    ['another taker', 'taken_by = $1', THIRD],
  ])('neither reads, changes nor deletes a contact of %s', async (_, where, value) => {
    const id = await oneContact(`${where} and not anonymous`, [value]);
    for (const [table, column] of TABLES) {
      expect(await as(COUNSELLOR, (sql) => idsIn(sql, table, column, `${column} = '${id}'`))).toEqual([]);
      expect(await faultOf(COUNSELLOR, `delete from ${table} where ${column} = $1`, [id])).toEqual(REFUSED);
    }
    const changes = ['contact set urgency', 'contact_identity set phone', 'contact_needs set description'];
    for (const change of changes) {
      const column = change.startsWith('contact set') ? 'id' : 'contact_id';
      expect(await faultOf(COUNSELLOR, `update ${change} = null where ${column} = $1`, [id])).toEqual(MET_NOTHING);
    }
    expect(await faultOf(COUNSELLOR, 'update platform.data_key set wrapped = null where scope_id = $1', [id])).toEqual(
      REFUSED,
    );
  });

  it('may change and read the own ones, so that the refusals above mean something', async () => {
    const id = await oneContact('taken_by = $1 and concluded_at is null', [COUNSELLOR]);
    const rows = await as(COUNSELLOR, (sql) =>
      sql(`update contact set urgency = 'soon' where id = $1 returning id`, [id]),
    );
    expect(rows).toEqual([{ id }]);
  });
});

describe('who has no live grant', () => {
  it('sees nothing without a context, and changes nothing', async () => {
    expect(await seenBy(NOBODY)).toBe(0);
    expect(await faultOf(NOBODY, `update contact set urgency = 'soon'`)).toEqual(MET_NOTHING);
    for (const table of ['area', 'unit', 'professional', 'duty_shift', 'access.access_grant', 'access.membership']) {
      expect(await as(NOBODY, (sql) => sql(`select from ${table}`))).toEqual([]);
    }
    expect(await transaction('rollback', (sql) => sql('select from contact'))).toEqual([]);
  });

  it.each(['nurse', 'guardian', 'statistician', 'log-inspector', 'admin'] as const)(
    '%s sees no contact',
    async (who) => {
      expect(await seenBy(principalOf(who))).toBe(0);
    },
  );

  it('has left the unit and sees nothing of what they once took', async () => {
    const former = principalOf('former-member');
    expect((await contacts('taken_by = $1', [former])).length).toBeGreaterThan(0);
    expect(await seenBy(former)).toBe(0);
    expect(await seenBy(former, SEEDED_AT.subtract({ hours: 24 * 70 }))).toBeGreaterThan(0);
  });

  it('sees the open contacts until the shift ends, and then those of their own recording', async () => {
    const open = (at: Temporal.Instant) => as(COLLEAGUE, (sql) => idsIn(sql, 'contact', 'id', 'taken_by is null'), at);
    const end = later(365 * 24);
    expect(await open(end.subtract({ seconds: 1 }))).toHaveLength(12);
    expect(await open(end)).toEqual(await contacts('taken_by is null and recorded_by = $1', [COLLEAGUE]));
  });

  it('sees the open contacts not before a future shift begins', async () => {
    const open = (sql: Sql) => idsIn(sql, 'contact', 'id', 'taken_by is null');
    await as(THIRD, async (sql) => {
      const shift = [POHDE.id, newId(), THIRD, unitId('palveluohjaus'), later(24).toString(), later(32).toString()];
      await sql('insert into duty_shift values ($1, $2, $3, $4, $5, $6)', shift);
      expect(await open(sql)).toEqual([]);
      await become(sql, THIRD, later(24).subtract({ seconds: 1 }));
      expect(await open(sql)).toEqual([]);
      await become(sql, THIRD, later(24));
      expect(await open(sql)).toHaveLength(12);
    });
  });

  it('leads the team and sees the bare logistics of what is unfinished', async () => {
    const unfinished = await contacts('area_id = $1 and concluded_at is null', [POHDE.id]);
    await as(LEAD, async (sql) => {
      expect(await idsIn(sql, 'contact', 'id')).toEqual(unfinished);
      for (const [table, column] of TABLES.slice(1)) expect(await idsIn(sql, table, column)).toEqual([]);
    });
  });
});

describe('nobody can grant themselves anything', () => {
  const grant = `insert into access.access_grant values ('${POHDE.id}', 'contact', '${newId()}', '${COUNSELLOR}', null,
    'needs', 'read', 'all', 'taker', '${newId()}', '2020-01-01', null)`;
  const membership = `insert into access.membership values ('${newId()}', '${COUNSELLOR}', '${KAINUU.id}',
    '${unitId('palveluohjaus-kainuu')}', 'counsellor', '2020-01-01', null)`;

  it.each([
    grant,
    `update access.access_grant set principal_id = '${COUNSELLOR}'`,
    `update access.access_grant set valid_until = null`,
    `delete from access.access_grant`,
    membership,
    `update access.membership set role = 'admin', area_id = '${KAINUU.id}'`,
    `delete from access.membership`,
    `insert into access.withheld values ('contact', '${newId()}', '${LEAD}', 'contact', '${newId()}', '${LEAD}', 'x', now())`,
    `delete from access.withheld`,
    `select * from access.withheld`,
    `insert into access.session select (jsonb_populate_record(null::access.session, '{}')).*`,
    `update access.session set principal_id = '${ADMIN}'`,
    `delete from access.session`,
    `select * from access.session`,
    `insert into access.grant_source values ('contact', 'scopes')`,
    `delete from access.grant_source`,
    `insert into access.withholdable values ('anything', 'contact', null)`,
    `select access.regrant('contact', '${newId()}')`,
    `select * from access.grants_of_contact('${newId()}')`,
    `select * from access.check_access_log()`,
    `set role yhdessa_access`,
    `set local session_replication_role = replica`,
    `create function access.mine() returns int language sql return 1`,
    `create table public.mine ()`,
    `alter table contact disable row level security`,
    `create policy mine on contact using (true)`,
    `drop trigger regrant on contact`,
  ])('by: %s', async (statement) => {
    for (const principal of [COUNSELLOR, ADMIN]) expect(await faultOf(principal, statement)).toEqual(REFUSED);
  });

  it('by turning row security off: that is an error, not more rows', async () => {
    const fault = await faultOf(COUNSELLOR, `do $$ begin set local row_security = off; perform from contact; end $$`);
    expect(fault).toEqual(REFUSED);
  });

  it('by opening a contact as somebody else than a counsellor of the area', async () => {
    const open = (principal: string, area: string, id = newId(), at = SEEDED_AT) =>
      faultOf(principal, 'select access.open_contact($1, $2)', [id, area], at);
    expect(await open(principalOf('nurse'), POHDE.id)).toEqual(REFUSED);
    expect(await open(principalOf('team-lead'), POHDE.id)).toEqual(REFUSED);
    expect(await open(NOBODY, POHDE.id)).toEqual(REFUSED);
    expect(await open(COUNSELLOR, KAINUU.id)).toEqual(REFUSED);
    expect(await open(principalOf('former-member'), POHDE.id)).toEqual(REFUSED);
    expect(await open(COUNSELLOR, POHDE.id)).toBeNull();
  });

  it('by opening a contact that exists: own, foreign, or opened by somebody else', async () => {
    const open = (id: string) => faultOf(COUNSELLOR, 'select access.open_contact($1, $2)', [id, POHDE.id]);
    expect(await open(await oneContact('taken_by = $1', [COUNSELLOR]))).toEqual(REFUSED);
    expect(await open(await oneContact('taken_by = $1', [THIRD]))).toEqual(REFUSED);
    expect(await open(await oneContact('area_id = $1', [KAINUU.id]))).toEqual(REFUSED);
    const begun = newId();
    await as(COLLEAGUE, async (sql) => {
      await sql('select access.open_contact($1, $2)', [begun, POHDE.id]);
      await become(sql, COUNSELLOR);
      await expect(sql('select access.open_contact($1, $2)', [begun, POHDE.id])).rejects.toMatchObject({
        code: '42501',
      });
    });
  });

  it('by opening a contact for later: the grant holds for its own transaction only', async () => {
    const id = newId();
    await transaction('commit', async (sql) => {
      await become(sql, COUNSELLOR);
      await sql('select access.open_contact($1, $2)', [id, POHDE.id]);
      expect(await sql(`select from unnest(access.contacts('needs', 'write')) x where x = $1`, [id])).toHaveLength(1);
    });
    const live = (sql: Sql) => sql(`select from unnest(access.contacts('needs', 'write')) x where x = $1`, [id]);
    expect(await as(COUNSELLOR, live, SEEDED_AT.add({ seconds: 1 }))).toEqual([]);
  });

  it('by admitting members without being the administrator of the area, or into a unit of another area', async () => {
    const join = (principal: string, area: string, unit: string) =>
      faultOf(principal, `select access.join_unit($1, $2, $3, $4, 'counsellor', null)`, [
        newId(),
        principalOf('nurse'),
        area,
        unitId(unit),
      ]);
    expect(await join(COUNSELLOR, POHDE.id, 'palveluohjaus')).toEqual(REFUSED);
    expect(await join(LEAD, POHDE.id, 'palveluohjaus')).toEqual(REFUSED);
    expect(await join(NOBODY, POHDE.id, 'palveluohjaus')).toEqual(REFUSED);
    expect(await join(ADMIN, KAINUU.id, 'palveluohjaus-kainuu')).toEqual(REFUSED);
    expect(await join(ADMIN, POHDE.id, 'palveluohjaus-kainuu')).toEqual(REFUSED);
    expect(await join(ADMIN, POHDE.id, 'palveluohjaus')).toBeNull();
  });
});

/** A new contact as its recorder would insert it. */
function newContact(change: Record<string, string | boolean | null> = {}) {
  const row = {
    area_id: POHDE.id,
    id: newId(),
    state: 'received',
    channel: 'phone',
    contact_role: 'family-member',
    municipality: '564',
    urgency: 'routine',
    ask: 'advice',
    anonymous: false,
    received_at: SEEDED_AT.toString(),
    recorded_by: COUNSELLOR,
    attempted_at: '{}',
    ...change,
  };
  const columns = Object.keys(row);
  const text = `insert into contact (${columns.join(', ')}) values (${columns.map((__, i) => `$${i + 1}`).join(', ')})`;
  return { id: row.id, text, values: Object.values(row) };
}

/** Opens and inserts a contact as the counsellor of Pohde; what fault that meets. */
async function faultOfRecording(change: Record<string, string | boolean | null>) {
  const { id, text, values } = newContact(change);
  try {
    await as(COUNSELLOR, async (sql) => {
      await sql('select access.open_contact($1, $2)', [id, POHDE.id]);
      await sql(text, values);
    });
    return null;
  } catch (error) {
    return { code: (error as pg.DatabaseError).code };
  }
}

describe('recording a contact', () => {
  const taken = (principal: string) => ({
    taken_by: principal,
    taken_for_unit: unitId('palveluohjaus'),
    taken_at: SEEDED_AT.toString(),
  });

  it('is done by oneself, for nobody else to hold, in the area it was opened for', async () => {
    expect(await faultOfRecording({})).toBeNull();
    expect(await faultOfRecording(taken(COUNSELLOR))).toBeNull();
    expect(await faultOfRecording({ recorded_by: COLLEAGUE })).toEqual(REFUSED);
    expect(await faultOfRecording(taken(COLLEAGUE))).toEqual(REFUSED);
    expect(await faultOfRecording({ area_id: KAINUU.id })).toEqual(REFUSED);
  });

  it('needs the grant before the row', async () => {
    const { text, values } = newContact();
    expect(await faultOf(COUNSELLOR, text, values)).toEqual(REFUSED);
  });

  it('cannot reuse an id in another area: grants name a contact by its id alone', async () => {
    const id = await oneContact('area_id = $1', [POHDE.id]);
    const { text, values } = newContact({ id, area_id: KAINUU.id, recorded_by: KAINUU_COUNSELLOR });
    await expect(ownerSql(text, values)).rejects.toMatchObject({ code: '23505' });
  });
});

describe('a duty shift', () => {
  const insert = 'insert into duty_shift values ($1, $2, $3, $4, $5, $6)';
  const shift = (principal: string, area: string, unit = 'palveluohjaus') => [
    area,
    newId(),
    principal,
    unitId(unit),
    SEEDED_AT.toString(),
    later(8).toString(),
  ];

  it('is one’s own, in an area where one is a counsellor', async () => {
    expect(await faultOf(THIRD, insert, shift(THIRD, POHDE.id))).toBeNull();
    expect(await faultOf(THIRD, insert, shift(COLLEAGUE, POHDE.id))).toEqual(REFUSED);
    expect(await faultOf(THIRD, insert, shift(THIRD, KAINUU.id, 'palveluohjaus-kainuu'))).toEqual(REFUSED);
    expect(await faultOf(principalOf('nurse'), insert, shift(principalOf('nurse'), POHDE.id))).toEqual(REFUSED);
    expect(await faultOf(LEAD, insert, shift(LEAD, POHDE.id))).toEqual(REFUSED);
  });

  it('opens nothing in the name of a unit one does not belong to', async () => {
    await as(THIRD, async (sql) => {
      await sql(insert, shift(THIRD, POHDE.id, 'palveluohjaus-kainuu'));
      expect(await idsIn(sql, 'contact', 'id', 'taken_by is null')).toEqual([]);
    });
  });

  it('of somebody else cannot be ended or moved, nor one’s own be given away', async () => {
    const ended = `update duty_shift set ends_at = $1 where id = $2`;
    const theirs = idOf('duty-shift/duty-colleague');
    expect(await faultOf(COUNSELLOR, ended, [later(1).toString(), theirs])).toEqual(MET_NOTHING);
    expect(await faultOf(COLLEAGUE, ended, [later(1).toString(), theirs])).toBeNull();
    for (const change of ['principal_id = principal_id', 'area_id = area_id', 'starts_at = starts_at']) {
      expect(await faultOf(COLLEAGUE, `update duty_shift set ${change}`)).toEqual(REFUSED);
    }
  });
});

describe('taking a contact by bare UPDATE', () => {
  const give = `update contact set taken_by = $2, taken_for_unit = $3, taken_at = $4 where id = $1`;
  const to = (id: string, principal: string) => [id, principal, unitId('palveluohjaus'), SEEDED_AT.toString()];
  const sees = async (sql: Sql, principal: string, id: string) => {
    await become(sql, principal);
    let seen = 0;
    for (const [table, column] of TABLES) seen += (await idsIn(sql, table, column, `${column} = '${id}'`)).length;
    return seen;
  };

  it('closes it to the others at once, in all its tables', async () => {
    const id = await oneContact('area_id = $1 and taken_by is null and not anonymous', [POHDE.id]);
    await as(COLLEAGUE, async (sql) => {
      expect(await sees(sql, COUNSELLOR, id)).toBe(4);
      expect(await sees(sql, COLLEAGUE, id)).toBe(4);
      await sql(give, to(id, COLLEAGUE));
      expect(await sees(sql, COLLEAGUE, id)).toBe(4);
      expect(await sees(sql, COUNSELLOR, id)).toBe(0);
    });
  });

  it('is done for oneself: to hand it to somebody else is refused, open or one’s own', async () => {
    const open = await oneContact('area_id = $1 and taken_by is null', [POHDE.id]);
    const own = await oneContact('taken_by = $1 and concluded_at is null', [COUNSELLOR]);
    for (const id of [open, own]) {
      expect(await faultOf(COUNSELLOR, give, to(id, THIRD))).toEqual(REFUSED);
      expect(await faultOf(COUNSELLOR, give, to(id, KAINUU_COUNSELLOR))).toEqual(REFUSED);
    }
    expect(await faultOf(COUNSELLOR, give, to(open, COUNSELLOR))).toBeNull();
    const back = 'update contact set taken_by = null, taken_for_unit = null, taken_at = null where id = $1';
    expect(await faultOf(COUNSELLOR, back, [own])).toBeNull();
  });

  it('by a team lead hands it over: its old taker loses it in the same moment', async () => {
    const id = await oneContact('taken_by = $1 and concluded_at is null and not anonymous', [COUNSELLOR]);
    await as(LEAD, async (sql) => {
      await sql(give, to(id, THIRD));
      expect(await sees(sql, THIRD, id)).toBe(4);
      expect(await sees(sql, COUNSELLOR, id)).toBe(0);
    });
  });

  it('gives nothing to somebody who is no counsellor of that unit', async () => {
    const id = await oneContact('taken_by = $1 and concluded_at is null', [COUNSELLOR]);
    await as(LEAD, async (sql) => {
      await sql(give, to(id, principalOf('nurse')));
      expect(await sees(sql, principalOf('nurse'), id)).toBe(0);
      await become(sql, LEAD);
      await sql(give, to(id, KAINUU_COUNSELLOR));
      expect(await sees(sql, KAINUU_COUNSELLOR, id)).toBe(0);
    });
  });
});

describe('what a contact was at its start', () => {
  it.each([
    'contact set area_id = area_id',
    'contact set id = id',
    'contact set anonymous = not anonymous',
    'contact set received_at = received_at',
    'contact set recorded_by = taken_by',
    'contact_identity set contact_id = contact_id',
    'contact_identity set area_id = area_id',
    'contact_needs set contact_id = contact_id',
    'platform.data_key set wrapped = null',
    'unit set area_id = area_id',
    'unit set register = register',
    'unit set is_authority = true',
    'service set unit_id = unit_id',
    'organisation set area_id = area_id',
    'professional set id = id',
  ])('cannot be changed: update %s', async (change) => {
    expect(await faultOf(COUNSELLOR, `update ${change}`)).toEqual(REFUSED);
    expect(await faultOf(ADMIN, `update ${change}`)).toEqual(REFUSED);
  });

  it('an anonymous contact gets no identity, by insert or by moving one', async () => {
    const anonymous = await oneContact('taken_by = $1 and anonymous', [COUNSELLOR]);
    const insert = 'insert into contact_identity (area_id, contact_id) values ($1, $2)';
    expect(await faultOf(COUNSELLOR, insert, [POHDE.id, anonymous])).toEqual(REFUSED);
    const move = 'update contact_identity set contact_id = $1';
    expect(await faultOf(COUNSELLOR, move, [anonymous])).toEqual(REFUSED);
    const { id, text, values } = newContact();
    await as(COUNSELLOR, async (sql) => {
      await sql('select access.open_contact($1, $2)', [id, POHDE.id]);
      await sql(text, values);
      await sql(insert, [POHDE.id, id]);
      expect(await idsIn(sql, 'contact_identity', 'contact_id', `contact_id = '${id}'`)).toEqual([id]);
    });
  });
});

describe('leaving a unit', () => {
  const membership = async (principal: string) => {
    const [found] = await ownerSql<{ id: string }>('select id from access.membership where principal_id = $1', [
      principal,
    ]);
    return found!.id;
  };

  it('ends every grant in the same transaction', async () => {
    const id = await membership(COUNSELLOR);
    await as(COUNSELLOR, async (sql) => {
      const live = () => sql('select from access.access_grant where valid_until is null or valid_until > access.now()');
      expect((await live()).length).toBeGreaterThan(50);
      await become(sql, ADMIN, later(1));
      await sql('select access.leave_unit($1)', [id]);
      await become(sql, COUNSELLOR, later(1));
      expect(await live()).toEqual([]);
      for (const [table, column] of TABLES) expect(await idsIn(sql, table, column)).toEqual([]);
    });
  });

  it('is for an administrator of the area to record', async () => {
    const id = await membership(COUNSELLOR);
    for (const principal of [COUNSELLOR, LEAD, NOBODY]) {
      expect(await faultOf(principal, 'select access.leave_unit($1)', [id])).toEqual(MET_NOTHING);
    }
    expect(await faultOf(ADMIN, 'select access.leave_unit($1)', [await membership(KAINUU_COUNSELLOR)])).toEqual(
      MET_NOTHING,
    );
  });
});

describe('membership', () => {
  const join = 'select access.join_unit($1, $2, $3, $4, $5, null)';

  it('is not given to oneself', async () => {
    const values = [newId(), ADMIN, POHDE.id, unitId('palveluohjaus'), 'counsellor'];
    expect(await faultOf(ADMIN, join, values)).toEqual(REFUSED);
  });

  it('is held once at a time in each role', async () => {
    const again = [newId(), COUNSELLOR, POHDE.id, unitId('palveluohjaus'), 'counsellor'];
    expect(await faultOf(ADMIN, join, again)).toEqual(expect.objectContaining({ code: '23P01' }));
    expect(await faultOf(ADMIN, join, again.with(4, 'team-lead'))).toBeNull();
  });

  it('that begins again opens one’s own contacts again, and says who gave and ended it', async () => {
    const own = await contacts(`taken_by = '${COUNSELLOR}' and concluded_at is null`);
    await as(ADMIN, async (sql) => {
      const [before] = await sql<{ id: string }>('select id from access.membership where principal_id = $1', [
        COUNSELLOR,
      ]);
      await sql('select access.leave_unit($1)', [before!.id]);
      await become(sql, ADMIN, later(1));
      await sql(join, [newId(), COUNSELLOR, POHDE.id, unitId('palveluohjaus'), 'counsellor']);
      await become(sql, COUNSELLOR, later(2));
      expect(await idsIn(sql, 'contact', 'id', `taken_by = '${COUNSELLOR}' and concluded_at is null`)).toEqual(own);
      const by = await sql(
        'select admitted_by, ended_by from access.membership where principal_id = $1 order by valid_from',
        [COUNSELLOR],
      );
      expect(by).toEqual([
        { admitted_by: null, ended_by: ADMIN },
        { admitted_by: ADMIN, ended_by: null },
      ]);
    });
  });
});

describe('being on duty', () => {
  it('happens once at a time', async () => {
    const values = [POHDE.id, newId(), COUNSELLOR, unitId('palveluohjaus'), later(1).toString(), later(2).toString()];
    const insert =
      'insert into duty_shift (area_id, id, principal_id, unit_id, starts_at, ends_at) values ($1, $2, $3, $4, $5, $6)';
    expect(await faultOf(COUNSELLOR, insert, values)).toEqual(expect.objectContaining({ code: '23P01' }));
  });

  it('tells who lost the race that somebody else has it, and nobody else', async () => {
    const taken = await oneContact(`area_id = '${POHDE.id}' and taken_by = '${THIRD}'`);
    const asked = (principal: string) =>
      as(principal, async (sql) => (await sql('select access.taken_from_my_queue($1) as lost', [taken]))[0]);
    expect(await asked(COUNSELLOR)).toEqual({ lost: true });
    for (const other of [THIRD, KAINUU_COUNSELLOR, ADMIN, NOBODY]) expect(await asked(other)).toEqual({ lost: false });
  });
});

describe('a concluded contact', () => {
  it('cannot be opened again or retold by its taker, who may read it for a year', async () => {
    const id = await oneContact(`taken_by = '${COUNSELLOR}' and concluded_at is not null`);
    const reopen = `update contact set concluded_at = null, state = 'received' where id = $1`;
    expect(await faultOf(COUNSELLOR, reopen, [id])).toEqual(MET_NOTHING);
    const seen = (at: Temporal.Instant) => as(COUNSELLOR, (sql) => idsIn(sql, 'contact', 'id', `id = '${id}'`), at);
    expect(await seen(later(24 * 100))).toEqual([id]);
    expect(await seen(later(24 * 366))).toEqual([]);
  });

  it('still takes the note of a statutory notification', async () => {
    const id = await oneContact(
      `taken_by = '${COUNSELLOR}' and concluded_at is not null and not exists
       (select from contact_needs n where n.contact_id = c.id and statutory_notice is not null)`,
    );
    const note = `update contact_needs set statutory_notice = 'child-welfare-417-2007-25', statutory_notice_at = access.now() where contact_id = $1`;
    expect(await faultOf(COUNSELLOR, note, [id])).toBeNull();
  });
});

describe('a change that meets no row is an error', () => {
  const UNKNOWN = newId();

  it.each([
    ['leaving', `select access.leave_unit('${UNKNOWN}')`],
    [
      'leaving twice',
      `select access.leave_unit(m.id) from access.membership m where m.principal_id = '${principalOf('former-member')}'`,
    ],
    ['lifting a prohibition', `select access.lift_withholding('contact', '${UNKNOWN}', '${LEAD}')`],
    ['trying an effect again', `select access.retry_effect('${UNKNOWN}')`],
    ['contact', `update contact set urgency = 'soon' where id = '${UNKNOWN}'`],
    ['identity', `update contact_identity set phone = null where contact_id = '${UNKNOWN}'`],
    ['needs', `update contact_needs set description = null where contact_id = '${UNKNOWN}'`],
    ['shift', `update duty_shift set ends_at = now() where id = '${UNKNOWN}'`],
    ['organisation', `update organisation set name = '' where id = '${UNKNOWN}'`],
    ['unit', `update unit set name = '' where id = '${UNKNOWN}'`],
    ['service', `update service set name = '' where id = '${UNKNOWN}'`],
    ['professional', `update professional set title = '' where id = '${UNKNOWN}'`],
  ])('%s', async (_, statement) => {
    expect(await faultOf(ADMIN, statement)).toEqual(MET_NOTHING);
  });
});

describe('withholding', () => {
  const withhold = 'select access.withhold($1, $2, $3, $4, $5, $6)';

  it('keeps one item from one person until it is lifted, whatever the grants say', async () => {
    const id = await oneContact('taken_by = $1 and concluded_at is null', [COUNSELLOR]);
    await as(COUNSELLOR, async (sql) => {
      const leadSees = async () => {
        await become(sql, LEAD);
        const seen = await idsIn(sql, 'contact', 'id', `id = '${id}'`);
        await become(sql, COUNSELLOR);
        return seen;
      };
      await sql(withhold, ['contact', id, 'contact', id, LEAD, 'dissent']);
      expect(await leadSees()).toEqual([]);
      expect(await idsIn(sql, 'contact', 'id', `id = '${id}'`)).toEqual([id]);
      await sql(`select access.lift_withholding('contact', $1, $2)`, [id, LEAD]);
      expect(await leadSees()).toEqual([id]);
    });
  });

  it('reaches the scopes in which one may write, and only what belongs to them', async () => {
    const own = await oneContact('taken_by = $1 and concluded_at is null', [COUNSELLOR]);
    const foreign = await oneContact('taken_by = $1', [THIRD]);
    const fault = (...values: string[]) => faultOf(COUNSELLOR, withhold, [...values, LEAD, 'why not']);
    expect(await fault('contact', own, 'contact', own)).toBeNull();
    expect(await fault('contact', foreign, 'contact', foreign)).toEqual(REFUSED);
    expect(await fault('contact', foreign, 'contact', own)).toEqual(REFUSED);
    expect(await fault('membership', own, 'contact', own)).toEqual(REFUSED);
    expect(await fault('contact', own, 'family', own)).toEqual(REFUSED);
  });
});

describe('the access log', () => {
  const line = (principal: string | null, more: { columns?: string; values?: string; at?: Temporal.Instant } = {}) => `
    insert into audit.access_log (at, principal_id, action, operation, basis${more.columns ?? ''})
    values ('${(more.at ?? SEEDED_AT).toString()}', ${principal ? `'${principal}'` : 'null'}, 'read', 'x', 'x'${more.values ?? ''})`;

  it('is written for oneself and for this moment only', async () => {
    expect(await faultOf(COUNSELLOR, line(COUNSELLOR))).toBeNull();
    expect(await faultOf(COUNSELLOR, line(COLLEAGUE))).toEqual(REFUSED);
    expect(await faultOf(COUNSELLOR, line(null))).toEqual(REFUSED);
    expect(await faultOf(NOBODY, line(COUNSELLOR))).toEqual(REFUSED);
    expect(await faultOf(COUNSELLOR, line(COUNSELLOR, { at: later(-24) }))).toEqual(REFUSED);
  });

  it('numbers its rows itself: an invented transaction id would escape the seals, or break them', async () => {
    expect(await faultOf(COUNSELLOR, line(COUNSELLOR, { columns: ', xid', values: `, '3'` }))).toEqual(REFUSED);
    expect(await faultOf(COUNSELLOR, line(COUNSELLOR, { columns: ', xid', values: `, '9000000000'` }))).toEqual(
      REFUSED,
    );
  });

  it('shows nothing to those whom it is about, and an area to its inspector', async () => {
    await ownerSql(
      `insert into audit.access_log (at, principal_id, action, operation, area_id, basis) values
      (now(), $1, 'read', 'x', $2, 'x'), (now(), $1, 'read', 'x', $3, 'x')`,
      [COUNSELLOR, POHDE.id, KAINUU.id],
    );
    const areas = (principal: string) => as(principal, (sql) => sql('select distinct area_id from audit.access_log'));
    expect(await areas(COUNSELLOR)).toEqual([]);
    expect(await areas(ADMIN)).toEqual([]);
    expect(await areas(principalOf('log-inspector'))).toEqual([{ area_id: POHDE.id }]);
  });

  const tables = ['audit.access_log', 'audit.access_log_202611', 'audit.access_log_rest', 'audit.access_log_seal'];
  it.each(tables)('cannot be changed, shortened or emptied by the application: %s', async (table) => {
    for (const statement of [`update ${table} set number = 1`, `delete from ${table}`, `truncate ${table}`]) {
      const wanted = table.endsWith('seal') ? statement : statement.replace('number = 1', `operation = ''`);
      expect(await faultOf(COUNSELLOR, wanted)).toEqual(REFUSED);
    }
  });

  it.each(tables)('cannot be changed, shortened or emptied by the owner: %s', async (table) => {
    await ownerSql(
      `insert into audit.access_log (at, action, operation, basis) values ('2026-11-20', 'read', 'x', 'x'), ('1999-01-01', 'read', 'x', 'x')`,
    );
    await ownerSql('select access.seal_access_log(now())');
    await ownerSql(
      `insert into audit.access_log_seal select coalesce(max(number), 0) + 1, '1', '2', 0, '', now() from audit.access_log_seal`,
    );
    const set = table.endsWith('seal') ? 'number = number' : 'operation = operation';
    expect((await ownerSql(`select from ${table}`)).length).toBeGreaterThan(0);
    for (const statement of [`update ${table} set ${set}`, `delete from ${table}`, `truncate ${table}`]) {
      await expect(ownerSql(statement)).rejects.toMatchObject({
        code: '42501',
        message: expect.stringContaining('append-only'),
      });
    }
  });

  it('cannot be emptied by the owner in any of its partitions', async () => {
    const partitions = await ownerSql<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'audit.access_log'::regclass`,
    );
    expect(partitions.length).toBeGreaterThan(24);
    for (const { name } of partitions) {
      await expect(ownerSql(`truncate ${name}`)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('errors tell nothing about what is hidden', () => {
  it.each([
    [
      'needs of a contact',
      `insert into contact_needs (area_id, contact_id, need_codes, directed_to_services) values ($2, $1, '{}', '{}')`,
    ],
    ['identity of a contact', 'insert into contact_identity (area_id, contact_id) values ($2, $1)'],
    [
      'a contact of the same id',
      `insert into contact values ($2, $1, 'received', 'phone', 'family-member', null, '205', 'routine', 'advice', false,
        access.now(), access.principal(), null, null, null, null, '{}')`,
    ],
    ['a data key', `insert into platform.data_key values ($1, $2, 'contact', $1, null, 'x', access.now())`],
  ])('%s: a hidden parent and none at all look the same', async (_, insert) => {
    const hidden = await oneContact('area_id = $1 and not anonymous', [KAINUU.id]);
    const fault = await faultOf(COUNSELLOR, insert, [hidden, KAINUU.id]);
    expect(fault).toEqual(REFUSED);
    expect(fault).toEqual(await faultOf(COUNSELLOR, insert, [newId(), KAINUU.id]));
  });

  it('a request id that somebody else has used is as good as new', async () => {
    const request = newId();
    const insert = `insert into platform.first_answer (principal_id, request_id, question, answered_at)
      values (access.principal(), $1, '', access.now())`;
    await transaction('commit', async (sql) => {
      await become(sql, COLLEAGUE);
      await sql(insert, [request]);
    });
    expect(await faultOf(COUNSELLOR, insert, [request])).toBeNull();
    expect(await faultOf(COLLEAGUE, insert, [request])).toMatchObject({ code: '23505' });
    expect(await as(COUNSELLOR, (sql) => sql('select from platform.first_answer'))).toEqual([]);
  });
});

describe('the installation’s own keys', () => {
  it('are read and made by the worker only', async () => {
    const system = (sql: Sql) => idsIn(sql, 'platform.data_key', 'scope_id', `scope_type = 'system'`);
    expect((await as(WORKER.principalId!, system)).length).toBeGreaterThan(0);
    for (const principal of [COUNSELLOR, ADMIN, NOBODY]) expect(await as(principal, system)).toEqual([]);
    const insert = `insert into platform.data_key values ($1, null, 'system', $1, 'x', 'x', now())`;
    expect(await faultOf(COUNSELLOR, insert, [newId()])).toEqual(REFUSED);
    expect(await faultOf(NOBODY, insert, [newId()])).toEqual(REFUSED);
    expect(await faultOf(WORKER.principalId!, insert, [newId()])).toBeNull();
  });
});

describe('the context', () => {
  const LEFT = `select current_setting('app.principal', true) as principal, current_setting('app.now', true) as now,
    access.principal() as who, (select count(*)::int from contact) as contacts`;
  const GONE = { who: null, contacts: 0 };

  it.each(['commit', 'rollback'])('is gone from the connection after %s', async (end) => {
    const client = await app.connect();
    try {
      await client.query('begin');
      await become(async (text, values) => (await client.query(text, values)).rows, COUNSELLOR);
      const { rows: before } = await client.query(LEFT);
      expect(before[0]).toMatchObject({ principal: COUNSELLOR, who: COUNSELLOR });
      expect(before[0].contacts).toBeGreaterThan(12);
      await client.query(end);
      const { rows: after } = await client.query(LEFT);
      expect(after[0]).toMatchObject(GONE);
      expect(after[0].principal || null).toBeNull();
      expect(after[0].now || null).toBeNull();
    } finally {
      client.release();
    }
  });

  it('that the application sets is gone from its one connection, after success and after failure', async () => {
    const orm = await MikroORM.init(ormOptions(database.url, [], 1, () => undefined));
    const clock = new Clock();
    clock.moveTo(SEEDED_AT);
    const work = new Work(orm.em, clock);
    const run = (task: () => Promise<void>) =>
      work.run({ principalId: COUNSELLOR }, 'test', async (em) => {
        const [row] = await em.execute<{ contacts: number }[]>(LEFT);
        expect(row!.contacts).toBeGreaterThan(12);
        await task();
      });
    try {
      await run(async () => undefined);
      expect((await orm.em.fork().execute(LEFT))[0]).toMatchObject(GONE);
      await expect(run(() => Promise.reject(new Error('fails')))).rejects.toThrow('fails');
      expect((await orm.em.fork().execute(LEFT))[0]).toMatchObject(GONE);
    } finally {
      await orm.close(true);
    }
  });
});
