import { principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { newId } from '../src/platform/clock/clock.js';
import { type Answer, startTestApp, type TestApp } from './support/app.js';
import { done, mutate, openCase, type OpenedCase } from './support/casework.js';
import { SEEDED_AT, untilWaitedFor, withClient } from './support/database.js';
import { mailbox, opened, reply, type Reply, type Seat, seats, startMail } from './support/invited.js';
import { convene } from './support/polls.js';
import { statementsOf } from './support/statements.js';

// Tests look into answers freely.
// oxlint-disable-next-line typescript/no-explicit-any
type Given = any;
type Wanted = Seat & { needed?: string; clause?: string };

let app: TestApp;
let stopMail: () => Promise<void>;
/** Colleagues of one authority, and of another unit that is none. */
let ours: Seat[];
let theirs: Seat[];
let opening: OpenedCase;

beforeAll(async () => {
  app = await startTestApp();
  stopMail = await startMail(app);
  const people = await seats(app, 60);
  const other = people.findIndex(({ unitId }, at) => at >= 5 && unitId !== people[0]!.unitId);
  ours = await unitOf(people.slice(0, 5), true);
  theirs = await unitOf(people.slice(other, other + 5), false);
});
afterAll(async () => {
  await stopMail?.();
  await app?.stop();
});
beforeEach(() => app.clock.moveTo(SEEDED_AT));

/** Makes these people a unit, with nobody else in it; they work on weekdays from 8 to 16 and have nothing else to do. */
async function unitOf(people: readonly Seat[], isAuthority: boolean): Promise<Seat[]> {
  const { unitId } = people[0]!;
  const ids = people.map(({ professionalId }) => professionalId);
  await app.sql(`update unit set is_authority = $2, sector = 'family-social-services' where id = $1`, [
    unitId,
    isAuthority,
  ]);
  await app.sql('delete from access.membership where unit_id = $1 or principal_id = any ($2)', [unitId, ids]);
  for (const professionalId of ids) {
    await app.sql(
      `insert into access.membership (id, principal_id, area_id, unit_id, role, valid_from) values ($1, $2, $3, $4, 'professional', '2026-01-01')`,
      [newId(), professionalId, POHDE.id, unitId],
    );
    await works(professionalId);
  }
  return people.map((one) => ({ ...one, unitId }));
}

async function works(professionalId: string): Promise<void> {
  for (const table of ['working_hours', 'working_exception', 'busy_interval', 'busy_week', 'booking'])
    await app.sql(`delete from ${table} where professional_id = $1`, [professionalId]);
  for (const weekday of [1, 2, 3, 4, 5])
    await app.sql(`insert into working_hours values ($1, $2, $3, 480, 960, '2026-01-01', null)`, [
      newId(),
      professionalId,
      weekday,
    ]);
}

/** The family told a unit, or only some people of it. */
const consent = (unitId: string, people: readonly string[] = []) =>
  app.sql(
    `with in_turn as (select pg_advisory_xact_lock(hashtextextended('bases of ' || $2::text, 0)))
     insert into consent (area_id, id, case_id, unit_id, professional_ids, categories, purpose, state, explained_at,
       explained_by, decided_at, last_day, ends_at)
     select $1::uuid, gen_random_uuid(), ($2::text)::uuid, $3::uuid, $6::uuid[], '{identity,plan}', 'network-meeting', 'given', $4::timestamptz, $5::uuid, $4::timestamptz, date '2027-12-31', timestamptz '2028-01-01' from in_turn`,
    [POHDE.id, opening.caseId, unitId, app.clock.now().toString(), principalOf('counsellor'), people],
  );

/** Each test has an hour of its own, on weekdays of the first weeks of December. */
let hour = 0;
function nextStart(): string {
  const day = Temporal.PlainDate.from('2026-12-07').add({ days: Math.floor(hour / 7) });
  const start = `${day.toString()}T${String(8 + (hour % 7)).padStart(2, '0')}:00`;
  hour += 1;
  return day.dayOfWeek > 5 ? nextStart() : start;
}

interface Meeting {
  readonly id: string;
  readonly start: string;
}

const MEETING = 'id version state localStart startsAt participants { id professionalId chosen needed clause }';
const counsellor = (name: string, type: string, input: Record<string, unknown>, fields: string) =>
  mutate(app, 'counsellor')(name, type, input, fields);

/** A meeting that has its time, and whose invitations have arrived. */
async function scheduled(
  people: readonly Wanted[],
  more: { chosen?: readonly string[]; told?: readonly string[]; meeting?: Record<string, unknown> } = {},
) {
  opening = await openCase(app);
  for (const unitId of new Set(people.map((one) => one.unitId))) await consent(unitId, more.told);
  const start = nextStart();
  const draft = await convene(app, opening, people, more.meeting);
  const yes = { meetingId: draft.id, expectedVersion: draft.version, start, personId: opening.motherId };
  const { version } = await done(counsellor('recordFamilyYes', 'RecordFamilyYesInput', yes, MEETING));
  const chosen = draft.participants
    .filter(({ professionalId }) => more.chosen?.includes(professionalId!))
    .map(({ id }) => id);
  const time = { meetingId: draft.id, expectedVersion: version, start, chosen };
  await done(counsellor('scheduleMeeting', 'ScheduleMeetingInput', time, MEETING));
  await app.runDue();
  return { id: draft.id, start };
}

const rowOf = async ({ id }: Meeting, { professionalId }: Seat) => {
  const [row] = await app.sql<{ id: string; version: number; state: string; sequence: number; uid: string }>(
    'select id, version, state, sequence, uid from invitation where meeting_id = $1 and professional_id = $2',
    [id, professionalId],
  );
  return row!;
};
const versionOf = async ({ id }: Meeting): Promise<number> =>
  (await app.sql<{ version: number }>('select version from meeting where id = $1', [id]))[0]!.version;

/** The mails of one invitation, oldest first. */
async function mailsOf(meeting: Meeting, seat: Seat) {
  const { uid } = await rowOf(meeting, seat);
  const mails = await Promise.all(mailbox(app, seat.email).map((mail) => opened(mail).catch(() => null)));
  return mails.filter((mail) => mail?.uid === uid).map((mail) => mail!);
}

/** What the invitee answers from their calendar. */
async function say(meeting: Meeting, seat: Seat, said: Partial<Reply>): Promise<void> {
  app.clock.moveBy(Temporal.Duration.from({ minutes: 1 }));
  const mail = (await mailsOf(meeting, seat)).filter(({ method }) => method === 'REQUEST').at(-1)!;
  await reply(app, mail, { from: seat.email, ...said });
  await app.runDue();
}
const decline = (meeting: Meeting, seat: Seat) => say(meeting, seat, { partstat: 'DECLINED', comment: 'Loma' });

const basic = (local: string, minutes = 60): [string, string] => {
  const at = Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Helsinki').toInstant();
  const text = (instant: Temporal.Instant) => instant.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
  return [text(at), text(at.add({ minutes }))];
};
const counter = (meeting: Meeting, seat: Seat, local: string, minutes?: number) =>
  say(meeting, seat, { method: 'COUNTER', partstat: 'TENTATIVE', times: basic(local, minutes), comment: 'Kävisikö?' });

const NAMES = 'participantId professionalId givenName familyName unitName needed';
const REMEDY = 'id way statute dueOn mail outcome version';
const OPEN_SEATS = `query ($id: UUID!, $times: OtherTimesInput) { openSeats(meetingId: $id, times: $times) { meetingId meetingVersion
  seats { ${NAMES} invitationId invitationVersion unitId clause lostFor comment delegatedTo ways
    standIns { professionalId givenName familyName title phone suits needsConsent isNamed isOfGroup isOwn } remedies { ${REMEDY} } }
  times { feasibleCount ask proposals { localStart reasons { code text } } } } }`;
const COUNTER = `query ($id: UUID!) { counterProposal(invitationId: $id) { invitationId invitationVersion meetingId meetingVersion
  start end comment isPast minutes meetingMinutes wouldEnd hasFamilyYes people { ${NAMES} suits asksForIt }
  alternatives { proposals { localStart } } } }`;

async function openSeats({ id }: Meeting, times: Given = null): Promise<Given> {
  const { data, errors } = await app.as('counsellor')(OPEN_SEATS, { id, times });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.openSeats;
}
async function counterOf(meeting: Meeting, seat: Seat): Promise<Given> {
  const { id } = await rowOf(meeting, seat);
  const { data, errors } = await app.as('counsellor')(COUNTER, { id });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.counterProposal;
}
const day = async (): Promise<Given> => {
  const query = `query ($id: UUID!) { counsellorDay(areaId: $id) { id lostSeats counterProposals questions bounced overdueRemedies } }`;
  const { data, errors } = await app.as('counsellor')(query, { id: POHDE.id });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.counsellorDay.find(({ id }: { id: string }) => id === opening.caseId);
};
const onCasePage = async (): Promise<Given> => {
  const query = `query ($id: UUID!) { casePage(caseId: $id) { meetings { id lostSeats questions writtenInputs { text who { id } } } } }`;
  const { data, errors } = await app.as('counsellor')(query, { id: opening.caseId });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.casePage.meetings[0];
};

const INVITATION = 'id meetingId state sequence version';
const standIn = async (meeting: Meeting, lost: Seat, professionalId: string, more: Record<string, unknown> = {}) => {
  const { id } = await rowOf(meeting, lost);
  const seen = { invitationId: id, expectedVersion: await versionOf(meeting) };
  return counsellor('inviteStandIn', 'InviteStandInInput', { ...seen, professionalId, ...more }, INVITATION);
};
const bookedBy = async ({ id }: Meeting): Promise<string[]> =>
  (
    await app.sql<{ who: string }>(
      'select professional_id as who from booking where meeting_id = $1 and released_at is null order by 1',
      [id],
    )
  ).map(({ who }) => who);
const accept = async (meeting: Meeting, seat: Seat, more: Record<string, unknown> = {}) => {
  const { id, version } = await rowOf(meeting, seat);
  const seen = { invitationId: id, expectedVersion: version, expectedMeetingVersion: await versionOf(meeting) };
  return counsellor('acceptCounterProposal', 'AcceptCounterProposalInput', { ...seen, ...more }, MEETING);
};
const refuse = async (meeting: Meeting, seat: Seat, more: Record<string, unknown> = {}) => {
  const { id, version } = await rowOf(meeting, seat);
  const seen = { invitationId: id, expectedVersion: version };
  return counsellor('declineCounterProposal', 'DeclineCounterProposalInput', { ...seen, ...more }, INVITATION);
};
const codes = (answers: readonly Answer[]) => answers.map(({ code }) => code ?? 'OK').toSorted();

describe('who is needed and declines', () => {
  it('is missed: on the day, on the case page, with stand-ins of the unit and other times', async () => {
    const [nurse, colleague, busy] = ours as [Seat, Seat, Seat, Seat, Seat];
    const meeting = await scheduled([nurse, theirs[0]!]);
    expect(await openSeats(meeting)).toMatchObject({ seats: [], times: null });
    expect(await day()).toMatchObject({ lostSeats: 0, questions: 0 });
    const [starts, ends] = basic(meeting.start);
    await app.sql(`insert into busy_interval values ($1, $2, $3::timestamptz, $4::timestamptz, 'busy', null)`, [
      newId(),
      busy.professionalId,
      starts,
      ends,
    ]);
    await decline(meeting, nurse);
    const { seats, times } = await openSeats(meeting);
    expect(seats).toHaveLength(1);
    const looked = await app.sql(
      `select distinct action, category from audit.access_log where scope_id = $1 and operation like '%openSeats%'`,
      [opening.caseId],
    );
    expect(looked).toEqual([{ action: 'read', category: 'logistics' }]);
    expect(seats[0]).toMatchObject({
      professionalId: nurse.professionalId,
      lostFor: 'DECLINED',
      comment: 'Loma',
      ways: ['SUBSTITUTE', 'REMOTE', 'WRITTEN_INPUT', 'ANOTHER_TIME'],
      remedies: [],
    });
    const names = seats[0].standIns.map(({ professionalId }: Given) => professionalId);
    expect(names).toHaveLength(3);
    expect(names).toContain(colleague.professionalId);
    expect(names).not.toContain(busy.professionalId);
    expect(seats[0].standIns[0]).toMatchObject({ suits: 'FREE', needsConsent: false, isOfGroup: false, isOwn: false });
    expect(times.proposals).toHaveLength(3);
    const at = Temporal.PlainDateTime.from(meeting.start);
    const [start, end] = [at, at.add({ hours: 1 })].map((time) => time.toPlainTime().toString().slice(0, 5));
    const sameHour = { days: [['MO', 'TU', 'WE', 'TH', 'FR'][at.dayOfWeek - 1]], start, end };
    const weekly = await openSeats(meeting, { proposals: 9, family: { must: [sameHour] } });
    const sameHours = weekly.times.proposals.map(({ localStart }: Given) => localStart);
    expect(sameHours).toContain(at.add({ weeks: 1 }).toString().slice(0, 16));
    expect(sameHours).not.toContain(meeting.start);
    expect(times.proposals[0].reasons.length).toBeGreaterThan(0);
    expect(await day()).toMatchObject({ lostSeats: 1, counterProposals: 0, bounced: 0, questions: 0 });
    expect(await onCasePage()).toMatchObject({ lostSeats: [seats[0].participantId], questions: 0 });
  });

  it('is looked at in as many statements, however many people', async () => {
    const count = async (people: readonly Wanted[]) => {
      const meeting = await scheduled(people);
      await decline(meeting, people[0]!);
      return (await statementsOf(() => openSeats(meeting))).length;
    };
    const few = await count(ours.slice(0, 1));
    expect(await count([...ours.slice(0, 3), ...theirs.slice(0, 3)])).toBe(few);
    expect(few).toBeLessThan(12);
  });

  it('only hopefully is not missed when only hoped for', async () => {
    const [nurse, teacher] = [ours[0]!, { ...theirs[0]!, needed: 'OPTIONAL' }];
    const meeting = await scheduled([nurse, teacher]);
    await decline(meeting, teacher);
    expect((await openSeats(meeting)).seats).toEqual([]);
    expect(await day()).toMatchObject({ lostSeats: 0 });
  });

  it('and whom no mail reached is missed too, and rung: no mail asks them for anything', async () => {
    const meeting = await scheduled([ours[0]!]);
    const { id } = await rowOf(meeting, ours[0]!);
    await app.sql(`update invitation set state = 'bounced' where id = $1`, [id]);
    const { seats } = await openSeats(meeting);
    expect(seats).toMatchObject([{ lostFor: 'BOUNCED' }]);
    expect(await day()).toMatchObject({ lostSeats: 1, bounced: 1 });
    expect((await ask(meeting, ours[0]!)).code).toBe('NOT_DECLINED');
    await done(standIn(meeting, ours[0]!, ours[1]!.professionalId));
    expect(await bookedBy(meeting)).toEqual([ours[1]!.professionalId]);
    expect(await day()).toMatchObject({ lostSeats: 0, bounced: 0 });
  });

  it('is nobody’s business but of those who arrange the case, and of a meeting ahead', async () => {
    const meeting = await scheduled([ours[0]!]);
    await decline(meeting, ours[0]!);
    for (const who of ['counsellor-other-area', 'teacher', null] as const) {
      const { code } = await app.as(who)(OPEN_SEATS, { id: meeting.id });
      expect(code).toBe(who ? 'NOT_FOUND' : 'UNAUTHENTICATED');
    }
    expect((await app.as('counsellor')(OPEN_SEATS, { id: newId() })).code).toBe('NOT_FOUND');
    const { invitationId } = (await openSeats(meeting)).seats[0];
    const off = { meetingId: meeting.id, expectedVersion: await versionOf(meeting), reason: 'ILLNESS' };
    await done(counsellor('cancelMeeting', 'CancelMeetingInput', off, 'id'));
    expect((await app.as('counsellor')(OPEN_SEATS, { id: meeting.id })).code).toBe('MEETING_OVER');
    expect((await app.as('counsellor')(COUNTER, { id: invitationId })).code).toBe('MEETING_OVER');
    expect(await day()).toMatchObject({ lostSeats: 0 });
  });
});

describe('a stand-in', () => {
  it('takes the seat: booked, in the network, invited for the first time; nobody else hears of it', async () => {
    const [nurse, colleague] = ours as [Seat, Seat];
    const [teacher] = theirs as [Seat];
    const meeting = await scheduled([nurse, teacher]);
    await decline(meeting, nurse);
    const before = await rowOf(meeting, teacher);
    const given = await done(standIn(meeting, nurse, colleague.professionalId));
    expect(given).toMatchObject({ meetingId: meeting.id, state: 'WAITING', sequence: 0 });
    await app.runDue();
    const [mail, ...more] = await mailsOf(meeting, colleague);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ method: 'REQUEST', sequence: 0, attendees: [colleague.email] });
    expect(mail!.uid).not.toBe(before.uid);
    expect(mail!.start).toBe(`${meeting.start}:00`);
    expect(await rowOf(meeting, teacher)).toEqual(before);
    expect(await mailsOf(meeting, teacher)).toHaveLength(1);
    expect(await mailsOf(meeting, nurse)).toHaveLength(1);
    expect(await bookedBy(meeting)).toEqual([colleague.professionalId, teacher.professionalId].toSorted());
    const members = await app.sql('select 1 from network_member where case_id = $1 and professional_id = $2', [
      opening.caseId,
      colleague.professionalId,
    ]);
    expect(members).toHaveLength(1);
    const seats = await app.sql(
      'select professional_id as who, needed, chosen from meeting_participant where meeting_id = $1 and professional_id = any ($2) order by id',
      [meeting.id, [nurse.professionalId, colleague.professionalId]],
    );
    expect(seats).toEqual([
      { who: nurse.professionalId, needed: 'optional', chosen: false },
      { who: colleague.professionalId, needed: 'required', chosen: true },
    ]);
    const reminders = await app.sql(
      `select n.kind from meeting_notice n join invitation i on i.id = n.invitation_id
       where n.meeting_id = $1 and i.professional_id = $2 and n.state = 'queued'`,
      [meeting.id, colleague.professionalId],
    );
    expect(reminders).toEqual([{ kind: 'reminder' }]);
    expect((await openSeats(meeting)).seats).toEqual([]);
    expect(await day()).toMatchObject({ lostSeats: 0 });
    const noted = await app.sql(
      `select distinct action, category from audit.access_log where scope_id = $1 and operation like '%inviteStandIn%'`,
      [opening.caseId],
    );
    expect(noted).toEqual([{ action: 'change', category: 'logistics' }]);
  });

  it('can be replaced in turn, by who had the seat at first, who keeps the invitation they have', async () => {
    const [nurse, colleague] = ours as [Seat, Seat];
    const meeting = await scheduled([nurse]);
    await decline(meeting, nurse);
    await done(standIn(meeting, nurse, colleague.professionalId));
    await app.runDue();
    await decline(meeting, colleague);
    const names = (await openSeats(meeting)).seats[0].standIns.map(({ professionalId }: Given) => professionalId);
    expect(names).toHaveLength(3);
    const { id, version } = await rowOf(meeting, nurse);
    const said = { invitationId: id, expectedVersion: version, answer: 'ACCEPTED' };
    await done(counsellor('recordAnswerByPhone', 'RecordAnswerByPhoneInput', said, 'id'));
    expect(await done(standIn(meeting, colleague, nurse.professionalId))).toMatchObject({ id, state: 'ACCEPTED' });
    expect(await bookedBy(meeting)).toEqual([nurse.professionalId]);
    expect(await mailsOf(meeting, nurse)).toHaveLength(1);
    expect((await openSeats(meeting)).seats).toEqual([]);
  });

  it('who had declined before gets a request anew, and is waited for', async () => {
    const [nurse, colleague] = ours as [Seat, Seat];
    const meeting = await scheduled([nurse]);
    await decline(meeting, nurse);
    await done(standIn(meeting, nurse, colleague.professionalId));
    await app.runDue();
    await decline(meeting, colleague);
    expect(await done(standIn(meeting, colleague, nurse.professionalId))).toMatchObject({
      state: 'WAITING',
      sequence: 1,
    });
    await app.runDue();
    expect((await openSeats(meeting)).seats).toEqual([]);
    expect(await bookedBy(meeting)).toEqual([nurse.professionalId]);
    const again = (await mailsOf(meeting, nurse)).at(-1)!;
    expect(again).toMatchObject({ method: 'REQUEST', sequence: 1, start: `${meeting.start}:00` });
    expect(again.subject).toMatch(/^Kutsu: /);
  });

  it('of the same group is the first to be thought of, and serves the same way', async () => {
    const group = { needed: 'ONE_OF', clause: 'neuvola' };
    const [first, second] = ours.slice(0, 2).map((one) => ({ ...one, ...group })) as [Wanted, Wanted];
    const meeting = await scheduled([first, second]);
    const [came, other] = (await bookedBy(meeting))[0] === first.professionalId ? [first, second] : [second, first];
    await decline(meeting, came);
    const { seats } = await openSeats(meeting);
    expect(seats).toMatchObject([{ professionalId: came.professionalId, clause: 'neuvola' }]);
    expect(seats[0].standIns[0]).toMatchObject({ professionalId: other.professionalId, isOfGroup: true });
    expect(seats[0].standIns[1]).toMatchObject({ isOfGroup: false });
    await done(standIn(meeting, came, other.professionalId));
    expect(await bookedBy(meeting)).toEqual([other.professionalId]);
    expect((await openSeats(meeting)).seats).toEqual([]);
    await app.runDue();
    expect((await mailsOf(meeting, other)).map(({ method, sequence }) => [method, sequence])).toEqual([['REQUEST', 0]]);
  });

  it('is not missed while another of the group comes', async () => {
    const group = { needed: 'ONE_OF', clause: 'neuvola' };
    const pair = ours.slice(0, 2).map((one) => ({ ...one, ...group }));
    const meeting = await scheduled(pair, { chosen: pair.map(({ professionalId }) => professionalId) });
    await decline(meeting, pair[0]!);
    expect((await openSeats(meeting)).seats).toEqual([]);
    expect(await day()).toMatchObject({ lostSeats: 0 });
    await decline(meeting, pair[1]!);
    expect((await openSeats(meeting)).seats).toHaveLength(2);
    expect(await day()).toMatchObject({ lostSeats: 2 });
  });

  it('who has no time for the way there is not thought of', async () => {
    const [nurse, colleague, other] = ours as [Seat, Seat, Seat];
    const places = await app.sql<{ code: string }>(
      'select code from municipality where area_id = $1 order by code limit 2',
      [POHDE.id],
    );
    const [home, away] = places.map(({ code }) => code) as [string, string];
    await app.sql('update unit set municipality = $2 where id = $1', [nurse.unitId, home]);
    await app.sql('delete from travel_time where area_id = $1', [POHDE.id]);
    await app.sql(`insert into travel_time values ($1, $2, $3, 30)`, [POHDE.id, home, away]);
    const meeting = await scheduled([nurse], { meeting: { mode: 'IN_PERSON', municipality: away } });
    await decline(meeting, nurse);
    const before = Temporal.PlainDateTime.from(meeting.start).subtract({ minutes: 20 });
    const [starts, ends] = basic(before.toString({ smallestUnit: 'minute' }), 10);
    await app.sql(`insert into busy_interval values ($1, $2, $3::timestamptz, $4::timestamptz, 'busy', null)`, [
      newId(),
      colleague.professionalId,
      starts,
      ends,
    ]);
    const names = (await openSeats(meeting)).seats[0].standIns.map(({ professionalId }: Given) => professionalId);
    expect(names).not.toContain(colleague.professionalId);
    expect(names).toContain(other.professionalId);
    expect((await standIn(meeting, nurse, colleague.professionalId)).code).toBe('STAND_IN_BUSY');
    await done(standIn(meeting, nurse, other.professionalId));
  });

  it('needs a consent of their own where the family named people', async () => {
    const [nurse, colleague] = ours as [Seat, Seat];
    const meeting = await scheduled([nurse], { told: [nurse.professionalId] });
    await decline(meeting, nurse);
    const { standIns } = (await openSeats(meeting)).seats[0];
    expect(standIns.map(({ needsConsent }: Given) => needsConsent)).toEqual([true, true, true, true]);
    expect(await standIn(meeting, nurse, colleague.professionalId)).toMatchObject({ code: 'CONSENT_MISSING' });
    expect(await bookedBy(meeting)).toEqual([]);
    await consent(nurse.unitId, [colleague.professionalId]);
    const again = (await openSeats(meeting)).seats[0].standIns;
    expect(again[0]).toMatchObject({ professionalId: colleague.professionalId, needsConsent: false });
    await done(standIn(meeting, nurse, colleague.professionalId));
  });

  it('who is taken says so, and comes all the same only if they agreed', async () => {
    const [nurse, colleague] = ours as [Seat, Seat];
    const meeting = await scheduled([nurse]);
    await decline(meeting, nurse);
    const [starts, ends] = basic(meeting.start, 15);
    const busy = newId();
    await app.sql(`insert into busy_interval values ($1, $2, $3::timestamptz, $4::timestamptz, 'busy', null)`, [
      busy,
      colleague.professionalId,
      starts,
      ends,
    ]);
    const refused = await standIn(meeting, nurse, colleague.professionalId);
    expect(refused.errors![0]!.extensions).toEqual({ code: 'STAND_IN_BUSY', field: 'professionalId' });
    expect(await bookedBy(meeting)).toEqual([]);
    await done(standIn(meeting, nurse, colleague.professionalId, { despite: true }));
    expect(await bookedBy(meeting)).toEqual([colleague.professionalId]);
  });

  it('whom another meeting has booked is not double-booked, at whichever moment', async () => {
    const [nurse, colleague] = ours as [Seat, Seat];
    for (let round = 0; round < 3; round += 1) {
      const meeting = await scheduled([nurse]);
      await decline(meeting, nurse);
      const first = opening;
      opening = await openCase(app);
      await consent(colleague.unitId);
      const draft = await convene(app, opening, [colleague]);
      const yes = {
        meetingId: draft.id,
        expectedVersion: draft.version,
        start: meeting.start,
        personId: opening.motherId,
      };
      const { version } = await done(counsellor('recordFamilyYes', 'RecordFamilyYesInput', yes, MEETING));
      const time = { meetingId: draft.id, expectedVersion: version, start: meeting.start };
      const both = await Promise.all([
        standIn(meeting, nurse, colleague.professionalId),
        counsellor('scheduleMeeting', 'ScheduleMeetingInput', time, MEETING),
      ]);
      const [lost, ...others] = both.filter(({ code }) => code);
      expect(others).toEqual([]);
      expect(['TIME_TAKEN', 'STAND_IN_BUSY', 'TIME_NO_LONGER_SUITS']).toContain(lost!.code);
      const [taken] = await app.sql<{ count: string }>(
        `select count(*) from booking where professional_id = $1 and released_at is null and meeting_id = any ($2)`,
        [colleague.professionalId, [meeting.id, draft.id]],
      );
      expect(taken!.count).toBe('1');
      opening = first;
    }
  }, 60_000);

  it('is one of two who are asked at once', async () => {
    const [nurse, one, other] = ours as [Seat, Seat, Seat];
    const meeting = await scheduled([nurse]);
    await decline(meeting, nurse);
    const both = await Promise.all([
      standIn(meeting, nurse, one.professionalId),
      standIn(meeting, nurse, other.professionalId),
    ]);
    expect(codes(both)).toEqual(['OK', 'STALE']);
    expect(await bookedBy(meeting)).toHaveLength(1);
  });

  it('is not wanted any more, or comes as well, when the invitee comes after all at the same moment', async () => {
    for (let round = 0; round < 4; round += 1) {
      const [nurse, colleague] = ours as [Seat, Seat];
      const meeting = await scheduled([nurse]);
      await decline(meeting, nurse);
      const { id, version } = await rowOf(meeting, nurse);
      const said = { invitationId: id, expectedVersion: version, answer: 'ACCEPTED' };
      const [given, answered] = await Promise.all([
        standIn(meeting, nurse, colleague.professionalId),
        counsellor('recordAnswerByPhone', 'RecordAnswerByPhoneInput', said, 'id'),
      ]);
      expect(answered.code).toBeUndefined();
      expect([undefined, 'SEAT_NOT_OPEN']).toContain(given.code);
      const who = given.code ? [nurse] : [nurse, colleague];
      expect(await bookedBy(meeting)).toEqual(who.map(({ professionalId }) => professionalId).toSorted());
      expect((await openSeats(meeting)).seats).toEqual([]);
    }
  }, 60_000);

  it('is refused where nobody is missed, to strangers, of other units, twice, and after the end', async () => {
    const [nurse, colleague] = ours as [Seat, Seat];
    const meeting = await scheduled([nurse, theirs[0]!]);
    expect(await standIn(meeting, nurse, colleague.professionalId)).toMatchObject({ code: 'SEAT_NOT_OPEN' });
    await decline(meeting, nurse);
    const { id } = await rowOf(meeting, nurse);
    const seen = {
      invitationId: id,
      expectedVersion: await versionOf(meeting),
      professionalId: colleague.professionalId,
    };
    const as = (who: 'counsellor-other-area' | 'teacher', input: Record<string, unknown> = {}) =>
      mutate(app, who)('inviteStandIn', 'InviteStandInInput', { ...seen, ...input }, INVITATION);
    expect(codes([await as('counsellor-other-area'), await as('teacher')])).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect((await standIn(meeting, nurse, theirs[1]!.professionalId)).code).toBe('NOT_FOUND');
    expect((await standIn(meeting, nurse, newId())).code).toBe('NOT_FOUND');
    expect((await standIn(meeting, nurse, theirs[0]!.professionalId)).code).toBe('NOT_FOUND');
    expect((await standIn(meeting, nurse, colleague.professionalId, { invitationId: newId() })).code).toBe('NOT_FOUND');
    expect((await standIn(meeting, nurse, colleague.professionalId, { expectedVersion: 1 })).code).toBe('STALE');
    await done(standIn(meeting, nurse, colleague.professionalId));
    expect((await standIn(meeting, nurse, ours[2]!.professionalId)).code).toBe('SEAT_NOT_OPEN');
    await decline(meeting, theirs[0]!);
    await app.sql(`update meeting set starts_at = $2, ends_at = $3 where id = $1`, [
      meeting.id,
      app.clock.now().subtract({ hours: 1 }).toString(),
      app.clock.now().toString(),
    ]);
    expect((await standIn(meeting, theirs[0]!, theirs[1]!.professionalId)).code).toBe('MEETING_PAST');
    expect((await app.as('counsellor')(OPEN_SEATS, { id: meeting.id })).code).toBe('MEETING_PAST');
  });
});

describe('who names somebody else to come', () => {
  const delegate = (meeting: Meeting, seat: Seat, to: string) =>
    say(meeting, seat, { partstat: `DELEGATED;DELEGATED-TO="mailto:${to}"` });

  it('asks a question: nothing changes but that the counsellor knows, who takes the delegate', async () => {
    const [nurse, colleague] = ours as [Seat, Seat];
    const meeting = await scheduled([nurse]);
    await delegate(meeting, nurse, colleague.email);
    expect(await rowOf(meeting, nurse)).toMatchObject({ state: 'sent', sequence: 0 });
    expect(await bookedBy(meeting)).toEqual([nurse.professionalId]);
    expect(await day()).toMatchObject({ lostSeats: 1, questions: 1 });
    const { seats } = await openSeats(meeting);
    expect(seats).toMatchObject([{ lostFor: 'DELEGATED', delegatedTo: colleague.email }]);
    expect(seats[0].standIns.map(({ isNamed }: Given) => isNamed)).toEqual([true, false, false, false]);
    expect(seats[0].standIns[0]).toMatchObject({ professionalId: colleague.professionalId });
    await done(standIn(meeting, nurse, colleague.professionalId));
    expect(await rowOf(meeting, nurse)).toMatchObject({ state: 'delegated' });
    expect(await bookedBy(meeting)).toEqual([colleague.professionalId]);
    expect(await day()).toMatchObject({ lostSeats: 0, questions: 0 });
  });

  it('may be left: the question is closed, by who arranges the case, once', async () => {
    const [nurse, colleague] = ours as [Seat, Seat];
    const meeting = await scheduled([nurse]);
    await delegate(meeting, nurse, colleague.email);
    const query = `query ($id: UUID!) { invitationsOfMeeting(meetingId: $id) { questions { id said delegatedTo closedAt } } }`;
    const question = async () =>
      (await app.as('counsellor')(query, { id: meeting.id })).data.invitationsOfMeeting[0].questions[0];
    const { id, ...asked } = await question();
    expect(asked).toEqual({ said: 'DELEGATED', delegatedTo: colleague.email, closedAt: null });
    const close = (who: 'counsellor' | 'counsellor-other-area', questionId: string) =>
      mutate(app, who)('closeInvitationQuestion', 'CloseInvitationQuestionInput', { questionId }, INVITATION);
    expect((await close('counsellor-other-area', id)).code).toBe('NOT_FOUND');
    expect((await close('counsellor', newId())).code).toBe('NOT_FOUND');
    await done(close('counsellor', id));
    expect((await close('counsellor', id)).code).toBe('ALREADY_CLOSED');
    expect((await question()).closedAt).not.toBeNull();
    expect((await openSeats(meeting)).seats).toEqual([]);
    expect(await day()).toMatchObject({ lostSeats: 0, questions: 0 });
  });

  it('is closed by one of two who close it at the same moment', async () => {
    const [nurse, colleague] = ours as [Seat, Seat];
    const meeting = await scheduled([nurse]);
    await delegate(meeting, nurse, colleague.email);
    const { id } = await rowOf(meeting, nurse);
    const [question] = await app.sql(
      `select id from invitation_answer where invitation_id = $1 and said = 'delegated'`,
      [id],
    );
    const input = { questionId: question!['id'] };
    const answers = await withClient(app.database.ownerUrl, async (client) => {
      await client.query('begin');
      await client.query('lock table invitation_answer in exclusive mode');
      const both = [1, 2].map(() =>
        counsellor('closeInvitationQuestion', 'CloseInvitationQuestionInput', input, INVITATION),
      );
      await untilWaitedFor(app.database, 'invitation_answer');
      const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      while ((await app.sql(waiting)).length < 2);
      await client.query('commit');
      return Promise.all(both);
    });
    expect(codes(answers)).toEqual(['ALREADY_CLOSED', 'OK']);
  });

  it('and then answers for themselves comes after all', async () => {
    const [nurse, colleague] = ours as [Seat, Seat];
    const meeting = await scheduled([nurse]);
    await delegate(meeting, nurse, colleague.email);
    await say(meeting, nurse, { partstat: 'ACCEPTED' });
    expect((await openSeats(meeting)).seats).toEqual([]);
    expect((await standIn(meeting, nurse, colleague.professionalId)).code).toBe('SEAT_NOT_OPEN');
  });
});

const ask = async (meeting: Meeting, seat: Seat, more: Record<string, unknown> = {}) => {
  const { id, version } = await rowOf(meeting, seat);
  const input = { invitationId: id, expectedVersion: version, way: 'SUBSTITUTE', by: '2026-11-27', ...more };
  return counsellor('askAuthority', 'AskAuthorityInput', input, REMEDY);
};

describe('another time that an invitee asks for', () => {
  /** Another hour of the same people, at which nobody has anything. */
  const elsewhen = () => nextStart();

  it('is shown beside the best times of the engine: whom it suits, and what the family says', async () => {
    const [nurse, teacher] = [ours[0]!, theirs[0]!];
    const meeting = await scheduled([nurse, teacher]);
    expect(await counterOf(meeting, nurse)).toBeNull();
    const asked = elsewhen();
    const [starts, ends] = basic(asked);
    await app.sql(`insert into busy_interval values ($1, $2, $3::timestamptz, $4::timestamptz, 'busy', null)`, [
      newId(),
      teacher.professionalId,
      starts,
      ends,
    ]);
    await counter(meeting, nurse, asked, 45);
    const { id, version } = await rowOf(meeting, nurse);
    const found = await counterOf(meeting, nurse);
    const instant = Temporal.PlainDateTime.from(asked).toZonedDateTime('Europe/Helsinki').toInstant();
    expect(found).toMatchObject({
      invitationId: id,
      invitationVersion: version,
      meetingId: meeting.id,
      meetingVersion: await versionOf(meeting),
      start: instant.toString(),
      end: instant.add({ minutes: 45 }).toString(),
      wouldEnd: instant.add({ minutes: 60 }).toString(),
      comment: 'Kävisikö?',
      isPast: false,
      minutes: 45,
      meetingMinutes: 60,
      hasFamilyYes: false,
    });
    const suits = Object.fromEntries(
      found.people.map((one: Given) => [one.professionalId, [one.suits, one.asksForIt]]),
    );
    expect(suits).toEqual({ [nurse.professionalId]: ['FREE', true], [teacher.professionalId]: ['NO', false] });
    const times = found.alternatives.proposals.map(({ localStart }: Given) => localStart);
    expect(times).toHaveLength(3);
    expect(times).not.toContain(meeting.start);
    expect(await day()).toMatchObject({ counterProposals: 1, lostSeats: 0 });
  });

  it('that is taken moves the meeting for everybody, with the family’s yes to the very time', async () => {
    const [nurse, teacher] = [ours[0]!, theirs[0]!];
    const meeting = await scheduled([nurse, teacher]);
    const asked = elsewhen();
    await counter(meeting, nurse, asked, 90);
    const refused = await accept(meeting, nurse);
    expect(refused.errors![0]!.extensions).toEqual({ code: 'FAMILY_YES_MISSING', field: 'invitationId' });
    expect(await accept(meeting, nurse, { familyYesBy: opening.childId })).toMatchObject({ code: 'NOT_FOUND' });
    const moved = await done(accept(meeting, nurse, { familyYesBy: opening.motherId }));
    expect(moved).toMatchObject({ localStart: asked, state: 'SCHEDULED' });
    await app.runDue();
    for (const seat of [nurse, teacher]) {
      const [, second, ...more] = await mailsOf(meeting, seat);
      expect(more).toEqual([]);
      expect(second).toMatchObject({ method: 'REQUEST', sequence: 1, start: `${asked}:00` });
      expect(await rowOf(meeting, seat)).toMatchObject({ state: 'sent', sequence: 1 });
    }
    const [{ minutes }] = (await app.sql<{ minutes: number }>(
      'select extract(epoch from ends_at - starts_at)::int / 60 as minutes from meeting where id = $1',
      [meeting.id],
    )) as [{ minutes: number }];
    expect(minutes).toBe(60);
    expect(await counterOf(meeting, nurse)).toBeNull();
    expect(await day()).toMatchObject({ counterProposals: 0 });
  });

  it('outside the working hours of who asks for it is taken all the same, of the others only if they agreed', async () => {
    const [nurse, teacher] = [ours[0]!, theirs[0]!];
    const meeting = await scheduled([nurse, teacher]);
    await counter(meeting, nurse, `${meeting.start.slice(0, 10)}T17:00`);
    const refused = await accept(meeting, nurse, { familyYesBy: opening.motherId });
    expect(refused.code).toBe('TIME_NO_LONGER_SUITS');
    const { participantIds } = refused.errors![0]!.extensions as Given;
    expect(participantIds).toHaveLength(1);
    await done(accept(meeting, nurse, { familyYesBy: opening.motherId, despite: participantIds }));
  });

  it('that is refused is told so, and the invitation waits again; what was said stays', async () => {
    const [nurse, teacher] = [ours[0]!, theirs[0]!];
    const meeting = await scheduled([nurse, teacher]);
    await counter(meeting, nurse, elsewhen());
    const given = await done(refuse(meeting, nurse));
    expect(given).toMatchObject({ state: 'SENT', sequence: 0 });
    await app.runDue();
    const [, refusal, ...more] = await mailsOf(meeting, nurse);
    expect(more).toEqual([]);
    expect(refusal).toMatchObject({ method: 'DECLINECOUNTER', contentMethod: 'DECLINECOUNTER', sequence: 0 });
    expect(refusal!.text).toContain('Ehdottamasi aika ei valitettavasti sovi');
    expect(await mailsOf(meeting, teacher)).toHaveLength(1);
    expect(await rowOf(meeting, nurse)).toMatchObject({ state: 'sent', sequence: 0 });
    const history = await app.sql(
      `select a.said, a.outcome from invitation_answer a join invitation i on i.id = a.invitation_id
       where i.meeting_id = $1 and i.professional_id = $2`,
      [meeting.id, nurse.professionalId],
    );
    expect(history).toEqual([{ said: 'counter-proposed', outcome: 'applied' }]);
    expect(await counterOf(meeting, nurse)).toBeNull();
    await counter(meeting, nurse, elsewhen());
    await done(refuse(meeting, nurse));
    await app.runDue();
    expect((await mailsOf(meeting, nurse)).map(({ method }) => method)).toEqual([
      'REQUEST',
      'DECLINECOUNTER',
      'DECLINECOUNTER',
    ]);
    await say(meeting, nurse, { partstat: 'ACCEPTED' });
    expect(await rowOf(meeting, nurse)).toMatchObject({ state: 'accepted' });
  });

  it('is decided once, by who arranges the case and saw what it is now', async () => {
    const [nurse, teacher] = [ours[0]!, theirs[0]!];
    const meeting = await scheduled([nurse, teacher]);
    expect((await accept(meeting, nurse)).code).toBe('NO_COUNTER_PROPOSAL');
    expect((await refuse(meeting, nurse)).code).toBe('NO_COUNTER_PROPOSAL');
    await counter(meeting, nurse, elsewhen());
    const { id, version } = await rowOf(meeting, nurse);
    const input = { invitationId: id, expectedVersion: version };
    const strange = mutate(app, 'counsellor-other-area');
    const stranger = await strange('declineCounterProposal', 'DeclineCounterProposalInput', input, INVITATION);
    const seen = { ...input, expectedMeetingVersion: await versionOf(meeting) };
    const other = await strange('acceptCounterProposal', 'AcceptCounterProposalInput', seen, MEETING);
    expect(codes([stranger, other])).toEqual(['NOT_FOUND', 'NOT_FOUND']);
    expect((await refuse(meeting, nurse, { invitationId: newId() })).code).toBe('NOT_FOUND');
    expect((await refuse(meeting, nurse, { expectedVersion: version - 1 })).code).toBe('STALE');
    const stale = await accept(meeting, nurse, { expectedMeetingVersion: 1, familyYesBy: opening.motherId });
    expect(stale.errors![0]!.extensions).toMatchObject({ code: 'STALE', field: 'expectedMeetingVersion' });
    await done(refuse(meeting, nurse));
    expect((await refuse(meeting, nurse)).code).toBe('NO_COUNTER_PROPOSAL');
    const off = { meetingId: meeting.id, expectedVersion: await versionOf(meeting), reason: 'ILLNESS' };
    await done(counsellor('cancelMeeting', 'CancelMeetingInput', off, 'id'));
    expect((await refuse(meeting, nurse)).code).toBe('INVITATION_CANCELLED');
  });

  it('that has passed meanwhile is not taken', async () => {
    const meeting = await scheduled([ours[0]!]);
    await counter(meeting, ours[0]!, '2026-11-23T10:00');
    app.clock.moveBy(Temporal.Duration.from({ hours: 2 }));
    expect(await counterOf(meeting, ours[0]!)).toMatchObject({ isPast: true });
    const refused = await accept(meeting, ours[0]!, { familyYesBy: opening.motherId });
    expect(refused.errors![0]!.extensions).toMatchObject({ code: 'TIME_IN_PAST', field: 'invitationId' });
  });

  it('is taken or refused by one of two counsellors who decide at the same moment', async () => {
    for (let round = 0; round < 4; round += 1) {
      const meeting = await scheduled([ours[0]!, theirs[0]!]);
      await counter(meeting, ours[0]!, elsewhen());
      const yes = { familyYesBy: opening.motherId };
      const [one, other] =
        round % 2 === 0
          ? await Promise.all([accept(meeting, ours[0]!, yes), refuse(meeting, ours[0]!)])
          : await Promise.all([accept(meeting, ours[0]!, yes), accept(meeting, ours[0]!, yes)]);
      expect(codes([one!, other!])).toEqual(['OK', 'STALE']);
      await app.runDue();
      const mails = await mailsOf(meeting, ours[0]!);
      expect(mails).toHaveLength(2);
      expect(mails[1]!.method).toBe(one!.code && round % 2 === 0 ? 'DECLINECOUNTER' : 'REQUEST');
    }
  }, 60_000);
});

describe('an authority that does not come', () => {
  const record = (remedy: Given, outcome: string, more: Record<string, unknown> = {}) =>
    counsellor(
      'recordRemedyOutcome',
      'RecordRemedyOutcomeInput',
      { remedyId: remedy.id, expectedVersion: remedy.version, outcome, ...more },
      REMEDY,
    );
  /** The mails that asked, as they arrived: from the secret address of this invitation. */
  const asks = async (meeting: Meeting, seat: Seat) => {
    const [request] = await mailsOf(meeting, seat);
    return mailbox(app, seat.email)
      .map(({ raw, from }) => ({ text: raw.toString('utf8'), from }))
      .filter(({ text, from }) => from === request!.organizer && !text.includes('text/calendar'));
  };
  const declined = async () => {
    const meeting = await scheduled([ours[0]!, theirs[0]!]);
    await decline(meeting, ours[0]!);
    return meeting;
  };

  it.each(['SUBSTITUTE', 'REMOTE', 'WRITTEN_INPUT', 'ANOTHER_TIME'])('is asked by mail, neutrally: %s', async (way) => {
    const meeting = await declined();
    const remedy = await done(ask(meeting, ours[0]!, { way }));
    expect(remedy).toMatchObject({ way, dueOn: '2026-11-27', outcome: null });
    expect(remedy.statute).toContain('1301/2014');
    await app.runDue();
    await app.runDue();
    const mails = await asks(meeting, ours[0]!);
    expect(mails).toHaveLength(1);
    for (const word of ['Salakoski', 'Onni', 'Uupumus', 'illat', meeting.id, opening.caseId, '1301'])
      expect(mails[0]!.text).not.toContain(word);
    expect((await openSeats(meeting)).seats[0].remedies).toMatchObject([{ id: remedy.id, way, outcome: null }]);
    const disclosed = await app.sql(
      `select l.operation from audit.access_log l where l.scope_id = $1 and l.action = 'disclose' and l.operation = 'invitation.asked'`,
      [opening.caseId],
    );
    expect(disclosed).toHaveLength(1);
  });

  it('is asked by the very same bytes once more when the process died after the mail server took them', async () => {
    const meeting = await declined();
    await done(ask(meeting, ours[0]!));
    await app.sql(`create function crash() returns trigger language plpgsql as $$ begin raise exception 'crash'; end $$;
      create trigger crash before update on invitation_remedy for each row execute function crash()`);
    await app.runDue();
    await app.sql('drop trigger crash on invitation_remedy; drop function crash()');
    app.clock.moveBy(Temporal.Duration.from({ hours: 1 }));
    await app.runDue();
    const [one, two, ...others] = await asks(meeting, ours[0]!);
    expect(others).toEqual([]);
    expect(two!.text).toBe(one!.text);
    expect((await openSeats(meeting)).seats[0].remedies).toMatchObject([{ mail: 'HANDED_OVER' }]);
  });

  it('and names somebody: they are invited, and nothing is asked any more', async () => {
    const meeting = await declined();
    const remedy = await done(ask(meeting, ours[0]!));
    await done(standIn(meeting, ours[0]!, ours[1]!.professionalId));
    const [row] = await app.sql('select outcome from invitation_remedy where id = $1', [remedy.id]);
    expect(row).toEqual({ outcome: 'substitute-named' });
    await app.runDue();
    expect(await asks(meeting, ours[0]!)).toEqual([]);
  });

  it('and comes remotely has accepted by telephone; their time is taken again', async () => {
    const meeting = await declined();
    const remedy = await done(ask(meeting, ours[0]!, { way: 'REMOTE' }));
    expect(await done(record(remedy, 'COMES_REMOTELY'))).toMatchObject({ outcome: 'COMES_REMOTELY' });
    const [row] = await app.sql(
      'select state, answered_by from invitation where meeting_id = $1 and professional_id = $2',
      [meeting.id, ours[0]!.professionalId],
    );
    expect(row).toEqual({ state: 'accepted', answered_by: 'phone' });
    expect(await bookedBy(meeting)).toContain(ours[0]!.professionalId);
    expect(await day()).toMatchObject({ lostSeats: 0 });
  });

  it('and gives its part in writing is not missed; the text stands sealed beside the minutes', async () => {
    const meeting = await declined();
    const remedy = await done(ask(meeting, ours[0]!, { way: 'WRITTEN_INPUT' }));
    expect((await record(remedy, 'WRITTEN_INPUT_GIVEN')).code).toBe('INPUT_MISSING');
    expect((await record(remedy, 'NO_ANSWER', { text: 'x' })).code).toBe('INPUT_UNEXPECTED');
    const text = 'Olen tavannut lapsen kolme kertaa.';
    await done(record(remedy, 'WRITTEN_INPUT_GIVEN', { text }));
    expect(await day()).toMatchObject({ lostSeats: 0 });
    expect((await openSeats(meeting)).seats).toEqual([]);
    expect(await onCasePage()).toMatchObject({
      lostSeats: [],
      writtenInputs: [{ text, who: { id: ours[0]!.professionalId } }],
    });
    const [row] = await app.sql<{ text: Buffer }>('select text from written_input where case_id = $1', [
      opening.caseId,
    ]);
    expect(row!.text.toString('utf8')).not.toContain('lapsen');
    const page = `query ($id: UUID!) { casePage(caseId: $id) { meetings { writtenInputs { text } } } }`;
    const { data } = await app.asPrincipal(theirs[0]!.professionalId)(page, { id: opening.caseId });
    expect(data?.casePage.meetings.flatMap(({ writtenInputs }: Given) => writtenInputs) ?? []).toEqual([]);
  });

  it('and lets the day pass stands on the desk', async () => {
    const meeting = await declined();
    const remedy = await done(ask(meeting, ours[0]!, { by: '2026-11-23' }));
    expect(await day()).toMatchObject({ overdueRemedies: 0, lostSeats: 1 });
    await app.sql(`update invitation_remedy set due_on = '2026-11-22' where id = $1`, [remedy.id]);
    expect(await day()).toMatchObject({ overdueRemedies: 1, lostSeats: 1 });
    expect((await ask(meeting, ours[0]!, { by: '2026-11-27' })).code).toBe('REMEDY_OPEN');
    const closed = await done(record(remedy, 'NO_ANSWER'));
    expect(await day()).toMatchObject({ overdueRemedies: 0, lostSeats: 1 });
    expect((await record(closed, 'REFUSED')).code).toBe('REMEDY_CLOSED');
    await done(ask(meeting, ours[0]!, { by: '2026-11-27', way: 'WRITTEN_INPUT' }));
    expect((await openSeats(meeting)).seats[0].remedies).toHaveLength(2);
  });

  it('is not written to once it comes after all', async () => {
    const meeting = await declined();
    const remedy = await done(ask(meeting, ours[0]!));
    const { id, version } = await rowOf(meeting, ours[0]!);
    const said = { invitationId: id, expectedVersion: version, answer: 'ACCEPTED' };
    await done(counsellor('recordAnswerByPhone', 'RecordAnswerByPhoneInput', said, 'id'));
    await app.runDue();
    expect(await asks(meeting, ours[0]!)).toEqual([]);
    const [row] = await app.sql('select state, revoked_for from invitation_remedy where id = $1', [remedy.id]);
    expect(row).toEqual({ state: 'revoked', revoked_for: 'superseded' });
    await app.sql(`update invitation_remedy set due_on = '2026-11-22' where id = $1`, [remedy.id]);
    expect(await day()).toMatchObject({ overdueRemedies: 0, lostSeats: 0 });
  });

  it('is not written to once the meeting has another time', async () => {
    const meeting = await declined();
    const remedy = await done(ask(meeting, ours[0]!));
    const start = nextStart();
    const yes = { meetingId: meeting.id, expectedVersion: await versionOf(meeting), start, personId: opening.motherId };
    const { version } = await done(counsellor('recordFamilyYes', 'RecordFamilyYesInput', yes, MEETING));
    const move = { meetingId: meeting.id, expectedVersion: version, start };
    await done(counsellor('moveMeeting', 'MoveMeetingInput', move, MEETING));
    await app.runDue();
    expect(await asks(meeting, ours[0]!)).toEqual([]);
    const [row] = await app.sql('select state, revoked_for from invitation_remedy where id = $1', [remedy.id]);
    expect(row).toEqual({ state: 'revoked', revoked_for: 'superseded' });
    const [{ version: now }] = (await app.sql<{ version: number }>(
      'select version from invitation_remedy where id = $1',
      [remedy.id],
    )) as [{ version: number }];
    expect((await record({ ...remedy, version: now }, 'COMES_REMOTELY')).code).toBe('STALE');
  });

  it('is asked by who arranges the case, for an authority that said no, until a day before the meeting', async () => {
    const meeting = await declined();
    expect((await ask(meeting, theirs[0]!)).code).toBe('NOT_AN_AUTHORITY');
    expect((await ask(meeting, ours[0]!, { by: '2026-11-22' })).code).toBe('DATE_PAST');
    expect((await ask(meeting, ours[0]!, { by: '2027-01-22' })).code).toBe('AFTER_MEETING');
    expect((await ask(meeting, ours[0]!, { expectedVersion: 1 })).code).toBe('STALE');
    expect((await ask(meeting, ours[0]!, { invitationId: newId() })).code).toBe('NOT_FOUND');
    const { id, version } = await rowOf(meeting, ours[0]!);
    const input = { invitationId: id, expectedVersion: version, way: 'REMOTE', by: '2026-11-27' };
    const strange = mutate(app, 'counsellor-other-area');
    expect((await strange('askAuthority', 'AskAuthorityInput', input, REMEDY)).code).toBe('NOT_FOUND');
    const remedy = await done(ask(meeting, ours[0]!));
    const told = { remedyId: remedy.id, expectedVersion: remedy.version, outcome: 'NO_ANSWER' };
    expect((await strange('recordRemedyOutcome', 'RecordRemedyOutcomeInput', told, REMEDY)).code).toBe('NOT_FOUND');
    expect((await record({ ...remedy, id: newId() }, 'NO_ANSWER')).code).toBe('NOT_FOUND');
    expect((await record({ ...remedy, version: 7 }, 'NO_ANSWER')).code).toBe('STALE');
    await app.sql(`update consent set state = 'withdrawn', withdrawn_at = now() where case_id = $1 and unit_id = $2`, [
      opening.caseId,
      ours[0]!.unitId,
    ]);
    await done(record(remedy, 'NO_ANSWER'));
    expect((await ask(meeting, ours[0]!)).code).toBe('CONSENT_MISSING');
  });

  // The last one: no session lives so long.
  it('is asked by a mail whose bytes go after two weeks; what tells it apart stays', async () => {
    const remedy = await done(ask(await declined(), ours[0]!));
    await app.runDue();
    app.clock.moveBy(Temporal.Duration.from({ hours: 24 * 15 }));
    await app.runDue();
    const kept = await app.sql(
      'select bytes is null as gone, length(sha256) as hash from invitation_remedy where id = $1',
      [remedy.id],
    );
    expect(kept).toEqual([{ gone: true, hash: 32 }]);
  });
});
