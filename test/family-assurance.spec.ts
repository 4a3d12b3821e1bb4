import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { principalOf } from '../src/demo/personas.js';
import { FAMILY } from '../src/demo/family.data.js';
import { Work } from '../src/platform/access/work.js';
import { OwnActionsService } from '../src/plan/action/own-actions.service.js';
import { startTestApp, type TestApp } from './support/app.js';
import { poolOf } from './support/database.js';

/**
 * What a remembered device of a family opens, proven by bare SQL under the application's own role. The demo's family has
 * something of everything.
 */
const GUARDIAN = principalOf('guardian');

let app: TestApp;
let pool: pg.Pool;
beforeAll(async () => {
  app = await startTestApp();
  pool = poolOf(app.database.url, 2);
});
afterAll(async () => {
  await pool?.end();
  await app?.stop();
});

type Assurance = 'basic' | 'full';

/** Runs one statement as somebody; nothing of it stays. */
async function as(principal: string, assurance: Assurance, text: string, values: unknown[] = []) {
  const client = await pool.connect();
  try {
    await client.query('begin; set local role yhdessa_app');
    await client.query(
      `select set_config('app.principal', $1, true), set_config('app.assurance', $2, true), set_config('app.now', $3, true)`,
      [principal, assurance, app.clock.now().toString()],
    );
    return (await client.query<Record<string, unknown>>(text, values)).rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** The code of the refusal; null if there was none. */
const refusalOf = (...given: Parameters<typeof as>): Promise<string | null | undefined> =>
  as(...given).then(
    () => null,
    (error: pg.DatabaseError) => error.code,
  );

/** Rows of each table within reach of the application, as somebody sees them. */
async function seen(principal: string, assurance: Assurance): Promise<Map<string, number>> {
  const tables = await app.sql<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and c.relrowsecurity and not c.relispartition
       and has_table_privilege('yhdessa_app', c.oid, 'select') order by 1`,
  );
  const counts = new Map<string, number>();
  for (const { name } of tables) {
    const [row] = await as(principal, assurance, `select count(*)::integer as count from ${name}`);
    counts.set(name, row!['count'] as number);
  }
  return counts;
}

/** Of the family and its case: who they deal with, and when and how they meet. */
const LOGISTICS = [
  'access.access_grant',
  'platform.data_key',
  'public.family',
  'public.invitation',
  'public.invited_close_person',
  'public.meeting',
  'public.meeting_participant',
  'public.meeting_place',
  'public.network_case',
  'public.network_member',
  'public.person',
  'public.professional',
  'public.responsible_person',
  'public.stand_in',
];
/** What everybody who signs in may read: it tells of no family. */
const DIRECTORY = [
  'public.area',
  'public.municipality',
  'public.organisation',
  'public.service',
  'public.travel_time',
  'public.unit',
];

describe('a device', () => {
  it.each(['guardian', 'other-guardian', 'minor', 'close-person'] as const)(
    'of the %s opens logistics and the directory, and not one row of any other table',
    async (persona) => {
      const opened = [...(await seen(principalOf(persona), 'basic'))]
        .filter(([, count]) => count > 0)
        .map(([name]) => name);
      expect(opened.filter((name) => ![...LOGISTICS, ...DIRECTORY].includes(name))).toEqual([]);
      if (persona.endsWith('guardian'))
        expect(opened).toEqual(expect.arrayContaining(['public.meeting', 'public.responsible_person']));
    },
  );

  it('hides what the same person sees once they have shown who they are', async () => {
    const [full, basic] = [await seen(GUARDIAN, 'full'), await seen(GUARDIAN, 'basic')];
    const hidden = [...full].filter(([name, count]) => count > 0 && basic.get(name) === 0).map(([name]) => name);
    expect(hidden).toEqual(
      expect.arrayContaining(
        [
          'audit.access_log',
          'public.case_needs',
          'public.consent',
          'public.consent_decision',
          'public.contact_way',
          'public.guardianship',
          'public.minutes',
          'public.person_identity',
          'public.plan',
          'public.plan_action',
          'public.plan_version',
        ].filter((name) => (full.get(name) ?? 0) > 0),
      ),
    );
    for (const name of ['plan_version', 'plan_action', 'consent', 'person_identity', 'contact_way', 'minutes'])
      expect([name, full.get(`public.${name}`)! > 0, basic.get(`public.${name}`)]).toEqual([name, true, 0]);
  });

  it('is nobody if somebody forgets to say how sure we are', async () => {
    const client = await pool.connect();
    try {
      await client.query('begin; set local role yhdessa_app');
      await client.query(`select set_config('app.principal', $1, true), set_config('app.now', $2, true)`, [
        GUARDIAN,
        app.clock.now().toString(),
      ]);
      for (const table of ['plan_version', 'consent', 'person_identity', 'contact_way'])
        expect((await client.query(`select from ${table}`)).rowCount).toBe(0);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  it('writes nothing of its family, where the same person does', async () => {
    const change = `update contact_way set version = version + 1 where person_id = $1`;
    expect(await refusalOf(GUARDIAN, 'full', change, [GUARDIAN])).toBeNull();
    expect(await refusalOf(GUARDIAN, 'basic', change, [GUARDIAN])).toBe('P0002');
    const say = `update plan_action set progress = 'in-progress', version = version + 1 where owner_id = $1`;
    expect(await refusalOf(GUARDIAN, 'full', say, [GUARDIAN])).toBeNull();
    expect(await refusalOf(GUARDIAN, 'basic', say, [GUARDIAN])).toBe('P0002');
  });
});

describe('functions with borrowed rights', () => {
  const NO_OPENING: Readonly<Record<string, string>> = {
    basis_of_copy: 'wants the whole plan to write, which no device has',
    content_of_calendar_feed: 'acts for a feed, which no device is',
    complete_log_line: 'tells the area of a line, to nobody',
    grants_of_log: 'derives',
    handover_to_tell: 'tells the worker',
    listening: 'tells sessions that are no devices, which a device never opens a line for',
    is_vouched_for: 'asks about who gave a code, for who comes with it',
    mark_feeds_of_changed_cases: 'marks feeds of professionals',
    minutes_readers: 'tells who writes minutes, and the worker',
    may_write_now: 'asks about an owner, for the worker or the link of an invitation',
    may_sign_in: 'says whether there is a way in at all',
    places_kept_from_me: 'keeps from a device whatever it keeps from anybody of a household that is not its own',
    open_case: 'wants a membership and a contact besides; and makes grants, for opening alone',
    open_consultation: 'wants a membership; and makes grants, for asking alone',
    open_contact: 'wants a membership; and makes grants, for opening alone',
    open_request: 'wants the desk of the door; and makes grants, for asking alone',
    refuse_looker: 'keeps off whoever reads with a reason',
    regrant: 'derives',
    regrant_disqualified: 'derives',
    require_all_of_scope: 'comes after the two that withhold and lift, which know',
    way_to_disqualify: 'is about professionals, who have no such devices',
  };

  it('that look at grants know what a device opens, or are known to need not', async () => {
    const rows = await app.sql<{ name: string }>(
      `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where n.nspname in ('access', 'audit', 'platform', 'public')
         and pg_get_functiondef(p.oid) ~ 'access_grant' and pg_get_functiondef(p.oid) !~ 'access\\.opens\\(' and p.prokind = 'f'
       order by 1`,
    );
    expect(rows.map(({ name }) => name).filter((name) => !(name in NO_OPENING))).toEqual([]);
  });

  it('withhold nothing for a device, and give nothing back', async () => {
    // Another function says whether somebody may who may write something there; a device does not come so far.
    const withhold = `select access.withhold('network_case', $1, 'case', $1, $2, 'danger')`;
    const values = [FAMILY.caseId, principalOf('other-guardian')];
    await expect(as(GUARDIAN, 'full', withhold, values)).rejects.toThrow('only who may write everything');
    await expect(as(GUARDIAN, 'basic', withhold, values)).rejects.toThrow('only who may write in the scope');
    await app.sql(`insert into access.withheld values ('network_case', $1, $2, 'case', $1, $2, 'danger', $3)`, [
      ...values,
      app.clock.now().toString(),
    ]);
    const lift = `select access.lift_withholding('network_case', $1, $2)`;
    await expect(as(GUARDIAN, 'full', lift, values)).rejects.toThrow('only who may write everything');
    await expect(as(GUARDIAN, 'basic', lift, values)).rejects.toThrow('met no row');
    await app.sql(`delete from access.withheld where record_id = $1`, [FAMILY.caseId]);
  });

  it('let no promise of a device join the plan', async () => {
    const action = randomUUID();
    await app.sql(
      `insert into plan_action (area_id, id, case_id, plan_id, text, owner_kind, owner_id, due_on, commitment, committed_at, progress)
       select area_id, $1, case_id, id, '\\x00', 'family', $2, '2027-01-01', 'committed', $3, 'open' from plan where id = $4`,
      [action, GUARDIAN, app.clock.now().toString(), FAMILY.planId],
    );
    const look = 'select * from access.version_to_join($1)';
    expect(await as(GUARDIAN, 'full', look, [action])).toHaveLength(1);
    expect(await as(GUARDIAN, 'basic', look, [action])).toEqual([]);
    const joining = `select access.join_plan($1, gen_random_uuid(), '\\x00', null)`;
    expect(await refusalOf(GUARDIAN, 'full', joining, [action])).toBeNull();
    expect(await refusalOf(GUARDIAN, 'basic', joining, [action])).toBe('42501');
    await app.sql('delete from plan_action where id = $1', [action]);
  });

  it('refuse a device through the services too', async () => {
    const work = app.running.app.get(Work);
    const actions = app.running.app.get(OwnActionsService, { strict: false });
    const [own] = await app.sql<{ id: string; version: number }>(
      'select id, version from plan_action where owner_id = $1 and until_version is null limit 1',
      [GUARDIAN],
    );
    const say = (assurance: Assurance) =>
      work.run({ principalId: GUARDIAN, assurance }, 'test', () =>
        actions.say({ actionId: own!.id, expectedVersion: own!.version, said: 'in-progress', reason: null }),
      );
    await expect(say('basic')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(say('full')).resolves.toBeUndefined();
  });

  it('name nobody of the family to a device of its young', async () => {
    const names = 'select * from access.names_of_own_family()';
    expect((await as(principalOf('minor'), 'full', names)).length).toBeGreaterThan(1);
    expect(await as(principalOf('minor'), 'basic', names)).toEqual([]);
  });

  it('give a code by who keeps how the family is reached, for the phones that are safe at that moment', async () => {
    const give = `select access.give_family_code(gen_random_uuid(), $1, '\\x01', '{}', $2, 10, access.now() + interval '1 day') as outcome`;
    const counsellor = principalOf('counsellor');
    expect(await as(counsellor, 'full', give, [GUARDIAN, [randomUUID()]])).toEqual([{ outcome: 'phone-changed' }]);
    const ways = await app.sql<{ id: string }>(
      `select id from contact_way where person_id = $1 and kind = 'phone' and safe`,
      [GUARDIAN],
    );
    expect(await as(counsellor, 'full', give, [GUARDIAN, ways.map(({ id }) => id)])).toEqual([{ outcome: 'given' }]);
    expect(await refusalOf(counsellor, 'basic', give, [GUARDIAN, []])).toBe('42501');
    for (const other of [GUARDIAN, principalOf('nurse'), principalOf('team-lead'), principalOf('admin')])
      expect(await refusalOf(other, 'full', give, [GUARDIAN, []])).toBe('42501');
  });

  it('tell a device where to go only while everybody of the family may be reached in every way', async () => {
    const ask = 'select access.tells_place(area_id, id) as told from network_case where id = $1';
    for (const who of [GUARDIAN, principalOf('minor'), principalOf('close-person')])
      expect(await as(who, 'basic', ask, [FAMILY.caseId])).toEqual([{ told: true }]);
    await app.sql('update contact_way set safe = false, safe_time = null where person_id = $1', [
      principalOf('other-guardian'),
    ]);
    for (const who of [GUARDIAN, principalOf('minor'), principalOf('close-person')])
      expect(await as(who, 'basic', ask, [FAMILY.caseId])).toEqual([{ told: false }]);
    await app.sql('update contact_way set safe = true where person_id = $1', [principalOf('other-guardian')]);
  });
});
