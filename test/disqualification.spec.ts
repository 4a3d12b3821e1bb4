import type pg from 'pg';
import { personId } from '../src/demo/directory.js';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { startTestApp, type TestApp } from './support/app.js';
import { CHILD, done, MOTHER, mutate, openCase, type OpenedCase, seatOf, type Who } from './support/casework.js';
import { poolOf, SEEDED_AT, withClient } from './support/database.js';
import { Browser, buttonsIn } from './support/doors.js';
import { mailsOf } from './support/followed.js';
import {
  addMeeting,
  admit,
  announce,
  linkIn,
  mailbox,
  opened,
  type Seat,
  seats,
  startMail,
} from './support/invited.js';
import { actionOf, agree, draft, join, meet, promised } from './support/plans.js';

let app: TestApp;
let pool: pg.Pool;
let stopMail: () => Promise<void>;
let seat: Seat;
beforeAll(async () => {
  app = await startTestApp();
  pool = poolOf(app.database.url, 2);
  stopMail = await startMail(app);
  await app.sql('truncate platform.outbox_effect');
  [seat] = (await seats(app, 1)) as [Seat];
});
afterAll(async () => {
  await stopMail?.();
  await pool?.end();
  await app?.stop();
});
beforeEach(() => app.clock.moveTo(SEEDED_AT));

const now = (persona: Persona) => ({ principal: principalOf(persona) });
const counsellor = now('counsellor');
const lead = now('team-lead');
const colleague = { principal: personId('duty-colleague') };
const declare = (who: Who, input: Record<string, unknown>) =>
  mutate(app, who)(
    'declareDisqualified',
    'DeclareDisqualifiedInput',
    input,
    'id professionalId declaredAt liftedAt version',
  );
const lift = (who: Who, { id, version }: { id: string; version: number }) =>
  mutate(app, who)(
    'liftDisqualification',
    'LiftDisqualificationInput',
    { disqualificationId: id, expectedVersion: version, reason: 'Sukunimi oli sama, sukulaisuutta ei ole.' },
    'id liftedAt version',
  );

/** What somebody holds of a case, its family and its contact: by any source, now or later. */
const heldBy = async (principalId: string, { caseId, familyId, contactId }: OpenedCase) =>
  (
    await app.sql<{ held: string }>(
      `select distinct scope_type || ' ' || category || ' ' || verb || ' ' || basis as held from access.access_grant
       where principal_id = $1 and scope_id = any ($2) order by 1`,
      [principalId, [caseId, familyId, contactId]],
    )
  ).map(({ held }) => held);
/** Bare SQL under the application's login as a principal at the clock's moment, undone. */
async function sqlAs(principal: string, text: string, values: unknown[]): Promise<unknown[]> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)`,
      [principal, app.clock.now().toString()],
    );
    return (await client.query(text, values)).rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
}
/** In how many rows of which tables of a case somebody sees anything, by bare SQL. */
async function seenBy(principal: string, { caseId }: OpenedCase): Promise<string[]> {
  const tables = await app.sql<{ name: string }>(
    `select c.table_name as name from information_schema.columns c join information_schema.role_table_grants g
       on g.table_schema = c.table_schema and g.table_name = c.table_name and g.grantee = 'yhdessa_app' and g.privilege_type = 'SELECT'
     where c.table_schema = 'public' and c.column_name = 'case_id' order by 1`,
  );
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)`,
      [principal, app.clock.now().toString()],
    );
    const seen: string[] = [];
    for (const { name } of tables) {
      const { rowCount } = await client.query(`select 1 from ${name} where case_id = $1 limit 1`, [caseId]);
      if (rowCount) seen.push(name);
    }
    return seen;
  } finally {
    await client.query('rollback');
    client.release();
  }
}
const OWN = ['disqualification'];
const standing = ({ caseId }: OpenedCase) =>
  app.sql('select * from disqualification where case_id = $1 and lifted_at is null', [caseId]);

/** A case whose nurse has promised something in an agreed plan. */
async function planned() {
  const met = await meet(app);
  const first = await draft(app, met.caseId, met.meetingId);
  const action = await promised(app, await actionOf(app, first.id, 'nurse'));
  await agree(app, first, met.motherId);
  return { ...met, actionId: action.id as string };
}

/** An invitation that has arrived, with the path of its link. */
async function invited() {
  const opening = await openCase(app, counsellor);
  await admit(app, opening, seat);
  const { id: meetingId } = await addMeeting(app, opening, [seat]);
  await announce(app, { type: 'meeting.scheduled', caseId: opening.caseId, meetingId });
  await app.runDue();
  const [row] = await app.sql<{ id: string; uid: string }>('select id, uid from invitation where meeting_id = $1', [
    meetingId,
  ]);
  const mails = await Promise.all(mailbox(app, seat.email).map(opened));
  return {
    ...opening,
    meetingId,
    invitationId: row!.id,
    uid: row!.uid,
    path: linkIn(mails.find(({ uid }) => uid === row!.uid)!),
  };
}

describe('somebody says that they are disqualified', () => {
  it('9. and sees nothing of the case in that very moment, own promises neither', async () => {
    const met = await planned();
    const nurse = principalOf('nurse');
    expect((await heldBy(nurse, met)).length).toBeGreaterThan(3);
    await done(declare(now('nurse'), { caseId: met.caseId, reason: 'PARTY_OR_RELATIVE' }));
    expect(await heldBy(nurse, met)).toEqual([]);
    expect(await seenBy(nurse, met)).toEqual(OWN);
    const page = await app.asPrincipal(nurse)(`query ($id: UUID!) { casePage(caseId: $id) { id } }`, {
      id: met.caseId,
    });
    expect(page.code).toBe('NOT_FOUND');
    const { data } = await app.asPrincipal(nurse)('{ myActions { id } }');
    expect(data.myActions.map(({ id }: { id: string }) => id)).not.toContain(met.actionId);
    const [member] = await app.sql(
      'select leave_reason from network_member where case_id = $1 and professional_id = $2',
      [met.caseId, nurse],
    );
    expect(member).toEqual({ leave_reason: 'disqualified' });
  });

  it('what they promised is nobody’s from then on, and goes to the counsellor', async () => {
    const met = await planned();
    await done(declare(now('nurse'), { caseId: met.caseId }));
    const { data } = await app.asPrincipal(counsellor.principal)(
      `query ($areaId: UUID!) { orphanedActions(areaId: $areaId) { id } }`,
      { areaId: POHDE.id },
    );
    expect(data.orphanedActions.map(({ id }: { id: string }) => id)).toContain(met.actionId);
  });

  it('is logged, and is told to the counsellor by a mail that names nobody', async () => {
    const met = await planned();
    await done(declare(now('nurse'), { caseId: met.caseId }));
    while ((await app.runDue()) > 0);
    // Mails of other tests may come late: their words are the same, so this one is known by the effect that sent it.
    const effects = await app.sql<{ state: string }>(
      `select e.state from platform.outbox_effect e join disqualification d on e.key like 'disqualified:' || d.id || ':%'
       where e.kind = 'network.tell-lead' and d.case_id = $1`,
      [met.caseId],
    );
    expect(effects).toEqual([{ state: 'done' }]);
    const mails = (await mailsOf(app, 'counsellor', 'Viesti Yhdessä-palvelusta')).filter(({ text }) =>
      text?.includes('ettei osallistu'),
    );
    expect(mails.length).toBeGreaterThan(0);
    expect(JSON.stringify(mails)).not.toMatch(/Salakoski|Marjatta|Onni/);
    const log = await app.sql(
      `select action, category, basis from audit.access_log where operation = 'declareDisqualified' and scope_id = $1 and action <> 'read'`,
      [met.caseId],
    );
    expect(log).toEqual([{ action: 'record', category: 'logistics', basis: 'disqualification' }]);
  });

  it.each(['team-lead', 'log-inspector'] as const)(
    'as a %s: nothing of its log is theirs to search, also by bare SQL',
    async (persona) => {
      const opening = await openCase(app);
      const who = principalOf(persona);
      const isTeams = persona === 'team-lead';
      const search = () =>
        app.asPrincipal(who)(
          `query ($areaId: UUID!, $subject: LogSubjectInput!) {
             ${isTeams ? 'teamAccessLog' : 'accessLog'}(areaId: $areaId, subject: $subject) { edges { node { scopeId } } } }`,
          { areaId: POHDE.id, subject: { caseId: opening.caseId } },
        );
      const bare = () => sqlAs(who, 'select 1 from audit.access_log where scope_id = $1', [opening.caseId]);
      expect((await search()).errors).toBeUndefined();
      expect(await bare()).not.toEqual([]);
      await app.sql(
        `insert into disqualification (area_id, id, case_id, professional_id, way, declared_by, declared_at, settled_at)
         values ($1, gen_random_uuid(), $2, $3, 'self', $3, $4, $4)`,
        [POHDE.id, opening.caseId, who, app.clock.now().toString()],
      );
      expect(await search()).toMatchObject({ code: 'NOT_FOUND' });
      expect(await bare()).toEqual([]);
    },
  );

  it('as a log inspector: they neither find the family, nor undo what is kept from somebody of it', async () => {
    const opening = await openCase(app, counsellor, { people: [{ ...MOTHER, familyName: 'Öhmanni' }, CHILD] });
    const inspector = now('log-inspector');
    const { areaId, personId: withheldFrom } = { areaId: POHDE.id, personId: opening.motherId };
    const kept = {
      areaId,
      personId: withheldFrom,
      professionalId: counsellor.principal,
      since: '2026-11-23T00:00:00Z',
      until: '2026-11-24T00:00:00Z',
      reason: 'INVESTIGATION',
    };
    const keep = () => mutate(app, inspector)('withholdLogEntries', 'WithholdLogEntriesInput', kept, 'id version');
    const made = await done(keep());
    const found = async () => {
      const { data } = await app.asPrincipal(inspector.principal)(
        `query ($areaId: UUID!) { logClients(areaId: $areaId, person: { familyName: "Öhmanni" }) { caseId } }`,
        { areaId },
      );
      return data.logClients.length;
    };
    expect(await found()).toBe(1);
    const onHold = (name: string, input: Record<string, unknown>) =>
      mutate(app, inspector)(
        `${name}LegalHold`,
        `${name[0]!.toUpperCase()}${name.slice(1)}LegalHoldInput`,
        input,
        'id',
      );
    const whole = { scopeType: 'CASE', scopeId: opening.caseId, reason: 'COURT' };
    const { id: holdId } = await done(onHold('place', whole));
    await done(declare(lead, { caseId: opening.caseId, professionalId: inspector.principal }));
    expect(await found()).toBe(0);
    expect((await onHold('lift', { holdId, expectedVersion: 1 })).code).toBe('NOT_FOUND');
    expect(await onHold('place', whole)).toMatchObject({ code: 'NOT_FOUND' });
    const refusal = await app.asPrincipal(inspector.principal)(
      `query ($areaId: UUID!, $id: UUID!) { logRefusal(areaId: $areaId, withholdingId: $id, language: FI) { title } }`,
      { areaId, id: made.id },
    );
    const lifted = await mutate(app, inspector)(
      'liftLogWithholding',
      'LiftLogWithholdingInput',
      { withholdingId: made.id, expectedVersion: made.version },
      'liftedAt',
    );
    expect([refusal.code, lifted.code, (await keep()).code]).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    const bare = `insert into log_withholding (area_id, id, family_id, person_id, professional_id, since, until, reason, withheld_by, withheld_at)
      values ($1, gen_random_uuid(), $2, $3, $4, access.now(), access.now() + interval '1 day', 'investigation', access.principal(), access.now())`;
    const values = [areaId, opening.familyId, withheldFrom, counsellor.principal];
    await expect(sqlAs(inspector.principal, bare, values)).rejects.toThrow('row-level security');
  });

  it('as who leads the team: neither what is late in it nor who is away is told them', async () => {
    // Later than the cases of the other tests.
    app.clock.moveTo(SEEDED_AT.add({ hours: 1 }));
    const met = await planned();
    await app.sql(
      `update review set due_on = '2026-11-02', version = version + 1 where case_id = $1 and state = 'due'`,
      [met.caseId],
    );
    const told = async () => {
      const { data, errors } = await app.asPrincipal(lead.principal)(
        `query ($areaId: UUID!) { overdueOfTeam(areaId: $areaId) { caseId } }`,
        { areaId: POHDE.id },
      );
      expect(errors).toBeUndefined();
      const away = await sqlAs(
        lead.principal,
        `select "caseId" from access.times_of_responsible($1, null, '2026-11-23', '2026-11-30')`,
        [POHDE.id],
      );
      const of = (rows: unknown[]) =>
        (rows as { caseId: string }[]).filter(({ caseId }) => caseId === met.caseId).length;
      return [of(data.overdueOfTeam), of(away)];
    };
    expect(await told()).toEqual([1, 1]);
    await done(declare(lead, { caseId: met.caseId }));
    expect(await told()).toEqual([0, 0]);
  });

  it('by their invitation: it is called off, their seat is free, and nobody can give it back to them', async () => {
    const party = await invited();
    await done(declare({ principal: seat.professionalId }, { invitationId: party.invitationId }));
    const [row] = await app.sql('select state, cancelled_at is not null as cancelled from invitation where id = $1', [
      party.invitationId,
    ]);
    expect(row).toMatchObject({ cancelled: true });
    const [taken] = await app.sql(
      `select chosen, needed from meeting_participant where meeting_id = $1 and professional_id = $2`,
      [party.meetingId, seat.professionalId],
    );
    expect(taken).toEqual({ chosen: false, needed: 'optional' });
    expect(
      await app.sql('select 1 from booking where meeting_id = $1 and professional_id = $2 and released_at is null', [
        party.meetingId,
        seat.professionalId,
      ]),
    ).toEqual([]);
    await app.runDue();
    const mails = await Promise.all(mailbox(app, seat.email).map(opened));
    expect(mails.filter(({ uid }) => uid === party.uid).map(({ method }) => method)).toContain('CANCEL');
    expect(await seenBy(seat.professionalId, party)).toEqual(OWN);
  });

  it('by the link of their invitation, in two steps, with nothing of the family, and the link opens nothing more', async () => {
    const party = await invited();
    const browser = new Browser(app);
    const before = await browser.get(party.path);
    expect(buttonsIn(before.body)).toContain('disqualified Ilmoita, että olen esteellinen');
    expect(await standing(party)).toEqual([]);
    const foreign = await browser.post(party.path, { answer: 'disqualified', proof: 'x' });
    expect(foreign.statusCode).toBe(403);
    expect(await standing(party)).toEqual([]);
    await browser.get(party.path);
    const after = await browser.post(party.path, { answer: 'disqualified' });
    expect(after.statusCode).toBe(200);
    expect(after.body).toContain('Sinua ei enää kutsuta tähän asiaan.');
    expect(after.body).not.toMatch(/Salakoski|Marjatta|Onni/);
    expect(await standing(party)).toMatchObject([{ way: 'link', professional_id: seat.professionalId }]);
    expect(await heldBy(seat.professionalId, party)).toEqual([]);
    expect(await heldBy(party.invitationId, party)).toEqual([]);
    expect((await browser.get(party.path)).statusCode).toBe(404);
    expect((await browser.post(party.path, { answer: 'disqualified' })).statusCode).toBe(404);
    expect((await browser.post(party.path, { answer: 'accepted' })).statusCode).toBe(404);
  });

  it('on the phone: who keeps the case takes it down, or who leads the team', async () => {
    for (const who of [counsellor, lead]) {
      const met = await meet(app);
      const { professionalId } = await seatOf(app, 'nurse');
      await done(declare(who, { caseId: met.caseId, professionalId, reason: 'EMPLOYMENT' }));
      expect(await heldBy(professionalId, met)).toEqual([]);
      expect(await standing(met)).toMatchObject([{ way: 'told' }]);
    }
  });

  it.each(['team-lead', 'log-inspector'] as const)(
    'but not of a %s by those after whom they look: they would see nothing of it any more',
    async (persona) => {
      const { caseId } = await openCase(app, counsellor);
      const professionalId = principalOf(persona);
      const answer = await declare(counsellor, { caseId, professionalId });
      expect([answer.code, answer.errors?.[0]?.extensions.field]).toEqual(['NOT_FOUND', 'professionalId']);
      await done(declare(lead, { caseId, ...(persona === 'log-inspector' && { professionalId }) }));
    },
  );

  it('also before anybody asked them', async () => {
    const family = await openCase(app, counsellor);
    const { professionalId, unitId } = await seatOf(app, 'social-worker');
    await done(declare(counsellor, { caseId: family.caseId, professionalId }));
    const answer = await mutate(app, counsellor)(
      'addMember',
      'AddMemberInput',
      { caseId: family.caseId, professionalId, unitId },
      'id',
    );
    expect([answer.code, answer.errors![0]!.extensions.field]).toEqual(['DISQUALIFIED', 'professionalId']);
  });

  it.each([
    ['somebody of the network, of another', 'teacher'],
    ['a stranger', 'social-worker'],
    ['the other area', 'counsellor-other-area'],
    ['an administrator', 'admin'],
    ['the log inspector', 'log-inspector'],
    ['a former member', 'former-member'],
  ] as const)('but not %s', async (_, persona) => {
    const met = await meet(app);
    const { professionalId } = await seatOf(app, 'nurse');
    const answer = await declare(now(persona), { caseId: met.caseId, professionalId });
    expect(answer.code).toBe('NOT_FOUND');
    if (persona !== 'teacher') expect((await declare(now(persona), { caseId: met.caseId })).code).toBe('NOT_FOUND');
    expect(await standing(met)).toEqual([]);
  });

  it.each([
    [{}, 'CASE_OR_INVITATION', 'caseId'],
    [{ invitationId: '01930000-0000-7000-8000-000000000000' }, 'NOT_FOUND', 'invitationId'],
    [{ caseId: '01930000-0000-7000-8000-000000000000' }, 'NOT_FOUND', 'caseId'],
  ])('and not of %j', async (input, code, field) => {
    const answer = await declare(now('nurse'), input);
    expect([answer.code, answer.errors![0]!.extensions.field]).toEqual([code, field]);
  });

  it('never somebody of the family: their own case is not closed to them', async () => {
    const family = await openCase(app);
    const mother = { principal: family.motherId };
    expect(await declare(mother, { caseId: family.caseId, reason: 'OTHER' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await heldBy(family.motherId, family)).not.toEqual([]);
  });

  it('once, also twice at once', async () => {
    const met = await meet(app);
    const answers = await Promise.all([1, 2, 3].map(() => declare(now('nurse'), { caseId: met.caseId })));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(await standing(met)).toHaveLength(1);
    const { professionalId } = await seatOf(app, 'nurse');
    expect((await declare(counsellor, { caseId: met.caseId, professionalId })).code).toBe('ALREADY_DISQUALIFIED');
  });

  it('and while they say so nobody adds them again', async () => {
    const family = await openCase(app, counsellor);
    const nurse = await seatOf(app, 'nurse');
    const add = mutate(app, counsellor)('addMember', 'AddMemberInput', { caseId: family.caseId, ...nurse }, 'id');
    const say = declare(counsellor, { caseId: family.caseId, professionalId: nurse.professionalId });
    await Promise.all([add, say]);
    const live = await app.sql(
      'select 1 from network_member where case_id = $1 and professional_id = $2 and left_at is null',
      [family.caseId, nurse.professionalId],
    );
    expect(live).toEqual([]);
    expect(await heldBy(nurse.professionalId, family)).toEqual([]);
  });

  it('and if the connection breaks in between, everything is as it was', async () => {
    const met = await meet(app);
    const nurse = principalOf('nurse');
    const before = await heldBy(nurse, met);
    const answer = await withClient(app.database.ownerUrl, async (client) => {
      await client.query('begin');
      await client.query('lock table network_member in access exclusive mode');
      const say = declare(now('nurse'), { caseId: met.caseId });
      let pid: number | undefined;
      while (pid === undefined) {
        const { rows } = await client.query<{ pid: number }>(
          `select l.pid from pg_locks l where not l.granted and l.relation = 'network_member'::regclass`,
        );
        pid = rows[0]?.pid;
      }
      await client.query('select pg_terminate_backend($1)', [pid]);
      await client.query('rollback');
      return say;
    });
    expect(answer.code).toBe('UNAVAILABLE');
    expect(await standing(met)).toEqual([]);
    expect(await heldBy(nurse, met)).toEqual(before);
  });

  it('holds the case no longer than the transaction: bare SQL that does not finish it commits nothing', async () => {
    const met = await meet(app);
    const client = await pool.connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)`,
        [principalOf('nurse'), app.clock.now().toString()],
      );
      await client.query(`select access.disqualify(gen_random_uuid(), $1, null, null, 'other')`, [met.caseId]);
      await expect(client.query('commit')).rejects.toThrow('happens in its transaction');
    } finally {
      client.release();
    }
    expect(await standing(met)).toEqual([]);
  });
});

describe('whoever is disqualified', () => {
  it('is named for nothing, and breaks no glass', async () => {
    const met = await meet(app);
    const { caseId } = met;
    const nurse = await seatOf(app, 'nurse');
    await done(declare(counsellor, { caseId, professionalId: nurse.professionalId }));
    await done(declare(counsellor, { caseId, professionalId: colleague.principal }));
    const days = { firstDay: '2026-11-24', lastDay: '2026-11-25' };
    const meeting = {
      caseId,
      question: 'Miten jatketaan?',
      durationMinutes: 60,
      mode: 'REMOTE',
      familyPersonIds: [met.motherId],
    };
    const first = await draft(app, caseId, met.meetingId);
    const action = {
      planVersionId: first.id,
      text: 'Soittaa.',
      ownerKind: 'PROFESSIONAL',
      ownerId: nurse.professionalId,
      ownerUnit: nurse.unitId,
      dueOn: '2026-12-18',
    };
    const ask = mutate(app, counsellor);
    for (const [name, answer] of [
      ['addMember', ask('addMember', 'AddMemberInput', { caseId, ...nurse }, 'id')],
      ['nameStandIn', ask('nameStandIn', 'NameStandInInput', { caseId, ...nurse, ...days }, 'id')],
      [
        'proposeHandover',
        ask('proposeHandover', 'ProposeHandoverInput', { caseId, ...nurse, reason: 'Muutto.' }, 'id'),
      ],
      [
        'conveneMeeting',
        ask(
          'conveneMeeting',
          'ConveneMeetingInput',
          { ...meeting, participants: [{ ...nurse, needed: 'REQUIRED' }] },
          'id',
        ),
      ],
      ['addAction', ask('addAction', 'AddActionInput', action, 'id')],
      [
        'reassign',
        mutate(app, lead)(
          'reassignResponsiblePerson',
          'ReassignResponsiblePersonInput',
          { caseId, ...nurse, reason: 'Loma.' },
          'id',
        ),
      ],
      [
        'breakGlass',
        mutate(app, colleague)(
          'breakGlass',
          'BreakGlassInput',
          { caseId, reason: 'DANGER', words: 'Yöllä soitettiin ja pyydettiin apua.' },
          'id',
        ),
      ],
    ] as const)
      expect([name, (await answer).code]).toEqual([name, name === 'addAction' ? 'NOT_FOUND' : 'DISQUALIFIED']);
    const found = await app.asPrincipal(colleague.principal)(
      `query ($areaId: UUID!) { casesOfPerson(areaId: $areaId, person: { phone: "+358401112233" }) { caseId } }`,
      { areaId: POHDE.id },
    );
    expect(found.data.casesOfPerson.map((each: { caseId: string }) => each.caseId)).not.toContain(caseId);
  });

  it('holds nothing by any consent, statute or seat that comes later', async () => {
    const met = await meet(app);
    const { professionalId } = await seatOf(app, 'teacher');
    await done(declare(now('teacher'), { caseId: met.caseId }));
    await app.sql(`update consent set categories = '{identity,plan,actions,minutes}' where case_id = $1`, [met.caseId]);
    await app.sql('select access.regrant_case($1)', [met.caseId]);
    expect(await heldBy(professionalId, met)).toEqual([]);
  });

  it('may be so in one case and not in another', async () => {
    const one = await meet(app);
    const other = await meet(app);
    await done(declare(now('nurse'), { caseId: one.caseId }));
    expect(await heldBy(principalOf('nurse'), one)).toEqual([]);
    expect((await heldBy(principalOf('nurse'), other)).length).toBeGreaterThan(3);
  });

  it('is shown to who keeps the case with why, and to the family without', async () => {
    const met = await meet(app);
    await done(declare(now('nurse'), { caseId: met.caseId, reason: 'OWN_INTEREST' }));
    const query = `query ($id: UUID!) { casePage(caseId: $id) { takingNoPart { who { familyName } reason } } }`;
    const kept = await app.asPrincipal(counsellor.principal)(query, { id: met.caseId });
    const [shown] = kept.data.casePage.takingNoPart;
    expect(shown).toMatchObject({ reason: 'OWN_INTEREST', who: { familyName: expect.any(String) } });
    const own = await app.asPrincipal(met.motherId)('{ myFamilyPages { takingNoPart { who { familyName } reason } } }');
    expect(own.data.myFamilyPages[0].takingNoPart).toEqual([{ ...shown, reason: null }]);
  });
});

describe('when who keeps a case is disqualified', () => {
  const WAITING = `query ($areaId: UUID!) { casesWaitingForLead(areaId: $areaId) { caseId professionalId isCounsellor isResponsible version } }`;
  const waiting = async ({ caseId }: OpenedCase) =>
    (await app.asPrincipal(lead.principal)(WAITING, { areaId: POHDE.id })).data.casesWaitingForLead.filter(
      (each: { caseId: string }) => each.caseId === caseId,
    );
  const COLLEAGUE = async () => {
    const [row] = await app.sql<{ unit_id: string }>(
      `select unit_id from access.membership where principal_id = $1 and role = 'counsellor' and valid_until is null`,
      [colleague.principal],
    );
    return { professionalId: colleague.principal, unitId: row!.unit_id };
  };
  const assign = async ({ caseId }: OpenedCase, who: Who = lead, more: Record<string, unknown> = {}) => {
    const [row] = await app.sql<{ version: number }>('select version from network_case where id = $1', [caseId]);
    const input = { caseId, expectedVersion: row!.version, ...(await COLLEAGUE()), reason: 'Esteellisyys.', ...more };
    return mutate(app, who)('reassignCounsellor', 'ReassignCounsellorInput', input, 'id version');
  };

  it('1. they stay so in name, see nothing of it, and who leads the team hears of it at once', async () => {
    const family = await openCase(app, counsellor);
    while ((await app.runDue()) > 0);
    const told = async () =>
      (await mailsOf(app, 'team-lead', 'Viesti Yhdessä-palvelusta')).filter(({ text }) =>
        text?.includes('odottaa uutta'),
      );
    const before = (await told()).length;
    await done(declare(counsellor, { caseId: family.caseId, reason: 'PARTY_OR_RELATIVE' }));
    expect(await heldBy(counsellor.principal, family)).toEqual([]);
    expect(await seenBy(counsellor.principal, family)).toEqual(OWN);
    const responsible = await app.sql(
      'select professional_id from responsible_person where case_id = $1 and until is null',
      [family.caseId],
    );
    expect(responsible).toEqual([{ professional_id: counsellor.principal }]);
    while ((await app.runDue()) > 0);
    expect((await told()).length - before).toBe(1);
    expect(await waiting(family)).toEqual([
      {
        caseId: family.caseId,
        professionalId: counsellor.principal,
        isCounsellor: true,
        isResponsible: true,
        version: expect.any(Number),
      },
    ]);
  });

  it('what is theirs as the counsellor in name without any grant is closed to them too: feedback, and every key', async () => {
    const family = await openCase(app, counsellor);
    await app.sql(
      `insert into feedback_answer (area_id, id, scope_type, scope_id, kind, asked_group, month, face)
       select $1, gen_random_uuid(), 'case', $2, kind, asked_group, '2026-11-01', face from (values ('closing', 'family', 'good')) v (kind, asked_group, face)`,
      [POHDE.id, family.caseId],
    );
    const scopes = [family.caseId, family.familyId, family.contactId];
    const read = (table: string) => `select 1 from ${table} where scope_id = any ($1)`;
    const seen = async () => [
      (await sqlAs(counsellor.principal, read('feedback_answer'), [scopes])).length,
      (await sqlAs(counsellor.principal, read('platform.data_key'), [scopes])).length,
    ];
    expect(await seen()).toEqual([1, 3]);
    await done(declare(counsellor, { caseId: family.caseId }));
    expect(await seen()).toEqual([0, 0]);
  });

  it('1. who leads the team names another counsellor and another responsible person, and then it waits no more', async () => {
    const family = await openCase(app, counsellor);
    await done(declare(counsellor, { caseId: family.caseId }));
    await done(assign(family));
    expect(await waiting(family)).toMatchObject([{ isCounsellor: false, isResponsible: true }]);
    const seat = await COLLEAGUE();
    const named = { caseId: family.caseId, ...seat, reason: 'Esteellisyys.' };
    await done(mutate(app, lead)('reassignResponsiblePerson', 'ReassignResponsiblePersonInput', named, 'id'));
    expect(await waiting(family)).toEqual([]);
    expect(await heldBy(colleague.principal, family)).toEqual(
      expect.arrayContaining([
        'case needs write counsellor',
        'family identity write counsellor',
        'case plan write responsible-person',
      ]),
    );
    expect(await heldBy(counsellor.principal, family)).toEqual([]);
    const [change] = await app.sql<{ reason: Buffer }>('select reason from counsellor_change where case_id = $1', [
      family.caseId,
    ]);
    expect(change!.reason.toString('latin1')).not.toContain('Esteellisyys');
  });

  it('what they had promised themselves goes to the next counsellor', async () => {
    const met = await meet(app);
    const first = await draft(app, met.caseId, met.meetingId);
    const action = await promised(app, await actionOf(app, first.id, 'counsellor'));
    await agree(app, first, met.motherId);
    const overdue = async () =>
      app.sql('select kind, id from access.overdue_of_follow_up(array[$1::uuid], $2, $2)', [met.caseId, '2026-11-24']);
    expect(await overdue()).toEqual([]);
    await done(declare(counsellor, { caseId: met.caseId }));
    expect(await overdue()).toEqual([{ kind: 'orphan', id: action.id }]);
    await done(assign(met));
    const seat = await COLLEAGUE();
    const named = { caseId: met.caseId, ...seat, reason: 'Esteellisyys.' };
    await done(mutate(app, lead)('reassignResponsiblePerson', 'ReassignResponsiblePersonInput', named, 'id'));
    const { data, errors } = await app.asPrincipal(colleague.principal)(
      `query ($areaId: UUID!) { orphanedActions(areaId: $areaId) { id why } }`,
      { areaId: POHDE.id },
    );
    expect(errors).toBeUndefined();
    expect(data.orphanedActions).toContainEqual({ id: action.id, why: 'OWNER_DISQUALIFIED' });
    expect(await overdue()).toEqual([{ kind: 'orphan', id: action.id }]);
  });

  it('they neither find the case once it is closed, nor reopen it', async () => {
    const { caseId } = await openCase(app, counsellor);
    await done(declare(counsellor, { caseId }));
    const named = { caseId, ...(await COLLEAGUE()), reason: 'Esteellisyys.' };
    await done(mutate(app, lead)('reassignResponsiblePerson', 'ReassignResponsiblePersonInput', named, 'id'));
    await app.sql(
      `with x as (insert into case_closing (area_id, id, case_id, begun_at, begun_by, closed_at, closed_by, retention_until)
         values ($2, gen_random_uuid(), $1, $3, $4, $3, $4, '2040-01-01'))
       update network_case set state = 'closed', closed_at = $3 where id = $1`,
      [caseId, POHDE.id, app.clock.now().toString(), colleague.principal],
    );
    const found = 'select 1 from access.closed_cases($1, null) where case_id = $2';
    expect(await sqlAs(counsellor.principal, found, [POHDE.id, caseId])).toEqual([]);
    const reopen = (who: { principal: string }) =>
      mutate(app, who)('reopenCase', 'ReopenCaseInput', { caseId, reason: 'Perhe soitti.' }, 'id');
    expect((await reopen(counsellor)).code).toBe('NOT_FOUND');
    await done(reopen(colleague));
  });

  it.each([
    ['themselves', counsellor, {}, 'NOT_FOUND'],
    ['another counsellor', colleague, {}, 'NOT_FOUND'],
    ['the log inspector', now('log-inspector'), {}, 'NOT_FOUND'],
    ['the other area', now('counsellor-other-area'), {}, 'NOT_FOUND'],
    ['who leads the team, naming a nurse', lead, { professionalId: principalOf('nurse') }, 'NOT_FOUND'],
    ['who leads the team, having seen another version', lead, { expectedVersion: 99 }, 'STALE'],
  ])('it is not reassigned by %s', async (_, who, more, code) => {
    const family = await openCase(app, counsellor);
    await done(declare(counsellor, { caseId: family.caseId }));
    expect((await assign(family, who, more)).code).toBe(code);
    expect(await waiting(family)).toMatchObject([{ isCounsellor: true }]);
  });

  it('nor to somebody disqualified, nor by who leads the team and is so themselves', async () => {
    const family = await openCase(app, counsellor);
    await done(declare(counsellor, { caseId: family.caseId, professionalId: colleague.principal }));
    expect((await assign(family)).code).toBe('DISQUALIFIED');
    await done(declare(lead, { caseId: family.caseId }));
    expect(await heldBy(lead.principal, family)).toEqual([]);
    expect((await assign(family)).code).toBe('NOT_FOUND');
  });
});

describe('a disqualification is lifted', () => {
  it('by who leads the team alone, with a reason; then they may be asked again', async () => {
    const met = await meet(app);
    const declared = await done(declare(now('nurse'), { caseId: met.caseId }));
    for (const who of [now('nurse'), counsellor, now('log-inspector'), now('admin'), now('counsellor-other-area')])
      expect((await lift(who, declared)).code).toBe('NOT_FOUND');
    expect((await lift(lead, { ...declared, version: 5 })).code).toBe('STALE');
    expect(await done(lift(lead, declared))).toMatchObject({ liftedAt: expect.any(String), version: 2 });
    expect((await lift(lead, { ...declared, version: 2 })).code).toBe('ALREADY_ENDED');
    expect(
      (await heldBy(principalOf('nurse'), met)).every(
        (held) => held.endsWith('after-leaving') || held.endsWith('consent'),
      ),
    ).toBe(true);
    await join(app, met.caseId, 'nurse', []);
    const page = await app.asPrincipal(principalOf('nurse'))(`query ($id: UUID!) { casePage(caseId: $id) { id } }`, {
      id: met.caseId,
    });
    expect(page.errors).toBeUndefined();
  });

  it('and the counsellor in name has everything again', async () => {
    const family = await openCase(app, counsellor);
    const before = await heldBy(counsellor.principal, family);
    const declared = await done(declare(counsellor, { caseId: family.caseId }));
    await done(lift(lead, declared));
    expect(await heldBy(counsellor.principal, family)).toEqual(before);
  });
});
