import type pg from 'pg';
import { randomBytes, randomUUID } from 'node:crypto';
import { type Persona, principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, MOTHER, mutate, openCase, seatOf } from './support/casework.js';
import { poolOf, withClient } from './support/database.js';
import { actionOf, draft, hearChildren, join, promised, REVIEW_ON, VERSION } from './support/plans.js';

/** Attacks on the chapters of plan, follow-up, handover, feedback and closing: who reads or writes what is not theirs. */

const COUNSELLOR = principalOf('counsellor');
const NURSE = principalOf('nurse');
const TEACHER = principalOf('teacher');

let app: TestApp;
let pool: pg.Pool;
beforeAll(async () => {
  app = await startTestApp();
  pool = poolOf(app.database.url, 4);
});
afterAll(async () => {
  await pool?.end();
  await app?.stop();
});

type Statement = readonly [text: string, values?: readonly unknown[]];

/** Runs statements as a principal under the application's login, and undoes them. Answers the rows of the last. */
async function as(principal: string, statements: readonly Statement[], assurance = 'full'): Promise<unknown[]> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `select set_config('app.principal', $1, true), set_config('app.assurance', $2, true), set_config('app.now', $3, true)`,
      [principal, assurance, app.clock.now().toString()],
    );
    let rows: unknown[] = [];
    for (const [text, values = []] of statements) rows = (await client.query(text, [...values])).rows;
    return rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** The code of the refusal, or what the last statement gave. */
const triedAs = async (principal: string, ...statements: readonly Statement[]): Promise<unknown> => {
  try {
    return await as(principal, statements);
  } catch (error) {
    return (error as pg.DatabaseError).code;
  }
};
const REFUSED = /^(42501|23514|P0002)$/;

const FATHER = { ...MOTHER, givenName: 'Urho', contactWays: [] };
const TEEN = { role: 'CHILD', givenName: 'Oona', familyName: 'Salakoski', birthDate: '2010-04-12', language: 'FI' };
const AUNT = { role: 'CLOSE_PERSON', givenName: 'Aino', familyName: 'Aro', language: 'FI' };
const MEMBERS: readonly (readonly [Persona, readonly string[]])[] = [
  ['nurse', ['identity', 'minutes', 'plan', 'actions']],
  ['teacher', ['minutes']],
  ['ngo-worker', ['identity', 'minutes']],
  ['interpreter', ['identity']],
];

/** A family of two guardians, a young person with an account and an aunt who comes along, and a network of all kinds. */
async function family() {
  const opened = await openCase(app, 'counsellor', { people: [MOTHER, FATHER, TEEN, AUNT] });
  const { caseId, familyId, motherId, childId } = opened;
  const people = await app.sql<{ id: string; role: string }>('select id, role from person where family_id = $1', [
    familyId,
  ]);
  const fatherId = people.find(({ id, role }) => role === 'guardian' && id !== motherId)!.id;
  const auntId = people.find(({ role }) => role === 'close-person')!.id;
  const counsellor = mutate(app, 'counsellor');
  const kin = { guardianId: fatherId, childId, powers: 'FULL', rightToInformation: true };
  await done(counsellor('recordGuardianship', 'RecordGuardianshipInput', kin, 'id'));
  const assessed = { personId: childId, assessedOn: '2026-11-23', mayHaveAccount: true, reason: 'Kertoo itse.' };
  await done(counsellor('recordMaturityAssessment', 'RecordMaturityAssessmentInput', assessed, 'id'));
  const wish = { caseId, personId: auntId, wishedById: motherId };
  await done(counsellor('inviteClosePerson', 'InviteClosePersonInput', wish, 'id'));
  for (const [persona, categories] of MEMBERS) await join(app, caseId, persona, categories);
  app.clock.moveBy(Temporal.Duration.from({ seconds: 1 }));
  return { ...opened, fatherId, auntId, teenId: childId };
}
type Family = Awaited<ReturnType<typeof family>>;

/** Adds a row past the application; what every row of a case has is added. */
async function put({ caseId }: { caseId: string }, table: string, row: Record<string, unknown>) {
  const all: Record<string, unknown> = { area_id: POHDE.id, case_id: caseId, ...row };
  const columns = Object.keys(all).filter((column) => all[column] !== undefined);
  await app.sql(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
    columns.map((column) => all[column]),
  );
}
const SEALED = Buffer.from([0]);
const now = () => app.clock.now().toString();

/** An agreed plan with one promise of the nurse and one of the teacher. */
async function agreedPlan({ caseId, motherId, fatherId }: Family) {
  const begun = await draft(app, caseId);
  const nurses = await promised(app, await actionOf(app, begun.id, 'nurse'), { byPhone: true });
  const teachers = await promised(app, await actionOf(app, begun.id, 'teacher'), { byPhone: true });
  await hearChildren(app, begun.id);
  const counsellor = mutate(app, 'counsellor');
  const proposal = { planVersionId: begun.id, expectedVersion: begun.version, nextReviewOn: REVIEW_ON };
  const proposed = await done(counsellor('proposePlan', 'ProposePlanInput', proposal, VERSION));
  for (const personId of [motherId, fatherId]) {
    const said = { planVersionId: begun.id, personId, approval: 'AGREED' };
    await done(mutate(app, { principal: personId })('recordPlanApproval', 'RecordPlanApprovalInput', said, 'id'));
  }
  const seen = { planVersionId: begun.id, expectedVersion: proposed.version };
  const plan = await done(counsellor('agreePlan', 'AgreePlanInput', seen, VERSION));
  return { planId: plan.planId as string, versionId: plan.id as string, nurses, teachers };
}

/** Minutes that were shared, of a meeting where all but the father were. */
async function sharedMinutes(at: Family) {
  const meetingId = randomUUID();
  await put(at, 'meeting', {
    id: meetingId,
    state: 'held',
    duration_minutes: 60,
    mode: 'in-person',
    zone: 'Europe/Helsinki',
    local_start: '2026-11-23T08:00',
    starts_at: '2026-11-23T06:00Z',
    ends_at: '2026-11-23T07:00Z',
    revision: 0,
    convened_by: COUNSELLOR,
    family_agreed_in_advance: false,
    held_at: '2026-11-23T07:00Z',
  });
  const seat = (who: object) =>
    put(at, 'meeting_participant', {
      id: randomUUID(),
      meeting_id: meetingId,
      needed: 'required',
      chosen: true,
      attendance: 'on-site',
      ...who,
    });
  for (const [persona] of MEMBERS) {
    const { professionalId, unitId } = await seatOf(app, persona);
    await seat({ professional_id: professionalId, unit_id: unitId });
  }
  for (const personId of [at.motherId, at.teenId, at.auntId]) await seat({ person_id: personId });
  const edition = { meeting_id: meetingId, edition: 1, text: SEALED, shared_at: now() };
  const written = { written_by: COUNSELLOR, written_at: now() };
  await put(at, 'minutes_sheet', {
    meeting_id: meetingId,
    state: 'shared',
    edition: 1,
    shared_edition: 1,
    shared_at: now(),
    shared_by: COUNSELLOR,
    ...written,
  });
  await put(at, 'minutes_for_all', edition);
  await put(at, 'minutes', { ...edition, ...written });
  await put(at, 'minutes_for_family', edition);
  const said = { meeting_id: meetingId, edition: 1, person_id: at.motherId, recorded_by: at.motherId, at: now() };
  await put(at, 'minutes_confirmation', { id: randomUUID(), ...said, verdict: 'objected', words: SEALED });
  return meetingId;
}

describe('the rows of a case', () => {
  let at: Family;
  beforeAll(async () => {
    at = await family();
    const { planId, versionId, nurses } = await agreedPlan(at);
    await sharedMinutes(at);
    const piece = { plan_id: planId, since_version: 1, changed_by: COUNSELLOR, changed_at: now(), version: 1 };
    const ids = () => ({ id: randomUUID(), piece_id: randomUUID() });
    await app.sql('alter table plan_section disable trigger agreed_stays_whole');
    for (const kind of ['situation', 'strengths'])
      await put(at, 'plan_section', { ...piece, ...ids(), kind, text: SEALED });
    await app.sql('alter table plan_section enable trigger agreed_stays_whole');
    for (const [table, words] of [
      ['plan_helper', { name: SEALED, task: SEALED }],
      ['plan_copy', { person_id: at.motherId }],
    ] as const)
      await put(at, table, { ...piece, ...ids(), ...words, since_version: 2 });
    const seat = await seatOf(app, 'social-worker');
    await put(at, 'action_suggestion', {
      id: randomUUID(),
      action_id: nurses.id,
      owner_id: NURSE,
      text: SEALED,
      suggested_at: now(),
      state: 'open',
    });
    await put(at, 'plan_approval_exception', {
      id: randomUUID(),
      plan_version_id: versionId,
      person_id: at.fatherId,
      reason: 'travel',
      note: SEALED,
      at: now(),
      recorded_by: COUNSELLOR,
    });
    await put(at, 'goal_rating', {
      id: randomUUID(),
      review_id: randomUUID(),
      goal_id: randomUUID(),
      rating: 'partly',
      rated_at: now(),
      rated_by: COUNSELLOR,
    });
    await put(at, 'how_are_things', {
      id: randomUUID(),
      person_id: at.motherId,
      day: '2026-11-23',
      face: 'bad',
      words: SEALED,
      said_at: now(),
    });
    const handoverId = randomUUID();
    await put(at, 'handover', {
      id: handoverId,
      from_professional_id: COUNSELLOR,
      from_unit_id: (await seatOf(app, 'counsellor')).unitId,
      to_professional_id: seat.professionalId,
      to_unit_id: seat.unitId,
      state: 'proposed',
      proposed_by: COUNSELLOR,
      proposed_at: now(),
    });
    await put(at, 'handover_words', { handover_id: handoverId, kind: 'proposing', words: SEALED, said_by: COUNSELLOR });
    const [baton] = await app.sql<{ id: string }>('select id from responsible_person where case_id = $1', [at.caseId]);
    await put(at, 'responsible_person_reason', {
      responsible_person_id: baton!.id,
      words: SEALED,
      said_by: COUNSELLOR,
    });
    await put(at, 'handover_try', {
      id: randomUUID(),
      handover_id: handoverId,
      at: now(),
      tried_by: COUNSELLOR,
      recorded_at: now(),
    });
    await put(at, 'outside_handover', {
      id: randomUUID(),
      state: 'proposed',
      service_name: SEALED,
      consent_evidence: SEALED,
      reason: SEALED,
      proposed_by: COUNSELLOR,
      proposed_at: now(),
    });
    const closingId = randomUUID();
    await put(at, 'case_closing', { id: closingId, begun_at: now(), begun_by: COUNSELLOR });
    await put(at, 'case_closing_reason', { closing_id: closingId, reason: 'other' });
    await put(at, 'plan_review_reason', { plan_version_id: versionId, words: SEALED });
    await put(at, 'closing_words', {
      closing_id: closingId,
      kind: 'closing',
      words: SEALED,
      said_by: COUNSELLOR,
      said_at: now(),
    });
    await put(at, 'filing_receipt', {
      id: randomUUID(),
      unit_id: (await seatOf(app, 'counsellor')).unitId,
      what: 'plan',
      filed_on: '2026-11-23',
      recorded_by: COUNSELLOR,
      as_told: false,
      recorded_at: now(),
    });
    await put(at, 'document_handout', {
      id: randomUUID(),
      plan_version_id: versionId,
      person_id: at.motherId,
      how: 'paper',
      basis: 'guardian',
      handed_at: now(),
      handed_by: COUNSELLOR,
    });
    await put(at, 'meeting_wish', {
      id: randomUUID(),
      asked_by: at.motherId,
      asked_at: now(),
      words: SEALED,
      state: 'asked',
    });
  });

  const PLAN = ['counsellor', 'mother', 'father', 'nurse'];
  const ANSWERING = ['counsellor', 'mother', 'father'];
  const LOGISTICS = [...PLAN, 'teacher', 'team-lead'];
  const AT_THE_TABLE = [...ANSWERING, 'teen', 'aunt', 'nurse', 'teacher', 'ngo-worker'];
  const EVERYBODY = [...AT_THE_TABLE, 'interpreter', 'team-lead'];
  const READERS: readonly (readonly [table: string, readers: readonly string[]])[] = [
    [`plan_section where kind = 'situation'`, PLAN],
    [`plan_section where kind = 'strengths'`, [...PLAN, 'teen']],
    ['child_view where true', [...PLAN, 'teen']],
    ['plan_helper where true', PLAN],
    ['plan_copy where true', PLAN],
    ['plan_approval_exception where true', ['counsellor']],
    ['goal_rating where true', PLAN],
    ['closing_words where true', PLAN],
    ['case_closing_reason where true', PLAN],
    ['plan_review_reason where true', PLAN],
    ['handover_words where true', PLAN],
    ['responsible_person_reason where true', PLAN],
    ['document_handout where true', PLAN],
    // Where the family goes and why is more than who meets when; a team lead is told on a list that it waits.
    ['outside_handover where true', [...PLAN, 'team-lead']],
    ['action_suggestion where true', PLAN],
    ['how_are_things where true', ['counsellor', 'mother']],
    ['meeting_wish where true', ['counsellor', 'mother']],
    ['minutes_sheet where true', AT_THE_TABLE],
    ['minutes_for_all where true', AT_THE_TABLE],
    // Of a unit that is no authority also somebody with a consent reads what was marked for all (4.4).
    ['minutes where true', [...ANSWERING, 'teen', 'nurse', 'teacher']],
    ['minutes_for_family where true', [...ANSWERING, 'teen']],
    ['minutes_confirmation where true', ANSWERING],
    ['handover where true', LOGISTICS],
    ['handover_try where true', LOGISTICS],
    ['case_closing where true', EVERYBODY.filter((each) => each !== 'interpreter')],
    ['filing_receipt where true', LOGISTICS],
  ];
  const STRANGERS = ['social-worker', 'counsellor-other-area', 'guardian', 'close-person'] as const;
  const idOf = (who: string): string =>
    ({ mother: at.motherId, father: at.fatherId, teen: at.teenId, aunt: at.auntId })[who] ??
    principalOf(who as Persona);

  it.each(READERS)('of %s are read by whom §4.4 names', async (table, readers) => {
    const seen: string[] = [];
    for (const who of [...EVERYBODY, ...STRANGERS])
      if ((await as(idOf(who), [[`select 1 from ${table} and case_id = $1`, [at.caseId]]])).length > 0) seen.push(who);
    expect(seen.toSorted()).toEqual(readers.toSorted());
  });

  it('are read with a remembered device as far as they are logistics', async () => {
    const seen: string[] = [];
    for (const [table] of READERS)
      if ((await as(at.motherId, [[`select 1 from ${table} and case_id = $1`, [at.caseId]]], 'basic')).length > 0)
        seen.push(table.split(' ')[0]!);
    expect(seen).toEqual(['handover', 'handover_try', 'case_closing', 'filing_receipt']);
  });

  it('are read by nobody of the network from the end of every consent on', async () => {
    const left = await withClient(app.database.ownerUrl, async (owner) => {
      const count = async () => {
        const live = `select count(*)::int as grants from access.access_grant where scope_id = $1 and basis like 'consent%'
          and access.holds(valid_from, valid_until)`;
        return (await owner.query<{ grants: number }>(live, [at.caseId])).rows[0]!.grants;
      };
      await owner.query('begin');
      await owner.query(`select set_config('app.now', $1, true)`, [now()]);
      const before = await count();
      const ends = `update consent set state = 'withdrawn', withdrawn_at = access.now() where case_id = $1`;
      await owner.query(ends, [at.caseId]);
      const after = await count();
      await owner.query('rollback');
      return [before > 0, after];
    });
    expect(left).toEqual([true, 0]);
  });

  it('are changed by nobody of the family or the network beyond their own word', async () => {
    const tries: readonly Statement[] = [
      [`update minutes_sheet set written_by = $2, edition = 7, shared_edition = 7 where case_id = $1`, ['self']],
      [`update minutes_sheet set shared_at = access.now(), shared_by = $2 where case_id = $1`, ['self']],
      [`update meeting_wish set state = 'answered', answer = '\\x00', ended_at = access.now() where case_id = $1`],
      [
        `update meeting_wish set state = 'taken-up', meeting_id = gen_random_uuid(), ended_at = access.now() where case_id = $1`,
      ],
      [`update how_are_things set noted_at = access.now(), noted_by = $2 where case_id = $1`, ['self']],
      [
        `update handover set state = 'withdrawn', withdrawn_at = access.now(), withdrawn_because = 'not-needed' where case_id = $1`,
      ],
      [`update outside_handover set state = 'withdrawn', withdrawn_at = access.now() where case_id = $1`],
      [`update case_closing set called_off_at = access.now(), called_off_by = $2 where case_id = $1`, ['self']],
      [`update plan_section set text = '\\x00' where case_id = $1`],
      [`update plan_review_reason set words = '\\x00' where case_id = $1`],
      [`update plan_approval_exception set note = '\\x00' where case_id = $1`],
      [`update minutes_for_all set text = '\\x00' where case_id = $1`],
    ];
    const got: string[] = [];
    for (const who of EVERYBODY.filter((each) => each !== 'counsellor' && each !== 'team-lead'))
      for (const [text, values = []] of tries) {
        const outcome = await triedAs(idOf(who), [text, [at.caseId, ...values.map(() => idOf(who))]]);
        if (!REFUSED.test(String(outcome))) got.push(`${who}: ${text} → ${String(outcome)}`);
      }
    expect(got).toEqual([]);
  });
});

describe('a wish for a meeting', () => {
  const wish = async () => {
    const at = await family();
    const id = randomUUID();
    await put(at, 'meeting_wish', { id, asked_by: at.motherId, asked_at: now(), state: 'asked' });
    return { ...at, id };
  };

  it('is asked and taken back by who asks, never answered by them', async () => {
    const { caseId, fatherId, motherId, id } = await wish();
    const asked = (state: string, more: string, values: string) =>
      triedAs(fatherId, [
        `insert into meeting_wish (area_id, id, case_id, asked_by, asked_at, state${more}) values ($1, $2, $3, $4, access.now(), $5${values})`,
        [POHDE.id, randomUUID(), caseId, fatherId, state],
      ]);
    expect(await asked('asked', '', '')).toEqual([]);
    expect(await asked('answered', ', answer, ended_at', `, '\\x00', access.now()`)).toMatch(REFUSED);
    const back: Statement = [
      `update meeting_wish set state = 'withdrawn', ended_at = access.now() where id = $1 returning state`,
      [id],
    ];
    expect(await triedAs(motherId, back)).toEqual([{ state: 'withdrawn' }]);
    await app.sql(`update meeting_wish set state = 'answered', answer = '\\x00', ended_at = $2 where id = $1`, [
      id,
      now(),
    ]);
    expect(await triedAs(motherId, back)).toMatch(REFUSED);
  });

  it('is withheld by its own id', async () => {
    const { caseId, motherId, fatherId, id } = await wish();
    const sees: Statement = ['select id from meeting_wish where id = $1', [id]];
    await app.sql('update meeting_wish set asked_by = $2 where id = $1', [id, fatherId]);
    expect(await triedAs(fatherId, sees)).toEqual([{ id }]);
    const hidden: Statement = [
      `select access.withhold('meeting_wish', $1, 'case', $2, $3, 'prohibition')`,
      [id, caseId, COUNSELLOR],
    ];
    expect(await triedAs(COUNSELLOR, hidden, sees)).toEqual([]);
    expect(await triedAs(motherId, hidden)).toBe('42501');
  });
});

describe('a handover', () => {
  /** Somebody responsible who is no counsellor, and a consent of the mother that has nothing to do with any handover. */
  const responsible = async () => {
    const at = await family();
    const [nurse, receiver] = [await seatOf(app, 'nurse'), await seatOf(app, 'social-worker')];
    await app.sql(
      'update responsible_person set professional_id = $2, unit_id = $3 where case_id = $1 and until is null',
      [at.caseId, nurse.professionalId, nurse.unitId],
    );
    return { ...at, nurse, receiver };
  };
  const given = async (at: Family, unitId: string, purpose: string, categories: readonly string[]) => {
    const id = randomUUID();
    await put(at, 'consent', {
      id,
      unit_id: unitId,
      professional_ids: [],
      categories,
      purpose,
      state: 'given',
      explained_at: now(),
      explained_by: COUNSELLOR,
      decided_at: now(),
      last_day: '2027-12-31',
      ends_at: '2027-12-31T22:00:00Z',
    });
    return id;
  };

  it.each<[string, (at: Awaited<ReturnType<typeof responsible>>) => Promise<string>]>([
    ['a consent to something else', (at) => given(at, at.receiver.unitId, 'shared-plan', ['needs', 'identity'])],
    [
      'a consent to another unit',
      async (at) => given(at, (await seatOf(app, 'interpreter')).unitId, 'handover', ['needs', 'identity']),
    ],
    [
      'a consent of another family',
      async ({ receiver }) => given(await family(), receiver.unitId, 'handover', ['needs', 'identity']),
    ],
  ])('opens nothing to its receiver by %s, whatever the row says', async (_, consentOf) => {
    const at = await responsible();
    const consentId = await consentOf(at);
    const id = randomUUID();
    const forged: readonly Statement[] = [
      [
        `insert into handover (area_id, id, case_id, from_professional_id, from_unit_id, to_professional_id, to_unit_id, state, proposed_by, proposed_at)
         values ($1, $2, $3, $4, $5, $6, $7, 'proposed', $4, access.now())`,
        [POHDE.id, id, at.caseId, NURSE, at.nurse.unitId, at.receiver.professionalId, at.receiver.unitId],
      ],
      [
        `update handover set state = 'accepted', consent_id = $2, offered_at = access.now(), accepted_at = access.now() where id = $1`,
        [id, consentId],
      ],
      [`select set_config('app.principal', $1, true)`, [at.receiver.professionalId]],
      ['select 1 from case_needs where case_id = $1', [at.caseId]],
    ];
    const seen = await triedAs(NURSE, ...forged);
    expect(Array.isArray(seen) ? seen : []).toEqual([]);
    const identity = await triedAs(NURSE, ...forged.slice(0, 3), [
      'select 1 from person_identity where family_id = $1',
      [at.familyId],
    ]);
    expect(Array.isArray(identity) ? identity : []).toEqual([]);
  });

  it('is answered by its receiver and taken back by a team lead; neither writes the rest of its course', async () => {
    const at = await responsible();
    const to = at.receiver;
    const consentId = await given(at, to.unitId, 'handover', ['identity']);
    const id = randomUUID();
    await put(at, 'handover', {
      id,
      from_professional_id: NURSE,
      from_unit_id: at.nurse.unitId,
      to_professional_id: to.professionalId,
      to_unit_id: to.unitId,
      state: 'offered',
      proposed_by: COUNSELLOR,
      proposed_at: now(),
      consent_id: consentId,
      offered_at: now(),
    });
    const lead = principalOf('team-lead');
    const goes = (principal: string, change: string) =>
      triedAs(principal, [`update handover set ${change} where id = $1 returning id`, [id]]);
    const met = `state = 'joint-contact', accepted_at = access.now(), joint_contact_kind = 'call', joint_contact_on = '2026-11-23', joint_contact_at = access.now()`;
    expect(await goes(to.professionalId, `state = 'accepted', accepted_at = access.now()`)).toEqual([{ id }]);
    expect(await goes(lead, `state = 'accepted', accepted_at = access.now()`)).toMatch(REFUSED);
    expect(await goes(lead, met)).toMatch(REFUSED);
    expect(
      await goes(lead, `state = 'withdrawn', withdrawn_at = access.now(), withdrawn_because = 'reassigned'`),
    ).toEqual([{ id }]);
  });
});

describe('the promise of another', () => {
  it.each(['of the same plan', 'of another family'])(
    '%s does not end because one says one’s own replaces it',
    async (whose) => {
      const at = await family();
      const plan = await agreedPlan(at);
      const theirs = whose === 'of the same plan' ? plan : await agreedPlan(await family());
      const own = randomUUID();
      const { unitId } = await seatOf(app, 'nurse');
      const client = await pool.connect();
      try {
        await client.query('begin');
        await client.query(
          `select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)`,
          [NURSE, now()],
        );
        await client.query(
          `insert into plan_action (area_id, id, case_id, plan_id, text, owner_kind, owner_id, owner_unit, due_on, commitment,
           committed_at, progress, replaces)
         values ($1, $2, $3, $4, '\\x00', 'professional', $5, $6, '2027-01-01', 'committed', access.now(), 'open', $7)`,
          [POHDE.id, own, at.caseId, plan.planId, NURSE, unitId, theirs.teachers.id],
        );
        await client.query(`select access.join_plan($1, gen_random_uuid(), '\\x00', null)`, [own]);
        await client.query('commit');
      } catch {
        await client.query('rollback');
      } finally {
        client.release();
      }
      expect(await app.sql('select until_version from plan_action where id = $1', [theirs.teachers.id])).toEqual([
        { until_version: null },
      ]);
    },
  );

  it('is not said to have been settled by who suggests', async () => {
    const at = await family();
    const { nurses } = await agreedPlan(at);
    const suggest = (state: string, settled: string) =>
      triedAs(NURSE, [
        `insert into action_suggestion (area_id, id, case_id, action_id, owner_id, text, suggested_at, state, settled_at)
         values ($1, $2, $3, $4, $5, '\\x00', access.now(), $6, ${settled})`,
        [POHDE.id, randomUUID(), at.caseId, nurses.id, NURSE, state],
      ]);
    // With the actions of all in her consent she reads them; she writes her own alone.
    expect(await suggest('open', 'null')).toEqual([]);
    expect(await suggest('taken-up', 'access.now()')).toMatch(REFUSED);
  });
});

describe('feedback', () => {
  /** What somebody said of a case, to which nothing leads any more, and a request of another that is asked by telephone. */
  const said = async () => {
    const at = await family();
    const [answerId, requestId] = [randomUUID(), randomUUID()];
    await app.sql(
      `insert into feedback_answer (area_id, id, scope_type, scope_id, kind, asked_group, month, face)
       values ($1, $2, 'case', $3, 'meeting', 'family', '2026-11-01', 'bad')`,
      [POHDE.id, answerId, at.caseId],
    );
    await app.sql(
      `insert into feedback_request (area_id, id, kind, scope_type, scope_id, event_id, happened_at, asked_group, asked_id, state,
         asked_at, expires_at, is_spoken, link_token, link_token_hash)
       values ($1, $2, 'meeting', 'case', $3, $4, $5, 'family', $6, 'requested', $5, $7, true, '\\x00', $8)`,
      [
        POHDE.id,
        requestId,
        at.caseId,
        randomUUID(),
        now(),
        at.fatherId,
        app.clock.now().add({ hours: 700 }).toString(),
        randomBytes(32),
      ],
    );
    return { ...at, answerId, requestId };
  };

  it('that was given is not changed by who it is about', async () => {
    const { answerId, requestId } = await said();
    const seen = await triedAs(
      COUNSELLOR,
      [`update feedback_request set state = 'answered', answer_id = $2 where id = $1`, [requestId, answerId]],
      [`update feedback_answer set face = 'good' where id = $1 returning face`, [answerId]],
    );
    expect(String(seen)).toMatch(REFUSED);
  });

  it('is given once for each request', async () => {
    const { caseId, requestId } = await said();
    const give = (id: string): readonly Statement[] => [
      [`update feedback_request set state = 'answered', answer_id = $2 where id = $1`, [requestId, id]],
      [
        `insert into feedback_answer (area_id, id, scope_type, scope_id, kind, asked_group, month, face)
         values ($1, $2, 'case', $3, 'meeting', 'family', '2026-11-01', 'good')`,
        [POHDE.id, id, caseId],
      ],
    ];
    expect(await triedAs(requestId, ...give(randomUUID()))).toEqual([]);
    expect(await triedAs(requestId, ...give(randomUUID()), ...give(randomUUID()))).toMatch(REFUSED);
  });

  it('and its request are read by nobody in the name of another', async () => {
    const { caseId, answerId, requestId, motherId, fatherId } = await said();
    await app.sql('update feedback_request set is_spoken = false where id = $1', [requestId]);
    for (const who of [motherId, fatherId, NURSE, principalOf('team-lead'), COUNSELLOR]) {
      expect(await as(who, [['select 1 from feedback_request where scope_id = $1', [caseId]]])).toEqual([]);
      const answers = await as(who, [['select 1 from feedback_answer where id = $1', [answerId]]]);
      expect(answers).toHaveLength(who === COUNSELLOR ? 1 : 0);
    }
  });
});

describe('how things are', () => {
  const say = (who: string, caseId: string, person: string, assurance?: string) =>
    as(
      who,
      [[`select access.say_how_things_are(gen_random_uuid(), $1, $2, 'good', null) as version`, [caseId, person]]],
      assurance,
    ).then(
      ([row]) => (row as { version: number }).version,
      (error: pg.DatabaseError) => error.code,
    );

  it('is said for oneself, or by who keeps the plan', async () => {
    const { caseId, motherId, fatherId, teenId, auntId } = await family();
    const other = await family();
    expect(await say(motherId, caseId, motherId)).toBe(1);
    expect(await say(motherId, caseId, motherId, 'basic')).toBe(1);
    expect(await say(teenId, caseId, teenId)).toBe(1);
    expect(await say(COUNSELLOR, caseId, fatherId)).toBe(1);
    for (const [who, ofCase, person] of [
      [motherId, caseId, fatherId],
      [fatherId, caseId, teenId],
      [teenId, caseId, motherId],
      [auntId, caseId, auntId],
      [NURSE, caseId, motherId],
      [principalOf('team-lead'), caseId, motherId],
      [motherId, other.caseId, motherId],
      [motherId, other.caseId, other.motherId],
      [COUNSELLOR, caseId, other.motherId],
    ] as const)
      expect(await say(who, ofCase, person)).toBe('42501');
  });

  it('stays as somebody said it themselves, whatever is taken down for them that day', async () => {
    const { caseId, motherId } = await family();
    const face = { caseId, face: 'BAD' };
    await done(mutate(app, { principal: motherId })('sayHowThingsAre', 'SayHowThingsAreInput', face, 'id'));
    const told = { caseId, personId: motherId, face: 'GOOD' };
    const take = mutate(app, { principal: COUNSELLOR });
    const { errors } = await take('recordHowThingsAre', 'RecordHowThingsAreInput', told, 'id');
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'SAID_THEMSELVES', field: 'personId' });
    expect(await app.sql('select face from how_are_things where case_id = $1', [caseId])).toEqual([{ face: 'bad' }]);
  });
});

describe('functions of the new chapters', () => {
  it.each<[string, string, readonly string[]]>([
    ['confirm_handover', `select access.confirm_handover($1, 1, 'heard', $1, gen_random_uuid(), '\\x00')`, []],
    ['obstacle_of_handover', 'select access.obstacle_of_handover($1)', []],
    ['readers_of_minutes', 'select * from access.readers_of_minutes($1)', []],
    ['notice_of_minutes', 'select * from access.notice_of_minutes($1, 1, $1)', []],
    ['handover_to_tell', `select * from access.handover_to_tell('offered', $1)`, []],
    ['absence_to_tell', 'select * from access.absence_to_tell($1, $1, true)', []],
    ['overdue_concerns', `select * from access.overdue_concerns($1, false, '2027-01-01', '2027-01-01')`, []],
    ['overdue_count', `select * from access.overdue_count($1, true, '2027-01-01', '2027-01-01', '2027-01-01')`, []],
    ['ask_feedback', `select access.ask_feedback('meeting', $1, access.now())`, []],
    ['sweep_feedback', 'select access.sweep_feedback()', ['none']],
    ['asker_to_tell', 'select * from access.asker_to_tell($1)', []],
    ['feedback_counts', `select * from access.feedback_counts($1, '2026-01-01', '2027-01-01')`, []],
  ])('%s refuses who is not meant', async (_, text, none) => {
    const values = none.length > 0 ? [] : [randomUUID()];
    for (const who of [TEACHER, principalOf('counsellor-other-area'), principalOf('guardian'), randomUUID()])
      expect(await triedAs(who, [text, values])).toBe('42501');
  });

  it('reopen no case of another unit, and tell of none', async () => {
    const { caseId } = await openCase(app);
    const closed = app.clock.now().add({ minutes: 1 });
    await app.sql(`update network_case set state = 'closed', closed_at = $2 where id = $1`, [
      caseId,
      closed.toString(),
    ]);
    app.clock.moveTo(closed.add({ minutes: 1 }));
    const reopen: Statement = ['select access.reopen_case($1, gen_random_uuid()) as unit', [caseId]];
    for (const who of [NURSE, principalOf('team-lead'), principalOf('counsellor-other-area'), randomUUID()]) {
      expect(await triedAs(who, reopen)).toEqual([{ unit: null }]);
      expect(await triedAs(who, ['select * from access.closed_cases($1, null)', [POHDE.id]])).toEqual([]);
    }
  });
});
