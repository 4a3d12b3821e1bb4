import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { personId, unitId } from '../src/demo/directory.js';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { KAINUU, POHDE } from '../src/demo/pohde.data.js';
import { checkAccessLog } from '../src/platform/audit/check-log.js';
import { newId } from '../src/platform/clock/clock.js';
import { ormOptions } from '../src/platform/database/orm.js';
import { type Answer, requestId, startTestApp, type TestApp } from './support/app.js';
import { createTestDatabase, SEEDED_AT, type TestDatabase, withClient } from './support/database.js';

const areaId = POHDE.id;
const UNIT = unitId('palveluohjaus');
const THIRD = personId('third-counsellor');

interface Line {
  readonly principal_id: string | null;
  readonly acting_for_unit: string | null;
  readonly action: string;
  readonly operation: string;
  readonly area_id: string | null;
  readonly scope_type: string | null;
  readonly scope_id: string | null;
  readonly category: string | null;
  readonly basis: string;
}

describe('what GraphQL leaves in the access log', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    for (const persona of ['counsellor', 'team-lead', 'counsellor-other-area', 'nurse'] as const)
      await app.cookieOf(persona);
  });
  afterAll(() => app?.stop());

  /** The lines that `task` leaves, and its answer. */
  async function lines<T>(task: () => Promise<T>): Promise<{ answer: T; log: Line[] }> {
    const [{ last }] = (await app.sql<{ last: string }>(
      'select coalesce(max(id), 0) as last from audit.access_log',
    )) as [{ last: string }];
    const answer = await task();
    const log = await app.sql<Line & pg.QueryResultRow>(
      `select principal_id, acting_for_unit, action, operation, area_id, scope_type, scope_id, category, basis
       from audit.access_log where id > $1 order by id`,
      [last],
    );
    return { answer, log };
  }

  const ask = (persona: Persona, query: string, variables: Record<string, unknown> = {}) =>
    lines(() => app.as(persona)(query, variables));

  /** A line of the counsellor in the guidance unit. */
  const line = (action: string, operation: string, scopeId: string, category: string, basis: string): Line => ({
    principal_id: principalOf('counsellor'),
    acting_for_unit: UNIT,
    action,
    operation,
    area_id: areaId,
    scope_type: 'contact',
    scope_id: scopeId,
    category,
    basis,
  });

  const contactWhere = async (where: string, ...values: unknown[]) => {
    const [row] = await app.sql<{ id: string; version: number }>(
      `select id, version from contact where ${where} limit 1`,
      values,
    );
    return row!;
  };
  const own = () => contactWhere('taken_by = $1 and not anonymous', principalOf('counsellor'));

  const record = (input: Record<string, unknown> = {}, fields = 'id') =>
    ask('counsellor', `mutation ($input: RecordContactInput!) { recordContact(input: $input) { ${fields} version } }`, {
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
        identity: { familyName: 'Kirjattava', phone: '040 123 4567' },
        description: 'Kirjataan.',
        ...input,
      },
    });
  const change = (
    persona: Persona,
    name: string,
    type: string,
    { id, version }: { id: string; version: number },
    extra: Record<string, unknown> = {},
    fields = 'id version',
  ) =>
    ask(persona, `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`, {
      input: { requestId: requestId(), contactId: id, expectedVersion: version, ...extra },
    });

  describe('a read', () => {
    it.each([
      ['id state', ['logistics']],
      ['id needs { needCodes }', ['logistics', 'needs']],
      ['id identity { phone }', ['logistics', 'identity']],
      ['id needs { description } identity { familyName }', ['logistics', 'needs', 'identity']],
    ])('of `contact { %s }` logs what was asked for, and nothing else', async (fields, categories) => {
      const { id } = await own();
      const { log } = await ask('counsellor', `query ($id: UUID!) { contact(id: $id) { ${fields} } }`, { id });
      expect(log).toEqual(categories.map((category) => line('read', 'contact', id, category, 'taker')));
    });

    it('of the duty queue logs each contact shown, on the basis of the shift, and not the one that only tells of more', async () => {
      const { answer, log } = await ask(
        'counsellor',
        'query ($areaId: UUID!) { dutyQueue(areaId: $areaId, first: 2) { edges { node { id needs { needCodes } } } pageInfo { hasNextPage } } }',
        { areaId },
      );
      const shown = answer.data.dutyQueue.edges.map((edge: { node: { id: string } }) => edge.node.id);
      expect(answer.data.dutyQueue.pageInfo.hasNextPage).toBe(true);
      expect(shown).toHaveLength(2);
      const expected = shown.flatMap((id: string) => [
        line('read', 'dutyQueue', id, 'logistics', 'duty'),
        line('read', 'dutyQueue', id, 'needs', 'duty'),
      ]);
      expect(log).toEqual(expected);
    });

    it('of the own contacts logs each', async () => {
      const { answer, log } = await ask(
        'counsellor',
        'query ($areaId: UUID!) { myContacts(areaId: $areaId, unfinishedOnly: false, first: 3) { edges { node { id } } } }',
        { areaId },
      );
      const shown = answer.data.myContacts.edges.map((edge: { node: { id: string } }) => edge.node.id);
      expect(log).toEqual(shown.map((id: string) => line('read', 'myContacts', id, 'logistics', 'taker')));
      expect(log).toHaveLength(3);
    });

    it('of the team’s contacts logs the lead and the basis', async () => {
      const { log } = await ask(
        'team-lead',
        'query ($areaId: UUID!) { teamContacts(areaId: $areaId, first: 2) { edges { node { id identity { phone } } } } }',
        { areaId },
      );
      expect(log).toHaveLength(2);
      for (const each of log) {
        const expected = { action: 'read', operation: 'teamContacts', category: 'logistics', basis: 'team-lead' };
        expect(each).toMatchObject({ ...expected, principal_id: principalOf('team-lead'), area_id: areaId });
      }
    });

    it('that looks for a person logs the identity of whom it found, asked for or not', async () => {
      const { answer } = await record({ identity: { familyName: 'Löydettävä' }, takeNow: true });
      const { id } = answer.data.recordContact;
      const query =
        'query ($areaId: UUID!, $person: PersonSearchInput!) { contactsOfPerson(areaId: $areaId, person: $person) { id } }';
      const { log } = await ask('counsellor', query, { areaId, person: { familyName: 'löydettävä' } });
      const search = {
        ...line('search', 'contactsOfPerson', id, 'identity', 'counsellor'),
        scope_type: null,
        scope_id: null,
      };
      const seen = ['logistics', 'identity'].map((part) => line('read', 'contactsOfPerson', id, part, 'taker'));
      expect(log).toEqual([search, ...seen]);
      const none = await ask('counsellor', query, { areaId, person: { familyName: 'Eilöydy' } });
      expect(none.log).toEqual([search]);
      const refused = await ask('nurse', query, { areaId, person: { familyName: 'löydettävä' } });
      expect([refused.answer.code, refused.log.map(({ action }) => action)]).toEqual(['NOT_FOUND', ['refused']]);
    });

    it('of several things at once says so', async () => {
      const { id } = await own();
      const { log } = await ask(
        'counsellor',
        'query ($id: UUID!) { contact(id: $id) { id } viewer: contact(id: $id) { state } areas { id } }',
        { id },
      );
      expect(log.map(({ operation, scope_id }) => [operation, scope_id])).toEqual([
        ['several', id],
        ['several', id],
      ]);
    });

    it('of the directory and of who is on duty is not of a client, and logs nothing', async () => {
      const { answer, log } = await ask(
        'counsellor',
        'query ($areaId: UUID!) { onDuty(areaId: $areaId) { id } areas { id } }',
        { areaId },
      );
      expect(answer.data.onDuty.length).toBeGreaterThan(0);
      expect(log).toEqual([]);
    });
  });

  describe('a refused read', () => {
    /** Of the area of what was asked for, or of one's own where there is no such thing: an inspector sees it. */
    const refused = (scopeId: string | null, area: string = POHDE.id) => ({
      principal_id: principalOf('counsellor'),
      action: 'refused',
      area_id: area,
      scope_id: scopeId,
      basis: 'none',
    });

    it('leaves a line although the answer is NOT_FOUND, and looks the same for a hidden id and none at all', async () => {
      const hidden = await contactWhere('area_id = $1', KAINUU.id);
      const colleagues = await contactWhere('taken_by = $1', THIRD);
      const answers = [];
      for (const [id, area] of [
        [hidden.id, KAINUU.id],
        [colleagues.id, POHDE.id],
        [newId(), POHDE.id],
      ] as const) {
        const { answer, log } = await ask(
          'counsellor',
          'query ($id: UUID!) { contact(id: $id) { id identity { phone } } }',
          { id },
        );
        expect(log).toEqual([expect.objectContaining(refused(id, area))]);
        answers.push(answer);
      }
      expect(answers[0]).toMatchObject({ data: null, code: 'NOT_FOUND' });
      expect(answers[1]).toEqual(answers[0]);
      expect(answers[2]).toEqual(answers[0]);
    });

    it.each([
      ['dutyQueue', { areaId: KAINUU.id }],
      ['teamContacts', { areaId: POHDE.id }],
    ])('of a list leaves a line too: %s', async (name, variables) => {
      const { answer, log } = await ask(
        'counsellor',
        `query ($areaId: UUID!) { ${name}(areaId: $areaId) { edges { node { id } } } }`,
        variables,
      );
      expect(answer).toMatchObject({ data: null, code: 'NOT_FOUND' });
      expect(log).toEqual([expect.objectContaining({ ...refused(null, variables.areaId), operation: name })]);
    });

    it('beside an allowed one undoes that: nothing was shown, so nothing but the refusal is logged', async () => {
      const { id } = await own();
      const query = 'query ($id: UUID!, $other: UUID!) { contact(id: $id) { id } other: contact(id: $other) { id } }';
      const { answer, log } = await ask('counsellor', query, { id, other: newId() });
      expect(answer).toMatchObject({ data: null, code: 'NOT_FOUND' });
      expect(log.map(({ action }) => action)).toEqual(['refused']);
    });

    it('and a refused change leave a line', async () => {
      const hidden = await contactWhere('area_id = $1', KAINUU.id);
      const { answer, log } = await change('counsellor', 'takeContact', 'ContactInput', hidden);
      expect(answer.code).toBe('NOT_FOUND');
      expect(log).toEqual([expect.objectContaining({ ...refused(hidden.id, KAINUU.id), operation: 'takeContact' })]);
    });
  });

  describe('a change', () => {
    it('says who did what for which unit on what basis, beside what its answer shows', async () => {
      const recorded = await record({}, 'id identity { phone }');
      const { id } = recorded.answer.data.recordContact;
      expect(recorded.log).toEqual([
        line('record', 'recordContact', id, 'logistics', 'counsellor'),
        line('record', 'recordContact', id, 'needs', 'counsellor'),
        line('record', 'recordContact', id, 'identity', 'counsellor'),
        line('read', 'recordContact', id, 'logistics', 'duty'),
        line('read', 'recordContact', id, 'identity', 'duty'),
      ]);
    });

    it('is logged on the basis that allowed it, also when it ends it', async () => {
      const recorded = await record();
      let contact = recorded.answer.data.recordContact;
      const { id } = contact;
      const step = async (name: string, type: string, basis: readonly [string, string], extra = {}) => {
        const touched = name === 'concludeContact' ? ['logistics', 'needs'] : ['logistics'];
        const { answer, log } = await change('counsellor', name, type, contact, extra);
        expect(answer.errors).toBeUndefined();
        expect(log).toEqual([
          ...touched.map((category) => line('change', name, id, category, basis[0])),
          line('read', name, id, 'logistics', basis[1]),
        ]);
        contact = answer.data[name];
      };
      await step('takeContact', 'ContactInput', ['duty', 'taker']);
      await step('recordNotReached', 'ContactInput', ['taker', 'taker']);
      await step('releaseContact', 'ContactInput', ['taker', 'duty']);
      await step('takeContact', 'ContactInput', ['duty', 'taker']);
      await step('recordAnswer', 'RecordAnswerInput', ['taker', 'taker']);
      await step('concludeContact', 'ConcludeContactInput', ['taker', 'taker'], {
        outcome: 'ADVISED',
        note: 'Neuvottu.',
      });
    });

    it('that its maker no longer sees is logged all the same', async () => {
      const third = app.asPrincipal(THIRD);
      const mutation = 'mutation ($input: ContactInput!) { releaseContact(input: $input) { id } }';
      const { id, version } = await contactWhere('taken_by = $1 and recorded_by <> $1 and concluded_at is null', THIRD);
      const input = { requestId: requestId(), contactId: id, expectedVersion: version };
      await third('{ __typename }');
      const { answer, log } = await lines(() => third(mutation, { input }));
      expect(answer.data).toEqual({ releaseContact: null });
      expect(log).toEqual([{ ...line('change', 'releaseContact', id, 'logistics', 'taker'), principal_id: THIRD }]);
    });

    it('by the team lead names the lead', async () => {
      const recorded = await record({ takeNow: true });
      const { log } = await change(
        'team-lead',
        'reassignContact',
        'ReassignContactInput',
        recorded.answer.data.recordContact,
        { counsellorId: THIRD },
      );
      expect(log.map(({ principal_id, action, basis }) => [principal_id, action, basis])).toEqual([
        [principalOf('team-lead'), 'change', 'team-lead'],
        [principalOf('team-lead'), 'read', 'team-lead'],
      ]);
    });

    it('repeated with the same request id discloses its answer again, and logs that again', async () => {
      const input = { requestId: requestId(), takeNow: true };
      const first = await record(input, 'id identity { phone }');
      const again = await record({ ...input, receivedAt: undefined }, 'id identity { phone }');
      expect(again.answer.code).toBe('BAD_USER_INPUT');
      const at = { ...input, requestId: requestId(), receivedAt: SEEDED_AT.toString() };
      const original = await record(at, 'id identity { phone }');
      const repeat = await record(at, 'id identity { phone }');
      expect(first.log.map(({ action }) => action)).toEqual(['record', 'record', 'record', 'read', 'read']);
      expect(repeat.answer).toEqual(original.answer);
      expect(repeat.log).toEqual(original.log.filter(({ action }) => action === 'read'));
    });

    it('that fails leaves nothing', async () => {
      const { id, version } = await contactWhere('taken_by = $1 and concluded_at is null', principalOf('counsellor'));
      const { answer, log } = await change('counsellor', 'releaseContact', 'ContactInput', {
        id,
        version: version + 7,
      });
      expect(answer.code).toBe('STALE');
      expect(log).toEqual([]);
    });
  });

  it('is also who signed in and out', async () => {
    const { log } = await lines(async () => {
      const response = await app.inject({ method: 'POST', url: '/auth/demo', payload: { persona: 'teacher' } });
      const [cookie] = [response.headers['set-cookie'] ?? ''].flat();
      await app.inject({ method: 'POST', url: '/auth/sign-out', headers: { cookie: String(cookie).split(';')[0] } });
    });
    expect(log.map(({ principal_id, action }) => [principal_id, action])).toEqual([
      [principalOf('teacher'), 'sign-in'],
      [principalOf('teacher'), 'sign-out'],
    ]);
  });

  describe('when the log cannot be written', () => {
    beforeAll(() =>
      app.sql(`create function public.disk_full() returns trigger language plpgsql as $$
        begin raise exception 'could not extend file' using errcode = '53100'; end $$;
        create trigger disk_full before insert on audit.access_log for each row execute function public.disk_full()`),
    );
    afterAll(() => app.sql('drop trigger disk_full on audit.access_log; drop function public.disk_full()'));

    const expectUnavailable = ({ status, data, code }: Answer) =>
      expect({ status, data: data ?? null, code }).toEqual({ status: 503, data: null, code: 'UNAVAILABLE' });

    it('7. a read fails', async () => {
      const { id } = await own();
      const { answer, log } = await ask('counsellor', 'query ($id: UUID!) { contact(id: $id) { id } }', { id });
      expectUnavailable(answer);
      expect(log).toEqual([]);
    });

    it('a refusal fails too', async () => {
      const { answer } = await ask('counsellor', 'query ($id: UUID!) { contact(id: $id) { id } }', { id: newId() });
      expectUnavailable(answer);
    });

    it('a change changes nothing, nor is its request id used up', async () => {
      const contact = await contactWhere('taken_by is null and area_id = $1', areaId);
      const state = () => app.sql('select to_jsonb(c) as row from contact c where id = $1', [contact.id]);
      const before = await state();
      const request = { requestId: requestId() };
      const { answer } = await change('counsellor', 'takeContact', 'ContactInput', contact, request);
      expectUnavailable(answer);
      expect(await state()).toEqual(before);
      expect(await app.sql('select from platform.first_answer where request_id = $1', [request.requestId])).toEqual([]);
    });

    it('what is logged nowhere goes on', async () => {
      const { answer } = await ask('counsellor', '{ areas { id } }');
      expect(answer.data.areas.length).toBeGreaterThan(0);
    });
  });
});

describe('the seals', () => {
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

  const PERSON = principalOf('counsellor');
  const check = (head?: string) => checkAccessLog(owner.em.fork(), head);

  /** Writes one log row in the transaction that `client` is in, or in one of its own. */
  const write = async (client: pg.ClientBase, at = SEEDED_AT) => {
    await client.query(
      `select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)`,
      [PERSON, at.toString()],
    );
    await client.query(`insert into audit.access_log (at, principal_id, action, operation, basis)
      values (access.now(), access.principal(), 'read', 'test', 'test')`);
  };
  const writeAlone = async (client: pg.ClientBase, at = SEEDED_AT) => {
    await client.query('begin');
    await write(client, at);
    await client.query('commit');
  };
  const seal = async (client: pg.ClientBase) => {
    const { rows } = await client.query<{ head: string | null }>('select access.seal_access_log($1) as head', [
      SEEDED_AT.toString(),
    ]);
    return rows[0]!.head;
  };
  /**
   * Seals until all is sealed. Another spec's open transaction in this cluster may hold a seal back for a moment, as
   * it should: so this asks again.
   */
  const sealAll = async (client: pg.ClientBase): Promise<string> => {
    for (let i = 0; i < 5000; i++) {
      await seal(client);
      const { unsealed, head } = await check();
      if (unsealed === 0 && head) return head;
    }
    throw new Error('the log would not be sealed');
  };

  /** A log of two rows in each of `seals` seals. Returns its head. */
  const sealedLog = (seals = 4) =>
    withClient(database.url, async (client) => {
      let head = '';
      for (let i = 0; i < seals; i++) {
        await writeAlone(client);
        await writeAlone(client);
        head = await sealAll(client);
      }
      return head;
    });

  it('make a chain that verifies, and its head is what was told when it was sealed', async () => {
    const head = await sealedLog();
    expect(await check(head)).toMatchObject({ rows: 8, unsealed: 0, head });
    const { seals } = await check();
    expect(seals).toBeGreaterThanOrEqual(4);
  });

  it('leave an empty log alone', async () => {
    expect(await withClient(database.url, seal)).toBeNull();
    expect(await check()).toEqual({ seals: 0, rows: 0, unsealed: 0, head: null });
  });

  it('never miss a transaction that stayed open while others were sealed, and wait for nobody', async () => {
    await withClient(database.url, (slow) =>
      withClient(database.url, async (quick) => {
        await writeAlone(quick);
        await slow.query('begin');
        await write(slow);
        const rowsSealed = async () => (await check()).rows;
        while ((await rowsSealed()) < 1) await seal(quick);
        await writeAlone(quick);
        // The open one is older than this row, so neither is sealed yet; and the sealer does not wait.
        expect(await seal(quick)).toBeNull();
        expect(await check()).toMatchObject({ rows: 1, unsealed: 1 });
        await slow.query('commit');
        await sealAll(quick);
        expect(await check()).toMatchObject({ rows: 3, unsealed: 0 });
      }),
    );
  });

  it('pass over a transaction that was undone', async () => {
    await withClient(database.url, async (client) => {
      await writeAlone(client);
      await client.query('begin');
      await write(client);
      await client.query('rollback');
      await writeAlone(client);
      await sealAll(client);
      expect(await check()).toMatchObject({ rows: 2, unsealed: 0 });
    });
  });

  it('made by many at once, while others write, are one consistent chain', async () => {
    const sealers = Array.from({ length: 4 }, () =>
      withClient(database.url, async (client) => {
        for (let i = 0; i < 15; i++) {
          await writeAlone(client);
          await seal(client);
        }
      }),
    );
    await Promise.all(sealers);
    await withClient(database.url, sealAll);
    const { seals, rows } = await check();
    expect(rows).toBe(60);
    const numbers = await owner.em
      .fork()
      .execute<{ number: number }[]>('select number from audit.access_log_seal order by number');
    expect(numbers.map(({ number }) => number)).toEqual(Array.from({ length: seals }, (_, i) => i + 1));
    expect(seals).toBeGreaterThan(1);
  });

  /** As the strongest insider: a superuser with the triggers off. */
  const tamper = (sql: string) =>
    withClient(database.ownerUrl, async (client) => {
      await client.query('set session_replication_role = replica');
      for (const { rowCount } of [await client.query(sql)].flat()) expect(rowCount).toBeGreaterThan(0);
    });
  const SECOND = `(select from_xid from audit.access_log_seal where number = 2)`;
  const A_ROW = `id = (select min(l.id) from audit.access_log l where l.xid >= ${SECOND})`;

  it.each([
    ['a changed row', `update audit.access_log set basis = 'consent' where ${A_ROW}`],
    ['a row of somebody else', `update audit.access_log set principal_id = '${newId()}' where ${A_ROW}`],
    ['a changed time', `update audit.access_log set at = at + interval '1 microsecond' where ${A_ROW}`],
    ['a row moved to a later transaction', `update audit.access_log set xid = pg_current_xact_id() where ${A_ROW}`],
    ['a deleted row', `delete from audit.access_log where ${A_ROW}`],
    [
      'a changed row under the last seal',
      `update audit.access_log l set operation = l.operation || 'x' where l.xid = (select max(xid) from audit.access_log)`,
    ],
    [
      'a back-dated row among sealed ones',
      `insert into audit.access_log (at, xid, principal_id, action, operation, basis)
       select at, xid, principal_id, action, operation, basis from audit.access_log where ${A_ROW}`,
    ],
    [
      'a back-dated row before all others',
      `insert into audit.access_log (at, xid, action, operation, basis) values ('2026-11-01', '3', 'read', 'x', 'x')`,
    ],
    ['a removed seal in the middle', 'delete from audit.access_log_seal where number = 2'],
    ['a removed first seal', 'delete from audit.access_log_seal where number = 1'],
    [
      'a seal of another time',
      `update audit.access_log_seal set sealed_at = sealed_at - interval '1 day' where number = 2`,
    ],
    ['a seal of fewer rows', 'update audit.access_log_seal set row_count = row_count - 1 where number = 2'],
    ['a seal of another hash', `update audit.access_log_seal set hash = sha256('x') where number = 2`],
    [
      'a seal that reaches further',
      `update audit.access_log_seal set below_xid = (select max(below_xid) from audit.access_log_seal) where number = 2`,
    ],
    [
      'a row deleted together with its seal, and the rest renumbered',
      `delete from audit.access_log where ${A_ROW}; delete from audit.access_log_seal where number = 2;
       update audit.access_log_seal set number = number - 1 where number > 2`,
    ],
  ])('show %s', async (_, sql) => {
    await sealedLog();
    await check();
    await tamper(sql);
    await expect(check()).rejects.toThrow(/the access log is broken at seal \d/);
  });

  it('show a row changed with the guard switched off by its owner', async () => {
    await sealedLog(2);
    await withClient(database.ownerUrl, async (client) => {
      await client.query('alter table audit.access_log disable trigger all');
      await client.query(`update audit.access_log set operation = 'harmless'`);
      await client.query('alter table audit.access_log enable trigger all');
    });
    await expect(check()).rejects.toThrow('the access log is broken at seal 1');
  });

  it.each([
    [
      'its last seal',
      'delete from audit.access_log_seal where number = (select max(number) from audit.access_log_seal)',
    ],
    ['all its seals', 'delete from audit.access_log_seal'],
    [
      'its last seal and the rows under it',
      `with last as (delete from audit.access_log_seal where number = (select max(number) from audit.access_log_seal) returning from_xid)
       delete from audit.access_log l using last where l.xid >= last.from_xid`,
    ],
  ])('show that the log lost %s to whoever knows the head', async (_, sql) => {
    const head = await sealedLog();
    await tamper(sql);
    await expect(check(head)).rejects.toThrow(`no seal of the access log has the hash ${head}`);
  });

  it('show that the log was rebuilt to whoever knows an older head', async () => {
    const head = await sealedLog(2);
    await tamper(`delete from audit.access_log where ${A_ROW}`);
    await tamper('delete from audit.access_log_seal');
    await withClient(database.url, sealAll);
    expect((await check()).rows).toBe(3);
    await expect(check(head)).rejects.toThrow('no seal');
  });
});

describe('the partitions of the log', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const ownerSql = async <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
    withClient(database.ownerUrl, async (client) => (await client.query<Row>(sql, values)).rows);
  const placeOf = async (at: string) => {
    const operation = newId();
    await withClient(database.url, async (client) => {
      await client.query('begin');
      await client.query(
        `select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)`,
        [principalOf('counsellor'), at],
      );
      await client.query(
        `insert into audit.access_log (at, principal_id, action, operation, basis) values (access.now(), access.principal(), 'read', $1, 'x')`,
        [operation],
      );
      await client.query('commit');
    });
    const [row] = await ownerSql<{ name: string }>(
      'select tableoid::regclass::text as name from audit.access_log where operation = $1',
      [operation],
    );
    return row?.name;
  };

  it.each([
    ['2026-11-23T07:00:00Z', 'audit.access_log_202611'],
    ['2026-11-30T23:59:59.999999Z', 'audit.access_log_202611'],
    ['2026-12-01T00:00:00Z', 'audit.access_log_202612'],
    ['2027-02-28T23:30:00Z', 'audit.access_log_202702'],
    ['2015-01-01T00:00:00Z', 'audit.access_log_rest'],
    ['2099-12-31T23:59:59Z', 'audit.access_log_rest'],
  ])('take a row of %s into %s', async (at, name) => {
    expect(await placeOf(at)).toBe(name);
  });

  it('are made two years ahead, and again without harm', async () => {
    const months = async () =>
      (
        await ownerSql<{ name: string }>(
          `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'audit.access_log'::regclass order by 1`,
        )
      ).map(({ name }) => name);
    const before = await months();
    expect(before).toContain('audit.access_log_202811');
    await ownerSql(`call audit.make_partitions('2026-10-01', 26)`);
    expect(await months()).toEqual(before);
  });

  it('are not made over rows that lie in the default partition, whatever the zone of the session', async () => {
    expect(await placeOf('2031-03-31T23:30:00Z')).toBe('audit.access_log_rest');
    await withClient(database.ownerUrl, async (client) => {
      await client.query(`set timezone = 'Europe/Helsinki'`);
      await client.query(`call audit.make_partitions('2031-03-01', 2)`);
    });
    expect(await placeOf('2031-04-01T00:00:00Z')).toBe('audit.access_log_203104');
    expect(await placeOf('2031-03-15T00:00:00Z')).toBe('audit.access_log_rest');
  });
});
