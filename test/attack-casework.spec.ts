import type pg from 'pg';
import { principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { newId } from '../src/platform/clock/clock.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, MOTHER, mutate, openCase, type OpenedCase, recordContact, seatOf } from './support/casework.js';
import { poolOf, SEEDED_AT } from './support/database.js';
import {
  addMeeting,
  addParticipant,
  admit,
  announce,
  mailbox,
  opened,
  post,
  type Seat,
  seats,
  startMail,
} from './support/invited.js';
import { actionOf, agree, draft, meet, promised } from './support/plans.js';

/** Attacks on the chapters of the story, by people who have a login, a link or a mail server. */

const COUNSELLOR = principalOf('counsellor');
const NURSE = principalOf('nurse');

let app: TestApp;
let pool: pg.Pool;
let stopMail: () => Promise<void>;
beforeAll(async () => {
  app = await startTestApp();
  pool = poolOf(app.database.url, 4);
  stopMail = await startMail(app);
});
afterAll(async () => {
  await stopMail?.();
  await pool?.end();
  await app?.stop();
});
beforeEach(() => app.clock.moveTo(SEEDED_AT));

type Statement = readonly [text: string, values?: readonly unknown[]];

/** Runs statements as a principal under the application's login, and undoes them. Answers the rows of the last. */
async function as<Row extends pg.QueryResultRow = pg.QueryResultRow>(
  principal: string,
  ...statements: readonly Statement[]
): Promise<Row[]> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(
      `select set_config('app.principal', $1, true), set_config('app.assurance', 'full', true), set_config('app.now', $2, true)`,
      [principal, app.clock.now().toString()],
    );
    let rows: Row[] = [];
    for (const [text, values = []] of statements) rows = (await client.query<Row>(text, [...values])).rows;
    return rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** The code of the refusal, or what the last statement gave. */
const triedAs = async (principal: string, ...statements: readonly Statement[]): Promise<unknown> => {
  try {
    return await as(principal, ...statements);
  } catch (error) {
    return (error as pg.DatabaseError).code;
  }
};
const REFUSED = /^(42501|23514|P0002)$/;

const byCounsellor = (name: string, type: string, input: Record<string, unknown>, fields = 'id version') =>
  mutate(app, { principal: COUNSELLOR })(name, type, input, fields);

/** A scheduled meeting to which professionals are invited; what was queued has gone out unless `queued`. */
async function invited(people: readonly Seat[], queued = false, localStart = nextStart()) {
  const case_ = await openCase(app);
  for (const seat of people) await admit(app, case_, seat);
  const meeting = await addMeeting(app, case_, people, localStart);
  await announce(app, { type: 'meeting.scheduled', caseId: case_.caseId, meetingId: meeting.id });
  if (!queued) await app.runDue();
  const invitations = await app.sql<{ id: string; professional_id: string; uid: string }>(
    'select id, professional_id, uid from invitation where meeting_id = $1 order by professional_id',
    [meeting.id],
  );
  return { ...case_, meetingId: meeting.id, participants: meeting.participants, localStart, invitations };
}
let hour = 0;
const nextStart = () => {
  hour += 1;
  return `${Temporal.PlainDate.from('2027-03-01').add({ days: hour }).toString()}T10:00`;
};
const requestsTo = async (address: string) =>
  (await Promise.all(mailbox(app, address).map(opened))).filter(({ method }) => method === 'REQUEST');
const versionOf = async (table: string, id: string) =>
  (await app.sql<{ version: number }>(`select version from ${table} where id = $1`, [id]))[0]!.version;

describe('who left the network', () => {
  const leave = async (caseId: string, professionalId: string) => {
    const [member] = await app.sql<{ id: string; version: number }>(
      'select id, version from network_member where case_id = $1 and professional_id = $2 and left_at is null',
      [caseId, professionalId],
    );
    await done(
      byCounsellor('endMembership', 'EndMembershipInput', {
        memberId: member!.id,
        expectedVersion: member!.version,
        reason: 'FAMILY_WISH',
      }),
    );
  };
  it.each(['another place', 'another time'])('is neither invited nor let in again by %s of a meeting', async (what) => {
    const people = (await seats(app, 2)) as [Seat, Seat];
    const { caseId, meetingId, localStart, motherId } = await invited(people);
    const [gone] = people;
    await leave(caseId, gone.professionalId);
    await app.runDue();
    const before = (await requestsTo(gone.email)).length;
    const start = what === 'another time' ? nextStart() : localStart;
    const seen = async () => ({ meetingId, expectedVersion: await versionOf('meeting', meetingId) });
    await done(
      byCounsellor('recordFamilyYes', 'RecordFamilyYesInput', { ...(await seen()), start, personId: motherId }),
    );
    const moved = { ...(await seen()), start, place: 'Toinen paikka' };
    await done(byCounsellor('moveMeeting', 'MoveMeetingInput', moved, 'id'));
    await app.runDue();
    const again = await app.sql(
      'select 1 from network_member where case_id = $1 and professional_id = $2 and left_at is null',
      [caseId, gone.professionalId],
    );
    expect({
      requests: (await requestsTo(gone.email)).length - before,
      inTheNetwork: again.length > 0,
      seesTheCase: await as(gone.professionalId, ['select id from network_case where id = $1', [caseId]]),
    }).toEqual({ requests: 0, inTheNetwork: false, seesTheCase: [] });
  });
});

describe('who left the unit', () => {
  it('is sent nothing that was queued for them as its member', async () => {
    const [, , third] = (await seats(app, 3)) as [Seat, Seat, Seat];
    const { invitations } = await invited([third], true);
    await app.sql('update access.membership set valid_until = $3 where principal_id = $1 and unit_id = $2', [
      third.professionalId,
      third.unitId,
      app.clock.now().add({ minutes: 1 }).toString(),
    ]);
    app.clock.moveTo(app.clock.now().add({ minutes: 2 }));
    await app.runDue();
    await app.sql('update access.membership set valid_until = null where principal_id = $1 and unit_id = $2', [
      third.professionalId,
      third.unitId,
    ]);
    const uid = invitations[0]!.uid;
    expect((await requestsTo(third.email)).map((mail) => mail.uid)).not.toContain(uid);
  });
});

describe('opening a case', () => {
  /** A family of another counsellor: the case is handed over past the application. */
  const foreignFamily = async (): Promise<OpenedCase> => {
    const other = await openCase(app);
    const [third] = await app.sql<{ principal_id: string; unit_id: string }>(
      `select principal_id, unit_id from access.membership where area_id = $1 and role = 'counsellor' and principal_id <> $2
         and valid_until is null limit 1`,
      [POHDE.id, COUNSELLOR],
    );
    await app.sql('update network_case set counsellor_id = $2, counsellor_unit = $3 where id = $1', [
      other.caseId,
      third!.principal_id,
      third!.unit_id,
    ]);
    await app.sql(
      'update responsible_person set professional_id = $2, unit_id = $3 where case_id = $1 and until is null',
      [other.caseId, third!.principal_id, third!.unit_id],
    );
    return other;
  };

  it('gives nothing of a family that is not one’s own, whatever the row says', async () => {
    const { familyId } = await foreignFamily();
    const identities: Statement = ['select person_id from person_identity where family_id = $1', [familyId]];
    expect(await as(COUNSELLOR, identities)).toEqual([]);
    const contact = await recordContact(app);
    const [caseId, ownFamily] = [newId(), newId()];
    const [{ taken_for_unit: unit } = { taken_for_unit: '' }] = await app.sql<{ taken_for_unit: string }>(
      'select taken_for_unit from contact where id = $1',
      [contact.id],
    );
    const seen = await triedAs(
      COUNSELLOR,
      ['select access.open_case($1, $2, $3)', [caseId, ownFamily, contact.id]],
      [
        `insert into network_case (area_id, id, family_id, contact_id, legal_frame, state, counsellor_id, counsellor_unit, opened_at)
         values ($1, $2, $3, $4, 'guidance', 'open', $5, $6, access.now())`,
        [POHDE.id, caseId, familyId, contact.id, COUNSELLOR, unit],
      ],
      identities,
    );
    expect(Array.isArray(seen) ? seen : []).toEqual([]);
  });

  it('with the id of another counsellor’s family is NOT_FOUND, and the contact stays as it was', async () => {
    const { familyId } = await foreignFamily();
    const contact = await recordContact(app);
    const input = { contactId: contact.id, expectedVersion: contact.version, legalFrame: 'GUIDANCE', familyId };
    const { code } = await byCounsellor('openCase', 'OpenCaseInput', {
      ...input,
      needCodes: ['PARENTING'],
      people: [],
    });
    expect(code).toBe('NOT_FOUND');
    expect(await versionOf('contact', contact.id)).toBe(contact.version);
  });
});

describe('a responsible person', () => {
  it('does not become the counsellor of the case by bare SQL, nor hand it to another', async () => {
    const { caseId } = await openCase(app);
    const [other] = await app.sql<{ principal_id: string; unit_id: string }>(
      `select principal_id, unit_id from access.membership where area_id = $1 and role = 'counsellor' and principal_id <> $2
         and valid_until is null limit 1`,
      [POHDE.id, COUNSELLOR],
    );
    await app.sql(
      'update responsible_person set professional_id = $2, unit_id = $3 where case_id = $1 and until is null',
      [caseId, other!.principal_id, other!.unit_id],
    );
    const seen = await triedAs(
      other!.principal_id,
      [
        'update network_case set counsellor_id = $2, counsellor_unit = $3 where id = $1',
        [caseId, other!.principal_id, other!.unit_id],
      ],
      ['select case_id from case_needs where case_id = $1', [caseId]],
    );
    expect(Array.isArray(seen) ? seen : []).toEqual([]);
  });
});

describe('a team lead', () => {
  it('names nobody responsible for a case that is made up, or closed, or of another area', async () => {
    const [lead] = await app.sql<{ principal_id: string }>(
      `select principal_id from access.membership where area_id = $1 and role = 'team-lead' limit 1`,
      [POHDE.id],
    );
    const nurse = await seatOf(app, 'nurse');
    const tried = await triedAs(lead!.principal_id, [
      `insert into responsible_person (area_id, id, case_id, professional_id, unit_id, since, named_by)
       values ($1, $2, $3, $4, $5, access.now(), $6)`,
      [POHDE.id, newId(), newId(), nurse.professionalId, nurse.unitId, lead!.principal_id],
    ]);
    expect(String(tried)).toMatch(/^(42501|23503|23514)$/);
  });
});

describe('a member of a unit that is no authority', () => {
  it('10. sees neither who else is in the network nor who else is invited (4.4)', async () => {
    const case_ = await openCase(app);
    const ngo = { ...(await seatOf(app, 'ngo-worker')), email: '' };
    const nurse = { ...(await seatOf(app, 'nurse')), email: '' };
    await admit(app, case_, ngo);
    await admit(app, case_, nurse);
    const { id } = await addMeeting(app, case_, [nurse, ngo], nextStart());
    // The place that the support writes is not sealed.
    await app.sql('update meeting_place set place = null where meeting_id = $1', [id]);
    const { data, errors } = await app.as('ngo-worker')(
      `query ($caseId: UUID!) { casePage(caseId: $caseId) { members { who { id } } meetings { participants { who { id } } } } }`,
      { caseId: case_.caseId },
    );
    expect(errors).toBeUndefined();
    expect(JSON.stringify(data.casePage)).toContain(ngo.professionalId);
    expect(JSON.stringify(data.casePage.members)).not.toContain(NURSE);
    expect(JSON.stringify(data.casePage.meetings)).not.toContain(NURSE);
  });
});

describe('an agreed plan', () => {
  it('12. neither loses nor gains a part by bare SQL', async () => {
    const { caseId, motherId, meetingId } = await meet(app);
    const begun = await draft(app, caseId, meetingId);
    const goal = await done(
      byCounsellor('addGoal', 'AddGoalInput', { planVersionId: begun.id, text: 'Uni.' }, 'id version'),
    );
    const action = await actionOf(app, begun.id, 'nurse');
    await promised(app, action);
    await agree(app, begun, motherId);
    const plan = begun.planId;
    const tries: [string, string, Statement][] = [
      ['goal taken out', COUNSELLOR, ['update plan_goal set until_version = 1 where id = $1', [goal.id]]],
      ['action taken out', COUNSELLOR, ['update plan_action set until_version = 1 where id = $1', [action.id]]],
      ['own action taken out', NURSE, ['update plan_action set until_version = 1 where id = $1', [action.id]]],
      [
        'goal put in',
        COUNSELLOR,
        [
          `insert into plan_goal (area_id, id, case_id, plan_id, text, since_version) values ($1, $2, $3, $4, '\\x00', 1)`,
          [POHDE.id, newId(), caseId, plan],
        ],
      ],
      [
        'own action put in',
        NURSE,
        [
          `insert into plan_action (area_id, id, case_id, plan_id, text, owner_kind, owner_id, owner_unit, due_on, commitment,
             committed_at, progress, since_version)
           values ($1, $2, $3, $4, '\\x00', 'professional', $5, $6, '2027-01-01', 'committed', access.now(), 'open', 1)`,
          [POHDE.id, newId(), caseId, plan, NURSE, (await seatOf(app, 'nurse')).unitId],
        ],
      ],
    ];
    const outcomes = await Promise.all(
      tries.map(async ([what, who, statement]) => [what, String(await triedAs(who, statement))]),
    );
    expect(outcomes.filter(([, outcome]) => !REFUSED.test(outcome!))).toEqual([]);
  });
});

describe('questions of the database', () => {
  it('tell nobody outside of the case on what basis a unit is told', async () => {
    const case_ = await openCase(app);
    const nurse = { ...(await seatOf(app, 'nurse')), email: '' };
    await admit(app, case_, nurse);
    for (const who of ['', principalOf('teacher'), principalOf('counsellor-other-area'), newId()]) {
      const tried = await triedAs(who, [
        'select access.basis_of_unit($1, $2, $3, access.now()) as basis',
        [case_.caseId, nurse.unitId, nurse.professionalId],
      ]);
      expect({ who, tried }).toEqual({ who, tried: Array.isArray(tried) ? [{ basis: null }] : '42501' });
    }
  });

  it('tell a counsellor of another area nothing of when somebody is booked', async () => {
    const [seat] = (await seats(app, 1)) as [Seat];
    await app.sql(
      `insert into booking (area_id, id, case_id, meeting_id, professional_id, starts_at, ends_at)
       values ($1, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), $2, '2027-08-02T10:00Z', '2027-08-02T11:00Z')`,
      [POHDE.id, seat.professionalId],
    );
    const tried = await triedAs(principalOf('counsellor-other-area'), [
      `select * from access.booked(array[$1::uuid], '2026-01-01', '2028-01-01')`,
      [seat.professionalId],
    ]);
    expect(tried).toEqual([]);
    const colleague = await triedAs(principalOf('counsellor'), [
      `select is_hold from access.booked(array[$1::uuid], '2026-01-01', '2028-01-01')`,
      [seat.professionalId],
    ]);
    expect(colleague).toEqual([{ is_hold: false }]);
  });

  it.each([
    ['version_to_join', 'select * from access.version_to_join($1)'],
    ['join_plan', `select access.join_plan($1, gen_random_uuid(), '\\x00', null)`],
    ['reminder_of_action', 'select * from access.reminder_of_action($1)'],
    ['reminder_of_review', 'select * from access.reminder_of_review($1)'],
    ['mark_review_reminded', 'select access.mark_review_reminded($1)'],
  ])('%s answers a stranger nothing', async (_, text) => {
    const tried = await triedAs(principalOf('teacher'), [text, [newId()]]);
    expect(Array.isArray(tried) ? tried : [tried]).toEqual(Array.isArray(tried) ? [] : ['42501']);
  });
});

describe('an invitee by bare SQL', () => {
  const withdrawn = async () => {
    const [seat] = (await seats(app, 1)) as [Seat];
    const found = await invited([seat]);
    const [consent] = await app.sql<{ id: string }>('select id from consent where case_id = $1', [found.caseId]);
    await done(
      byCounsellor('withdrawConsent', 'WithdrawConsentInput', {
        consentId: consent!.id,
        expectedVersion: await versionOf('consent', consent!.id),
        personId: found.motherId,
        form: 'ORAL',
        evidence: 'Soitti.',
      }),
    );
    return { seat, ...found, id: found.invitations[0]!.id };
  };
  it.each([
    ['has it sent elsewhere', `address = 'x@evil.test'`],
    ['calls it back to life', `cancelled_at = null, state = 'waiting'`],
    ['says it was not called off', `sequence = 0, significant_sequence = 0`],
  ])('of a consent that was withdrawn neither as professional nor by link %s', async (_, change) => {
    const { seat, id } = await withdrawn();
    for (const who of [seat.professionalId, id])
      expect(String(await triedAs(who, [`update invitation set ${change} where id = $1 returning id`, [id]]))).toMatch(
        REFUSED,
      );
  });

  it('invites neither themselves nor anybody else, as professional or by link', async () => {
    const people = (await seats(app, 2)) as [Seat, Seat];
    const { invitations, meetingId, caseId } = await invited(people);
    const mine = invitations[0]!;
    const columns = `state, sequence, significant_sequence, address, language, reply_token, link_token, invited_at, unit_id`;
    const again = (professional: string): Statement => [
      `insert into invitation (area_id, id, case_id, meeting_id, participant_id, professional_id, uid, reply_token_hash, link_token_hash, ${columns})
       select area_id, $2::uuid, case_id, meeting_id, gen_random_uuid(), $3::uuid, $2::text, $2::text::bytea, $2::text::bytea, ${columns}
       from invitation where id = $1`,
      [mine.id, newId(), professional],
    ];
    for (const who of [mine.professional_id, mine.id])
      for (const professional of [
        mine.professional_id,
        people.find((one) => one.professionalId !== mine.professional_id)!.professionalId,
      ])
        expect(String(await triedAs(who, again(professional)))).toMatch(REFUSED);
    // Of who arranges it is the same row that is taken.
    expect(await triedAs(COUNSELLOR, again(mine.professional_id))).toEqual([]);
    expect(
      await app.sql('select 1 from invitation where case_id = $1 and meeting_id = $2', [caseId, meetingId]),
    ).toHaveLength(2);
  });

  it('writes no message to anybody else', async () => {
    const [seat] = (await seats(app, 1)) as [Seat];
    const { invitations, caseId } = await invited([seat]);
    const id = invitations[0]!.id;
    const tried = await triedAs(id, [
      `insert into invitation_message (area_id, id, case_id, invitation_id, recipient, uid, sequence, method, message_id, stamp,
         starts_at, ends_at, sha256, state, queued_at)
       values ($1, $2, $3, $4, 'x@evil.test', 'u', 0, 'REQUEST', 'm', access.now(), access.now(), access.now(), '\\x00', 'queued', access.now())`,
      [POHDE.id, newId(), caseId, id],
    ]);
    expect(String(tried)).toMatch(REFUSED);
  });

  it('sees as an invitation nothing of the case, its network, its family, its plan or the others', async () => {
    const people = (await seats(app, 2)) as [Seat, Seat];
    const { invitations, caseId } = await invited(people);
    const tables = [
      'network_case',
      'network_member',
      'meeting_participant',
      'booking',
      'consent',
      'plan',
      'plan_action',
      'case_needs',
    ];
    for (const table of [
      ...tables,
      'responsible_person',
      'stand_in',
      'person',
      'contact',
      'professional',
      'platform.data_key',
    ])
      expect({ table, rows: await as(invitations[0]!.id, [`select 1 from ${table}`]) }).toEqual({ table, rows: [] });
    expect(await as(invitations[0]!.id, ['select id from invitation where case_id = $1', [caseId]])).toHaveLength(1);
  });
});

describe('a guardian whose right to information ends', () => {
  it('loses sight of a closed case and its family as well', async () => {
    const { caseId, familyId, motherId } = await openCase(app);
    await app.sql(`update network_case set state = 'closed', closed_at = $2 where id = $1`, [
      caseId,
      app.clock.now().add({ minutes: 1 }).toString(),
    ]);
    await app.sql('update guardianship set right_to_information = false where family_id = $1', [familyId]);
    app.clock.moveTo(app.clock.now().add({ minutes: 2 }));
    expect(await as(motherId, ['select id from network_case where id = $1', [caseId]])).toEqual([]);
    expect(await as(motherId, ['select person_id from person_identity where family_id = $1', [familyId]])).toEqual([]);
  });
});

describe('two guardians', () => {
  it('17. see each other’s names and not each other’s ways of contact, nor change them', async () => {
    const { familyId, childId, motherId } = await openCase(app);
    const way = { kind: 'PHONE', value: '+358409998887', safe: true };
    const father = await done(
      byCounsellor('addPerson', 'AddPersonInput', {
        familyId,
        person: { ...MOTHER, givenName: 'Urho', contactWays: [way] },
      }),
    );
    const kin = { guardianId: father.id, childId, powers: 'FULL', rightToInformation: true };
    await done(byCounsellor('recordGuardianship', 'RecordGuardianshipInput', kin));
    expect(
      await as(father.id, ['select person_id from person_identity where family_id = $1', [familyId]]),
    ).toHaveLength(3);
    expect(await as(father.id, ['select person_id from contact_way'])).toEqual([{ person_id: father.id }]);
    for (const text of [
      'update contact_way set ended_at = access.now() where person_id = $1',
      'update guardianship set ended_at = access.now() where guardian_id = $1',
      `update person set role = 'close-person' where id = $1`,
    ])
      expect(await triedAs(father.id, [text, [motherId]])).toMatch(REFUSED);
  });

  it('a child, a guardian of another family and one without the right see nothing', async () => {
    const { familyId, childId, caseId } = await openCase(app);
    const other = await openCase(app);
    const without = await done(
      byCounsellor('addPerson', 'AddPersonInput', {
        familyId,
        person: { ...MOTHER, givenName: 'Urho', contactWays: [] },
      }),
    );
    const kin = { guardianId: without.id, childId, powers: 'FULL', rightToInformation: false };
    await done(byCounsellor('recordGuardianship', 'RecordGuardianshipInput', kin));
    for (const who of [childId, other.motherId, without.id])
      for (const [table, column, id] of [
        ['person_identity', 'family_id', familyId],
        ['network_case', 'id', caseId],
        ['platform.data_key', 'scope_id', caseId],
      ] as const)
        expect(await as(who, [`select 1 from ${table} where ${column} = $1`, [id]])).toEqual([]);
  });
});

describe('mail that is hard to swallow', () => {
  const event = (uid: string, email: string, method: string, lines: readonly string[]) =>
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//x//',
      `METHOD:${method}`,
      'BEGIN:VEVENT',
      `UID:${uid}`,
      'SEQUENCE:0',
      ...lines,
    ]
      .concat([`ATTENDEE;PARTSTAT=ACCEPTED:mailto:${email}`, 'END:VEVENT', 'END:VCALENDAR', ''])
      .join('\r\n');
  it.each<[string, string, readonly string[]]>([
    ['a stamp of the year 0', 'REPLY', ['DTSTAMP:00000101T000000Z']],
    [
      'a proposal of the year 0',
      'COUNTER',
      ['DTSTAMP:20261123T060000Z', 'DTSTART:00000101T000000Z', 'DTEND:00000101T010000Z'],
    ],
    [
      'a proposal that lasts until the year 29404',
      'COUNTER',
      ['DTSTAMP:20261123T060000Z', 'DTSTART:20270101T000000Z', 'DURATION:P9999999D'],
    ],
    [
      'a proposal of the year 9999',
      'COUNTER',
      ['DTSTAMP:20261123T060000Z', 'DTSTART:99991231T000000Z', 'DTEND:99991231T230000Z'],
    ],
    ['a comment with a NUL', 'REPLY', ['DTSTAMP:20261123T060000Z', 'COMMENT:a\u0000b']],
    ['a huge SEQUENCE', 'REPLY', ['DTSTAMP:20261123T060000Z', 'X-MICROSOFT-CDO-APPT-SEQUENCE:999999999']],
  ])('%s ends with an outcome, at once', async (_, method, lines) => {
    const [seat] = (await seats(app, 1)) as [Seat];
    const { invitations } = await invited([seat]);
    const mail = (await requestsTo(seat.email)).find(({ uid }) => uid === invitations[0]!.uid)!;
    await post(app, mail.organizer, seat.email, [
      `From: ${seat.email}`,
      'MIME-Version: 1.0',
      `Content-Type: text/calendar; charset=utf-8; method=${method}`,
      '',
      event(mail.uid, seat.email, method, lines),
    ]);
    await app.runDue();
    const [row] = await app.sql<{ state: string }>(
      'select state from platform.inbound_message order by id desc limit 1',
    );
    const answers = await app.sql('select 1 from invitation_answer where invitation_id = $1', [invitations[0]!.id]);
    const [effect] = await app.sql<{ last_error: string }>(
      `select last_error from platform.outbox_effect where kind = 'mail.received' and last_error is not null order by id desc limit 1`,
    );
    const error = row!.state === 'received' ? effect?.last_error : null;
    expect({ state: row!.state, answers: answers.length, error }).toEqual({
      state: expect.stringMatching(/^(handled|quarantined)$/),
      answers: 1,
      error: null,
    });
  });
});

describe('ids of others inside an input', () => {
  it('are NOT_FOUND, each where it stands, and leave nothing behind', async () => {
    const mine = await meet(app);
    const other = await meet(app);
    const [own, foreign] = [await draft(app, mine.caseId), await draft(app, other.caseId)];
    const goal = await done(byCounsellor('addGoal', 'AddGoalInput', { planVersionId: foreign.id, text: 'Uni.' }));
    const nurse = await seatOf(app, 'nurse');
    const kainuu = principalOf('counsellor-other-area');
    const meeting = await addMeeting(app, mine, [], nextStart());
    const foreignMeeting = await addMeeting(app, other, [], nextStart());
    const foreignParticipant = await addParticipant(app, other.caseId, foreignMeeting.id, { ...nurse, email: '' });
    const later = nextStart();
    const yes = { meetingId: meeting.id, expectedVersion: 1, start: later, personId: mine.motherId };
    await done(byCounsellor('recordFamilyYes', 'RecordFamilyYesInput', yes));
    const version = { meetingId: meeting.id, expectedVersion: 2 };
    const convene = { caseId: mine.caseId, question: 'Q', durationMinutes: 60, mode: 'REMOTE' };
    const action = { planVersionId: own.id, text: 'T', dueOn: '2026-12-18' };
    const tries: [string, string, Record<string, unknown>][] = [
      ['draftPlan', 'DraftPlanInput', { caseId: newId(), sharedGoal: 'x' }],
      ['addAction', 'AddActionInput', { ...action, goalId: goal.id, ownerKind: 'FAMILY', ownerId: mine.motherId }],
      ['addAction', 'AddActionInput', { ...action, ownerKind: 'FAMILY', ownerId: other.motherId }],
      [
        'addAction',
        'AddActionInput',
        { ...action, ownerKind: 'PROFESSIONAL', ownerId: kainuu, ownerUnit: nurse.unitId },
      ],
      ['addMember', 'AddMemberInput', { caseId: mine.caseId, professionalId: kainuu, unitId: nurse.unitId }],
      [
        'nameStandIn',
        'NameStandInInput',
        {
          caseId: mine.caseId,
          professionalId: kainuu,
          unitId: nurse.unitId,
          firstDay: '2026-12-01',
          lastDay: '2026-12-02',
        },
      ],
      [
        'conveneMeeting',
        'ConveneMeetingInput',
        { ...convene, familyPersonIds: [other.motherId], participants: [{ ...nurse, needed: 'REQUIRED' }] },
      ],
      [
        'conveneMeeting',
        'ConveneMeetingInput',
        {
          ...convene,
          familyPersonIds: [mine.motherId],
          participants: [{ professionalId: kainuu, unitId: nurse.unitId, needed: 'REQUIRED' }],
        },
      ],
      ['recordFamilyYes', 'RecordFamilyYesInput', { ...version, start: nextStart(), personId: other.motherId }],
      ['moveMeeting', 'MoveMeetingInput', { ...version, start: later, chosen: [foreignParticipant] }],
    ];
    const codes = await Promise.all(
      tries.map(async ([name, type, input]) => [name, (await byCounsellor(name, type, input, 'id')).code]),
    );
    expect(codes.filter(([, code]) => code !== 'NOT_FOUND')).toEqual([]);
  });
});

describe('days at the ends of the calendar', () => {
  it('are refused in words or kept, never an error of ours', async () => {
    const { caseId, familyId, motherId, childId } = await openCase(app);
    const nurse = await seatOf(app, 'nurse');
    const meeting = await done(
      byCounsellor('conveneMeeting', 'ConveneMeetingInput', {
        caseId,
        question: 'Q',
        durationMinutes: 60,
        mode: 'REMOTE',
        familyPersonIds: [motherId],
        participants: [{ ...nurse, needed: 'REQUIRED' }],
      }),
    );
    const seen = { meetingId: meeting.id, expectedVersion: meeting.version };
    const tries = ['0000-01-01', '0001-01-01', '9999-12-31'].flatMap(
      (day): [string, string, Record<string, unknown>][] => [
        ['nameStandIn', 'NameStandInInput', { caseId, ...nurse, firstDay: day, lastDay: '9999-12-31' }],
        ['addPerson', 'AddPersonInput', { familyId, person: { ...MOTHER, birthDate: day } }],
        [
          'recordGuardianship',
          'RecordGuardianshipInput',
          { guardianId: motherId, childId, powers: 'FULL', rightToInformation: true, since: day },
        ],
        [
          'explainConsent',
          'ExplainConsentInput',
          { caseId, unitId: nurse.unitId, categories: ['PLAN'], purpose: 'SHARED_PLAN', lastDay: day },
        ],
        ['holdMeetingTime', 'HoldMeetingTimeInput', { ...seen, start: `${day}T10:00`, until: `${day}T10:00:00Z` }],
        ['recordFamilyYes', 'RecordFamilyYesInput', { ...seen, start: `${day}T24:00`, personId: motherId }],
      ],
    );
    const codes = await Promise.all(
      tries.map(async ([name, type, input]) => [name, (await byCounsellor(name, type, input, 'id')).code]),
    );
    expect(codes.filter(([, code]) => code === 'INTERNAL_SERVER_ERROR')).toEqual([]);
  });
});

describe('a consent withdrawn while the meeting gets its time', () => {
  it('lets no mail out, whoever wins', async () => {
    const case_ = await openCase(app);
    const [seat] = (await seats(app, 1)) as [Seat];
    const consentId = await admit(app, case_, seat);
    const meeting = await done(
      byCounsellor('conveneMeeting', 'ConveneMeetingInput', {
        caseId: case_.caseId,
        question: 'Q',
        durationMinutes: 60,
        mode: 'REMOTE',
        familyPersonIds: [case_.motherId],
        participants: [{ professionalId: seat.professionalId, unitId: seat.unitId, needed: 'REQUIRED' }],
      }),
    );
    const start = nextStart();
    const said = { meetingId: meeting.id, expectedVersion: meeting.version, start, personId: case_.motherId };
    await done(byCounsellor('recordFamilyYes', 'RecordFamilyYesInput', said));
    const [scheduled, withdrawn] = await Promise.all([
      byCounsellor('scheduleMeeting', 'ScheduleMeetingInput', {
        meetingId: meeting.id,
        expectedVersion: meeting.version + 1,
        start,
      }),
      byCounsellor('withdrawConsent', 'WithdrawConsentInput', {
        consentId,
        expectedVersion: 1,
        personId: case_.motherId,
        form: 'ORAL',
        evidence: 'Soitti.',
      }),
    ]);
    expect(withdrawn.errors).toBeUndefined();
    await app.runDue();
    const invitations = await app.sql<{ uid: string; state: string }>(
      'select uid, state from invitation where meeting_id = $1',
      [meeting.id],
    );
    const uids = (await requestsTo(seat.email)).map(({ uid }) => uid);
    expect(invitations.filter(({ uid }) => uids.includes(uid))).toEqual([]);
    expect(['CONSENT_MISSING', undefined]).toContain(scheduled.code);
    // Whoever was too late shall not stand as invited, and wait for an answer to a mail that never went out.
    expect(invitations.filter(({ state }) => state !== 'cancelled')).toEqual([]);
  });
});
