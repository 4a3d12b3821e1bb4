import type { Persona } from '../src/demo/personas.js';
import { principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { Work } from '../src/platform/access/work.js';
import { Events } from '../src/platform/events/events.js';
import { startTestApp, type TestApp } from './support/app.js';
import { statementsOf } from './support/statements.js';
import { CHILD, done, mutate, openCase, type OpenedCase, seatOf } from './support/casework.js';

// Tests look into answers freely.
// oxlint-disable-next-line typescript/no-explicit-any
type Given = any;
interface Seat {
  readonly professionalId: string;
  readonly unitId: string;
}

let app: TestApp;
let announced: string[];
beforeAll(async () => {
  app = await startTestApp();
  for (const type of ['meeting.scheduled', 'meeting.moved', 'meeting.cancelled', 'meeting.held'])
    // Hears of it before the chapters that invite and refuse.
    app.running.app.get(Events).handle('meeting', type, async () => void announced.push(type));
});
beforeEach(() => {
  announced = [];
});
afterAll(() => app?.stop());

const MEETING = `id state version revision localStart startsAt endsAt familyYesStart cancelReason
  participants { id professionalId personId needed clause chosen attendance }`;

/** Each test has hours of its own on working days, so that nobody is taken by the test before. */
let hour = 0;
const nextStart = () => {
  const day = Temporal.PlainDate.from('2027-04-05').add({ days: Math.floor(hour / 5) + 2 * Math.floor(hour / 25) });
  const start = `${day.toString()}T${String(8 + (hour % 5)).padStart(2, '0')}:00`;
  hour += 1;
  return start;
};
const instantOf = (local: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Helsinki').toInstant().toString();

/** The family told the unit may know; recorded past the application, whose own way is tested with the consents. */
async function consent(caseId: string, ...seats: readonly Seat[]): Promise<void> {
  for (const { unitId } of seats)
    await app.sql(
      `insert into consent (area_id, id, case_id, unit_id, professional_ids, categories, purpose, state, explained_at,
         explained_by, decided_at, last_day, ends_at)
       values ($1, gen_random_uuid(), $2, $3, '{}', '{identity,plan}', 'network-meeting', 'given', $4, $5, $4, '2028-12-31', '2029-01-01')`,
      [POHDE.id, caseId, unitId, app.clock.now().toString(), principalOf('counsellor')],
    );
}

const ask = (name: string, type: string, input: Record<string, unknown>, who: Persona = 'counsellor') =>
  mutate(app, who)(name, type, input, MEETING);
const conveneInput = async ({ caseId, motherId }: OpenedCase, personas: readonly Persona[] = ['nurse', 'teacher']) => ({
  caseId,
  question: 'Miten illat rauhoitetaan?',
  durationMinutes: 60,
  mode: 'IN_PERSON',
  place: 'Perhekeskus, Limingantie 1',
  familyPersonIds: [motherId],
  participants: await Promise.all(
    personas.map(async (persona) => ({ ...(await seatOf(app, persona)), needed: 'REQUIRED' })),
  ),
});
const convene = (input: Record<string, unknown>, who?: Persona) =>
  ask('conveneMeeting', 'ConveneMeetingInput', input, who);
const seen = ({ id, version }: Given) => ({ meetingId: id, expectedVersion: version });
const sayYes = (meeting: Given, start: string, personId: string) =>
  ask('recordFamilyYes', 'RecordFamilyYesInput', { ...seen(meeting), start, personId });
const schedule = (meeting: Given, start: string, more: Record<string, unknown> = {}, who?: Persona) =>
  ask('scheduleMeeting', 'ScheduleMeetingInput', { ...seen(meeting), start, ...more }, who);
const move = (meeting: Given, start: string, more: Record<string, unknown> = {}, who?: Persona) =>
  ask('moveMeeting', 'MoveMeetingInput', { ...seen(meeting), start, ...more }, who);
const cancel = (meeting: Given, who?: Persona) =>
  ask('cancelMeeting', 'CancelMeetingInput', { ...seen(meeting), reason: 'ILLNESS' }, who);
const hold = (meeting: Given, start: string, minutes = 24 * 60, who?: Persona) => {
  const until = app.clock.now().add({ minutes }).toString();
  return ask('holdMeetingTime', 'HoldMeetingTimeInput', { ...seen(meeting), start, until }, who);
};
const held = (meeting: Given, attendance: Given[], who?: Persona) =>
  ask('recordMeetingHeld', 'RecordMeetingHeldInput', { ...seen(meeting), attendance }, who);
const bookingsOf = (meetingId: string) =>
  app.sql<{ professional_id: string; starts_at: string; is_hold: boolean }>(
    `select professional_id, starts_at::text, expires_at is not null as is_hold from booking
     where meeting_id = $1 and released_at is null order by 1`,
    [meetingId],
  );

/** A case with consents, a meeting with the personas, and the family's yes to a start. */
async function agreed(personas?: readonly Persona[], start = nextStart(), more: Record<string, unknown> = {}) {
  const opened = await openCase(app);
  const input = { ...(await conveneInput(opened, personas)), ...more };
  const units = new Map(input.participants.map((seat) => [seat.unitId, seat]));
  await consent(opened.caseId, ...units.values());
  const draft = await done(convene(input));
  return { ...opened, input, start, meeting: await done(sayYes(draft, start, opened.motherId)) };
}
async function scheduled(...args: Parameters<typeof agreed>) {
  const found = await agreed(...args);
  return { ...found, meeting: await done(schedule(found.meeting, found.start)) };
}
/** The same at any time of the day: everybody agreed to it. */
async function scheduledDespite(...args: Parameters<typeof agreed>) {
  const found = await agreed(...args);
  const despite = found.meeting.participants.filter((one: Given) => one.professionalId).map(({ id }: Given) => id);
  return { ...found, meeting: await done(schedule(found.meeting, found.start, { despite })) };
}
const participantOf = (meeting: Given, persona: Persona) =>
  meeting.participants.find((one: Given) => one.professionalId === principalOf(persona)).id;

/** A persona joins the network of a case and leaves it again. */
async function leave({ caseId }: OpenedCase, persona: Persona): Promise<void> {
  const joining = { caseId, ...(await seatOf(app, persona)) };
  const member = await done(mutate(app, 'counsellor')('addMember', 'AddMemberInput', joining, 'id version'));
  const leaving = { memberId: member.id, expectedVersion: member.version, reason: 'CHANGED_WORK' };
  await done(mutate(app, 'counsellor')('endMembership', 'EndMembershipInput', leaving, 'id'));
}

describe('convening', () => {
  it('makes a draft, seals what it is about, and lets nobody into the network yet', async () => {
    const opened = await openCase(app);
    const input = await conveneInput(opened);
    const meeting = await done(convene(input));
    expect(meeting).toMatchObject({ state: 'DRAFT', revision: 0, startsAt: null });
    expect(meeting.participants).toEqual([
      ...input.participants.map(({ professionalId }) =>
        expect.objectContaining({ professionalId, personId: null, needed: 'REQUIRED', chosen: false }),
      ),
      expect.objectContaining({ professionalId: null, personId: opened.motherId, chosen: true }),
    ]);
    expect(await app.sql('select 1 from network_member where case_id = $1', [opened.caseId])).toEqual([]);
    const [row] = await app.sql(
      `select l.place || q.question as sealed from meeting_place l join meeting_question q on q.meeting_id = l.meeting_id where l.meeting_id = $1`,
      [meeting.id],
    );
    expect(row!['sealed'].toString('latin1')).not.toMatch(/Perhekeskus|illat/);
    const lines = await app.sql(
      `select category from audit.access_log where action = 'record' and operation = 'conveneMeeting' and scope_id = $1 order by 1`,
      [opened.caseId],
    );
    expect(lines.map((line) => line['category'])).toEqual(['logistics', 'plan']);
  });

  it('of 40 people takes the same five statements as of 4: one read and four writes', async () => {
    const rows = await app.sql<{ principal_id: string; unit_id: string }>(
      `select principal_id, unit_id from access.membership m join professional p on p.id = m.principal_id
       where area_id = $1 and valid_until is null and p.kind = 'person' order by 1 limit 40`,
      [POHDE.id],
    );
    const seats = rows.map((row) => ({ professionalId: row.principal_id, unitId: row.unit_id, needed: 'REQUIRED' }));
    const count = async (people: number) => {
      const input = { ...(await conveneInput(await openCase(app))), participants: seats.slice(0, people) };
      return statementsOf(() => done(convene(input)));
    };
    const [few, many] = [await count(4), await count(40)];
    const whatOf = (text: string) => /insert into "?(\w+)/.exec(text)?.[1] ?? 'read';
    const expected = ['read', 'meeting', 'meeting_place', 'meeting_question', 'meeting_participant'];
    expect(few.map(whatOf)).toEqual(expected);
    expect(many.map(whatOf)).toEqual(expected);
  });

  it.each<[string, (input: Given, seats: Record<string, Seat>) => void, string, string]>([
    [
      'for whoever is not of the unit',
      ({ participants }, { teacher }) => (participants[0].unitId = teacher!.unitId),
      'NOT_FOUND',
      'participants.0.professionalId',
    ],
    [
      'for anybody twice',
      ({ participants }) => participants.push(participants[0]),
      'NAMED_TWICE',
      'participants.2.professionalId',
    ],
    ['without the family', (input) => (input.familyPersonIds = []), 'FAMILY_MISSING', 'familyPersonIds'],
    [
      'for people of another family',
      (input) => (input.familyPersonIds = [principalOf('guardian')]),
      'NOT_FOUND',
      'familyPersonIds.0',
    ],
    [
      'for a group across units',
      ({ participants }) =>
        participants.forEach((one: Given) => Object.assign(one, { needed: 'ONE_OF', clause: 'joku' })),
      'GROUP_ACROSS_UNITS',
      'participants.1.unitId',
    ],
  ])('is not done %s', async (_, spoil, code, field) => {
    const opened = await openCase(app);
    const input = await conveneInput(opened);
    spoil(input, { teacher: await seatOf(app, 'teacher') });
    expect((await convene(input)).errors?.[0]?.extensions).toMatchObject({ code, field });
    expect(await app.sql('select 1 from meeting where case_id = $1', [opened.caseId])).toEqual([]);
  });

  it('is for those who answer for the case', async () => {
    const input = await conveneInput(await openCase(app));
    for (const who of ['nurse', 'counsellor-other-area', 'team-lead', 'admin'] as const)
      expect((await convene(input, who)).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'caseId' });
    const unknown = { ...input, caseId: '01900000-0000-7000-8000-000000000000' };
    expect((await convene(unknown)).code).toBe('NOT_FOUND');
  });
});

describe('times', () => {
  const PROPOSE = `query ($input: ProposeMeetingTimesInput!) { proposeMeetingTimes(input: $input) { feasibleCount ask
    proposals { localStart start end attend { clause professionalIds } optional reasons { code text } }
    relaxations { change { optionalClause durationMinutes to } addsStarts } } }`;
  const propose = async (input: Record<string, unknown>, who: Persona = 'counsellor') => {
    const { data, errors } = await app.as(who)(PROPOSE, { input: { from: '2026-12-07', to: '2026-12-21', ...input } });
    if (errors) throw new Error(errors[0]!.extensions.code);
    return data.proposeMeetingTimes;
  };

  it('are proposed before any consent, with reasons, in the windows of the family', async () => {
    const { id } = await done(convene(await conveneInput(await openCase(app), ['nurse', 'teacher', 'social-worker'])));
    const family = { must: [{ days: ['TU', 'WE'], start: '08:00', end: '16:00' }] };
    const { feasibleCount, proposals, ask: unknown } = await propose({ meetingId: id, family });
    expect(unknown).toEqual([]);
    expect(feasibleCount).toBeGreaterThan(5);
    expect(proposals).toHaveLength(5);
    for (const { localStart, start, end, attend, reasons } of proposals) {
      expect([2, 3]).toContain(Temporal.PlainDateTime.from(localStart).dayOfWeek);
      expect(start).toBe(instantOf(localStart));
      expect(Temporal.Instant.from(start).until(end).total('minutes')).toBe(60);
      expect(attend).toHaveLength(3);
      expect(reasons[0]).toMatchObject({ code: 'LEAD_TIME', text: expect.stringContaining('yhteydenotosta') });
    }
    expect(
      (await propose({ meetingId: id, family, language: 'EN', proposals: 1 })).proposals[0].reasons[0].text,
    ).toMatch(/working days? after the contact/);
  });

  it('wait for nobody who has left the network, nor are they held', async () => {
    const opened = await openCase(app);
    const draft = await done(convene(await conveneInput(opened, ['nurse', 'teacher'])));
    await leave(opened, 'teacher');
    const [{ attend }] = (await propose({ meetingId: draft.id })).proposals;
    expect(attend.map(({ professionalIds }: Given) => professionalIds)).toEqual([[principalOf('nurse')]]);
    await done(hold(draft, nextStart()));
    expect(await bookingsOf(draft.id)).toEqual([expect.objectContaining({ professional_id: principalOf('nurse') })]);
    await leave(opened, 'nurse');
    await expect(propose({ meetingId: draft.id })).rejects.toThrow('PARTICIPANTS_MISSING');
  });

  it('take three statements, whatever the people', async () => {
    const { id } = await done(convene(await conveneInput(await openCase(app), ['nurse', 'teacher', 'social-worker'])));
    expect(await statementsOf(() => propose({ meetingId: id }))).toHaveLength(3);
  });

  it('are twice as long when somebody of the family needs an interpreter', async () => {
    const opened = await openCase(app);
    const person = { ...CHILD, givenName: 'Aamu', interpreterLanguage: 'ar' };
    const added = { familyId: opened.familyId, person };
    const child = await done(mutate(app, 'counsellor')('addPerson', 'AddPersonInput', added, 'id'));
    const input = { ...(await conveneInput(opened)), familyPersonIds: [opened.motherId, child.id] };
    const { id } = await done(convene(input));
    const [{ start, end }] = (await propose({ meetingId: id })).proposals;
    expect(Temporal.Instant.from(start).until(end).total('minutes')).toBe(120);
  });

  it('are twice as long when an interpreter is needed at the table, not when one would only be nice to have', async () => {
    const opened = await openCase(app);
    const [nurse, interpreter] = (await conveneInput(opened, ['nurse', 'interpreter'])).participants;
    const minutes = async (needed: string) => {
      const participants = [nurse, { ...interpreter, needed }];
      const { id } = await done(convene({ ...(await conveneInput(opened, [])), participants }));
      const [{ start, end }] = (await propose({ meetingId: id })).proposals;
      return Temporal.Instant.from(start).until(end).total('minutes');
    };
    expect(await minutes('REQUIRED')).toBe(120);
    expect(await minutes('OPTIONAL')).toBe(60);
  });

  it('need one of a group, wait for no optional person, and ask those whose time is unknown', async () => {
    const opened = await openCase(app);
    const unitId = (await seatOf(app, 'counsellor')).unitId;
    const members = await app.sql<{ principal_id: string }>(
      'select principal_id from access.membership where unit_id = $1 and valid_until is null order by 1 limit 2',
      [unitId],
    );
    const group = members.map((row) => ({
      professionalId: row.principal_id,
      unitId,
      needed: 'ONE_OF',
      clause: 'ohjaus',
    }));
    const [teacher] = (await conveneInput(opened, ['teacher'])).participants;
    const interpreter = await seatOf(app, 'interpreter');
    await app.sql('delete from working_hours where professional_id = $1', [interpreter.professionalId]);
    const input = {
      ...(await conveneInput(opened, [])),
      participants: [...group, { ...teacher, needed: 'OPTIONAL' }, { ...interpreter, needed: 'OPTIONAL' }],
    };
    const meeting = await done(convene(input));
    const { proposals, ask: unknown } = await propose({ meetingId: meeting.id });
    expect(unknown).toEqual([interpreter.professionalId]);
    expect(proposals[0].attend).toEqual([{ clause: 'ohjaus', professionalIds: [expect.any(String)] }]);
    expect(proposals[0].optional).toEqual([teacher!.professionalId]);
  });

  it('tell what could be given up when there are none', async () => {
    const { id, participants } = await done(convene(await conveneInput(await openCase(app), ['nurse', 'teacher'])));
    const busy = { startsAt: '2027-02-07T00:00:00Z', endsAt: '2027-02-20T00:00:00Z', status: 'BUSY' };
    await done(
      mutate(app, 'nurse')('addBusyTime', 'AddBusyTimeInput', { professionalId: principalOf('nurse'), ...busy }, 'id'),
    );
    const { feasibleCount, relaxations } = await propose({ meetingId: id, from: '2027-02-08', to: '2027-02-15' });
    expect(feasibleCount).toBe(0);
    expect(relaxations.map(({ change }: Given) => change)).toContainEqual([
      { optionalClause: participants[0].id, durationMinutes: null, to: null },
    ]);
  });

  it('are for those who answer for the case', async () => {
    const { caseId, meeting } = await agreed(['nurse']);
    expect(caseId).toBeDefined();
    for (const who of ['nurse', 'teacher', 'counsellor-other-area'] as const)
      await expect(propose({ meetingId: meeting.id }, who)).rejects.toThrow('NOT_FOUND');
    await expect(propose({ meetingId: meeting.id, to: '2026-12-01' })).rejects.toThrow('HORIZON_ENDS_FIRST');
  });

  it('are found by a responsible person of any sector as well', async () => {
    const opened = await openCase(app);
    const seat = await seatOf(app, 'social-worker');
    const named = { caseId: opened.caseId, ...seat, reason: 'Jatkaa.' };
    await done(mutate(app, 'team-lead')('reassignResponsiblePerson', 'ReassignResponsiblePersonInput', named, 'id'));
    const { id } = await done(convene(await conveneInput(opened), 'social-worker'));
    expect((await propose({ meetingId: id }, 'social-worker')).feasibleCount).toBeGreaterThan(0);
  });
});

describe('scheduling', () => {
  it('books those who come, tells the later chapters, and stands in the log', async () => {
    const { meeting, start, input, caseId } = await scheduled();
    expect(meeting).toMatchObject({ state: 'SCHEDULED', localStart: start, startsAt: instantOf(start), revision: 0 });
    expect(announced).toEqual(['meeting.scheduled']);
    const bookings = await bookingsOf(meeting.id);
    expect(bookings.map((row) => row.professional_id)).toEqual(
      input.participants.map(({ professionalId }) => professionalId).toSorted(),
    );
    expect(meeting.participants.map(({ chosen }: Given) => chosen)).toEqual([true, true, true]);
    const lines = await app.sql(
      `select 1 from audit.access_log where action = 'change' and operation = 'scheduleMeeting' and scope_id = $1`,
      [caseId],
    );
    expect(lines).toHaveLength(1);
  });

  it('lets those who come into the network, each once, and nobody else', async () => {
    const { caseId, meeting, input } = await scheduled();
    const members = async () =>
      (await app.sql('select professional_id from network_member where case_id = $1', [caseId]))
        .map((row) => String(row['professional_id']))
        .toSorted();
    const chosen = meeting.participants.filter((one: Given) => one.chosen && one.professionalId);
    expect(await members()).toEqual(chosen.map(({ professionalId }: Given) => professionalId).toSorted());
    expect(input.participants.length).toBe(chosen.length);
  });

  it('is refused once everybody who was needed has left', async () => {
    const opened = await openCase(app);
    const input = await conveneInput(opened, ['nurse', 'teacher', 'social-worker']);
    Object.assign(input.participants[2]!, { needed: 'OPTIONAL' });
    await consent(opened.caseId, ...input.participants);
    const start = nextStart();
    const meeting = await done(sayYes(await done(convene(input)), start, opened.motherId));
    await leave(opened, 'nurse');
    await leave(opened, 'teacher');
    const { errors } = await schedule(meeting, start);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'PARTICIPANTS_MISSING', field: 'meetingId' });
    expect(await bookingsOf(meeting.id)).toEqual([]);
    expect(announced).toEqual([]);
  });

  it('needs the family’s own yes to exactly this time', async () => {
    const { meeting, motherId } = await agreed();
    const other = nextStart();
    const refused = await schedule(meeting, other);
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'FAMILY_YES_MISSING', field: 'start' });
    const again = await done(sayYes(meeting, other, motherId));
    expect((await schedule(again, other)).errors).toBeUndefined();
  });

  it('takes the yes only from a guardian of the family, not from a child alone', async () => {
    const { meeting, childId, start } = await agreed();
    for (const personId of [childId, principalOf('guardian')])
      expect((await sayYes(meeting, start, personId)).errors?.[0]?.extensions).toMatchObject({
        code: 'NOT_FOUND',
        field: 'personId',
      });
  });

  it('needs the yes also where the family agreed in advance not to be there', async () => {
    const opened = await openCase(app);
    const input = await conveneInput(opened);
    await consent(opened.caseId, ...input.participants);
    const ahead = { ...input, familyPersonIds: [], familyAgreedInAdvance: true };
    const meeting = await done(convene(ahead));
    const start = nextStart();
    expect((await schedule(meeting, start)).code).toBe('FAMILY_YES_MISSING');
    const yes = await done(sayYes(meeting, start, opened.motherId));
    expect((await done(schedule(yes, start))).state).toBe('SCHEDULED');
  });

  it('needs a basis for everybody chosen, and names the units', async () => {
    const opened = await openCase(app);
    const input = await conveneInput(opened);
    const [nurse, teacher] = input.participants;
    await consent(opened.caseId, nurse!);
    const start = nextStart();
    const meeting = await done(sayYes(await done(convene(input)), start, opened.motherId));
    const { errors } = await schedule(meeting, start);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CONSENT_MISSING', unitIds: [teacher!.unitId] });
    expect(await bookingsOf(meeting.id)).toEqual([]);
    expect(announced).toEqual([]);
  });

  it('needs none for those who answer for the case themselves', async () => {
    const opened = await openCase(app);
    const start = nextStart();
    const draft = await done(convene(await conveneInput(opened, ['counsellor'])));
    expect((await done(schedule(await done(sayYes(draft, start, opened.motherId)), start))).state).toBe('SCHEDULED');
  });

  it('never books anybody twice: of two at once from two cases one wins', async () => {
    const start = nextStart();
    const [one, other] = [await agreed(['nurse', 'teacher'], start), await agreed(['teacher', 'nurse'], start)];
    const answers = await Promise.all([one, other].map(({ meeting }) => schedule(meeting, start)));
    expect(answers.map(({ code }) => code ?? 'OK').toSorted()).toEqual(['OK', 'TIME_TAKEN']);
    const lost = answers.find(({ code }) => code)!;
    expect(lost.errors?.[0]?.extensions).toMatchObject({ code: 'TIME_TAKEN', field: 'start' });
    expect(announced).toEqual(['meeting.scheduled']);
    const states = await app.sql('select state from meeting where id = any ($1) order by 1', [
      [one.meeting.id, other.meeting.id],
    ]);
    expect(states.map(({ state }) => state)).toEqual(['draft', 'scheduled']);
  });

  it('of many at once lets one win and tells each of the others why, without one waiting for the other for ever', async () => {
    const start = nextStart();
    const meetings: Given[] = [];
    for (let index = 0; index < 6; index += 1) {
      const personas = ['nurse', 'teacher', 'social-worker'] as const;
      meetings.push((await agreed(index % 2 === 0 ? personas : personas.toReversed(), start)).meeting);
    }
    const answers = await Promise.all(meetings.map((meeting) => schedule(meeting, start)));
    const lost = Array.from({ length: 5 }, () => 'TIME_TAKEN');
    expect(answers.map(({ code }) => code ?? 'OK').toSorted()).toEqual(['OK', ...lost]);
  });

  it('of two at once finds each somebody of a group of two', async () => {
    const { unitId } = await seatOf(app, 'counsellor');
    const rows = await app.sql<{ principal_id: string }>(
      'select principal_id from access.membership where unit_id = $1 and valid_until is null and principal_id <> $2 order by 1 limit 2',
      [unitId, principalOf('counsellor')],
    );
    const participants = rows.map((row) => ({
      professionalId: row.principal_id,
      unitId,
      needed: 'ONE_OF',
      clause: 'ohjaus',
    }));
    const start = nextStart();
    const meetings = [await agreed([], start, { participants }), await agreed([], start, { participants })];
    const answers = await Promise.all(meetings.map(({ meeting }) => schedule(meeting, start)));
    expect(answers.map(({ code }) => code)).toEqual([undefined, undefined]);
    const booked = await Promise.all(meetings.map(({ meeting }) => bookingsOf(meeting.id)));
    expect(new Set(booked.flat().map((row) => row.professional_id)).size).toBe(2);
  });

  it('of the same meeting twice at once happens once', async () => {
    const { meeting, start } = await agreed();
    const answers = await Promise.all([schedule(meeting, start), schedule(meeting, start)]);
    expect(answers.filter(({ code }) => !code)).toHaveLength(1);
    expect(await bookingsOf(meeting.id)).toHaveLength(2);
  });

  it('of a group takes the first who is free, or whom one names', async () => {
    const opened = await openCase(app);
    const { unitId } = await seatOf(app, 'counsellor');
    const rows = await app.sql<{ principal_id: string }>(
      'select principal_id from access.membership where unit_id = $1 and valid_until is null and principal_id <> $2 order by 1 limit 2',
      [unitId, principalOf('counsellor')],
    );
    const group = rows.map((row) => ({
      professionalId: row.principal_id,
      unitId,
      needed: 'ONE_OF',
      clause: 'ohjaus',
    }));
    await consent(opened.caseId, group[0]!);
    const input = { ...(await conveneInput(opened, [])), participants: group };
    const draft = async (start: string) => done(sayYes(await done(convene(input)), start, opened.motherId));
    const [first, next] = group.map(({ professionalId }) => professionalId);
    const bookedAt = async (start: string, more = {}) =>
      (await bookingsOf((await done(schedule(await draft(start), start, more))).id)).map((row) => row.professional_id);
    const start = nextStart();
    expect(await bookedAt(start)).toEqual([first]);
    expect(await bookedAt(start)).toEqual([next]);
    const nobody = await schedule(await draft(start), start);
    expect(nobody.errors?.[0]?.extensions).toMatchObject({ code: 'NOBODY_FREE', field: 'chosen', clause: 'ohjaus' });
    const evening = `${start.slice(0, 11)}18:00`;
    const late = await draft(evening);
    expect((await schedule(late, evening)).code).toBe('NOBODY_FREE');
    const second = late.participants[1].id;
    const refused = await schedule(late, evening, { chosen: [second] });
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'TIME_NO_LONGER_SUITS', participantIds: [second] });
    const called = await done(schedule(late, evening, { chosen: [second], despite: [second] }));
    expect(called.participants.map(({ chosen }: Given) => chosen)).toEqual([false, true, true]);
  });

  it('leaves out optional people who are busy or whom nobody may tell, unless they are named', async () => {
    const opened = await openCase(app);
    const input = await conveneInput(opened, ['nurse', 'teacher', 'social-worker']);
    const [nurse, teacher, worker] = input.participants;
    await consent(opened.caseId, nurse!, teacher!);
    const participants = [nurse, { ...teacher, needed: 'OPTIONAL' }, { ...worker, needed: 'OPTIONAL' }];
    const start = nextStart();
    const meeting = await done(sayYes(await done(convene({ ...input, participants })), start, opened.motherId));
    const named = await schedule(meeting, start, { chosen: [meeting.participants[2].id] });
    expect(named.errors?.[0]?.extensions).toMatchObject({ code: 'CONSENT_MISSING', unitIds: [worker!.unitId] });
    const given = await done(schedule(meeting, start));
    expect(given.participants.map(({ chosen }: Given) => chosen)).toEqual([true, true, false, true]);
  });

  it.each([
    ['2026-11-23T08:59', 'TIME_IN_PAST'],
    ['2027-03-28T03:30', 'TIME_DOES_NOT_EXIST'],
    ['2027-02-30T10:00', 'NOT_A_LOCAL_TIME'],
    ['2027-03-01T10:00Z', 'NOT_A_LOCAL_TIME'],
    ['2028-03-01T10:00', 'TIME_TOO_FAR'],
  ])('at %s is %s', async (start, code) => {
    const { meeting } = await agreed();
    expect((await schedule(meeting, start)).errors?.[0]?.extensions).toMatchObject({ code, field: 'start' });
  });

  it('takes the earlier of a time that comes twice', async () => {
    const { meeting } = await agreed(undefined, '2027-10-31T03:30');
    expect(meeting.familyYesStart).toBe('2027-10-31T00:30:00Z');
  });

  it('is foreign, stale, unknown, or done already to whom it is', async () => {
    const { meeting, start } = await agreed();
    for (const who of ['nurse', 'counsellor-other-area', 'team-lead'] as const)
      expect((await schedule(meeting, start, {}, who)).errors?.[0]?.extensions).toMatchObject({
        code: 'NOT_FOUND',
        field: 'meetingId',
      });
    const unknown = { ...meeting, id: '01900000-0000-7000-8000-000000000000' };
    expect((await schedule(unknown, start)).code).toBe('NOT_FOUND');
    const old = { ...meeting, version: meeting.version - 1 };
    for (const change of [schedule(old, start), hold(old, start), move(old, start), cancel(old)])
      expect((await change).code).toBe('STALE');
    expect((await schedule(meeting, start, { chosen: [principalOf('nurse')] })).errors?.[0]?.extensions).toMatchObject({
      code: 'NOT_FOUND',
      field: 'chosen.0',
    });
    const given = await done(schedule(meeting, start));
    expect((await schedule(given, start)).code).toBe('ALREADY_SCHEDULED');
    expect((await hold(given, nextStart())).code).toBe('ALREADY_SCHEDULED');
  });
});

describe('what has changed since a time was proposed', () => {
  const busy = (who: Persona, start: string, status = 'BUSY') =>
    done(
      mutate(app, who)(
        'addBusyTime',
        'AddBusyTimeInput',
        {
          professionalId: principalOf(who),
          startsAt: instantOf(start),
          endsAt: Temporal.Instant.from(instantOf(start)).add({ minutes: 30 }).toString(),
          status,
        },
        'id',
      ),
    );
  const unsuited = (...participantIds: string[]) => ({ code: 'TIME_NO_LONGER_SUITS', field: 'start', participantIds });

  it('is told: who of those needed has no time any more, unless they agreed to it', async () => {
    const { meeting, start } = await agreed(['nurse', 'teacher']);
    const [nurse, teacher] = [participantOf(meeting, 'nurse'), participantOf(meeting, 'teacher')];
    await busy('nurse', start);
    expect((await schedule(meeting, start)).errors?.[0]?.extensions).toEqual(unsuited(nurse));
    expect((await schedule(meeting, start, { despite: [teacher] })).errors?.[0]?.extensions).toEqual(unsuited(nurse));
    expect(await bookingsOf(meeting.id)).toEqual([]);
    expect(announced).toEqual([]);
    const unknown = await schedule(meeting, start, { despite: [principalOf('nurse')] });
    expect(unknown.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'despite.0' });
    expect((await done(schedule(meeting, start, { despite: [nurse] }))).state).toBe('SCHEDULED');
    expect(await bookingsOf(meeting.id)).toHaveLength(2);
  });

  it('is told of everybody whose working time it is not', async () => {
    const evening = `${nextStart().slice(0, 11)}18:00`;
    const { meeting, motherId } = await agreed(['nurse', 'teacher'], evening);
    const both = [participantOf(meeting, 'nurse'), participantOf(meeting, 'teacher')];
    expect((await schedule(meeting, evening)).errors?.[0]?.extensions).toEqual(unsuited(...both));
    const given = await done(schedule(meeting, evening, { despite: both }));
    const late = evening.replace('18:00', '20:00');
    const yes = await done(sayYes(given, late, motherId));
    expect((await move(yes, late, { despite: both.slice(1) })).errors?.[0]?.extensions).toEqual(unsuited(both[0]));
    expect((await done(move(yes, late, { despite: both }))).localStart).toBe(late);
  });

  it('is nothing where only something tentative came, or nothing is known of them, or they are optional', async () => {
    const opened = await openCase(app);
    const { participants, ...input } = await conveneInput(opened, ['nurse', 'ngo-worker', 'teacher']);
    const [nurse, worker, teacher] = participants;
    await consent(opened.caseId, ...participants);
    await app.sql('delete from working_hours where professional_id = $1', [worker!.professionalId]);
    const start = nextStart();
    await busy('nurse', start, 'TENTATIVE');
    await busy('teacher', start);
    const draft = convene({ ...input, participants: [nurse, worker, { ...teacher, needed: 'OPTIONAL' }] });
    const given = await done(schedule(await done(sayYes(await done(draft), start, opened.motherId)), start));
    expect(given.participants.map(({ chosen }: Given) => chosen)).toEqual([true, true, false, true]);
  });
});

describe('a hold', () => {
  it('keeps a time from another case until it ends by itself', async () => {
    const start = nextStart();
    const [holder, other] = [await agreed(['nurse'], start), await agreed(['nurse'], start)];
    await done(hold(holder.meeting, start, 10));
    expect(await bookingsOf(holder.meeting.id)).toEqual([expect.objectContaining({ is_hold: true })]);
    expect((await schedule(other.meeting, start)).code).toBe('TIME_TAKEN');
    expect((await hold(other.meeting, start)).code).toBe('TIME_TAKEN');
    app.clock.moveBy(Temporal.Duration.from({ minutes: 10 }));
    expect((await done(schedule(other.meeting, start))).state).toBe('SCHEDULED');
    expect(await bookingsOf(holder.meeting.id)).toEqual([]);
    expect((await schedule(holder.meeting, start)).code).toBe('TIME_TAKEN');
  });

  it('of one’s own becomes a booking, and the other times held are given back', async () => {
    const { meeting, start } = await agreed();
    const other = nextStart();
    await done(hold(meeting, start));
    await done(hold(meeting, other));
    expect(await bookingsOf(meeting.id)).toHaveLength(4);
    const given = await done(schedule(meeting, start));
    const bookings = await bookingsOf(given.id);
    expect(bookings.map(({ is_hold }) => is_hold)).toEqual([false, false]);
    expect(new Set(bookings.map(({ starts_at }) => starts_at)).size).toBe(1);
  });

  it('of the same time again prolongs it, and ends within 72 hours', async () => {
    const { meeting, start } = await agreed(['nurse']);
    await done(hold(meeting, start, 1));
    await done(hold(meeting, start, 72 * 60));
    expect(await bookingsOf(meeting.id)).toHaveLength(1);
    expect((await hold(meeting, start, 72 * 60 + 1)).errors?.[0]?.extensions).toMatchObject({
      code: 'HOLD_TOO_LONG',
      field: 'until',
    });
    expect((await hold(meeting, start, 0)).code).toBe('TIME_IN_PAST');
    expect((await hold(meeting, start, 1, 'nurse')).code).toBe('NOT_FOUND');
  });

  it('never outlives a cancellation at the same moment', async () => {
    const { meeting, start } = await agreed();
    const answers = await Promise.all([hold(meeting, start), cancel(meeting)]);
    expect([undefined, 'STALE']).toContain(answers[0].code);
    expect(answers[1].code).toBeUndefined();
    expect(await bookingsOf(meeting.id)).toEqual([]);
  });

  it('that ran out is given back within a minute, by the worker alone', async () => {
    const { meeting, start } = await agreed();
    await app.runDue();
    await done(hold(meeting, start, 1));
    const standing = () => app.sql('select released_at::text from booking where meeting_id = $1', [meeting.id]);
    app.clock.moveBy(Temporal.Duration.from({ seconds: 59 }));
    await app.runDue();
    expect(await standing()).toEqual([{ released_at: null }, { released_at: null }]);
    app.clock.moveBy(Temporal.Duration.from({ seconds: 31 }));
    await app.runDue();
    expect(await standing()).toEqual([{ released_at: expect.any(String) }, { released_at: expect.any(String) }]);
    const sweep = (principalId: string) =>
      app.running.app.get(Work).run({ principalId }, 'test', (em) => em.execute('select access.sweep_holds()'));
    await expect(sweep(principalOf('counsellor'))).rejects.toThrow('only the worker sweeps');
  });

  describe('of another case', () => {
    const override = { overrideHolds: { reason: 'CHILD_SAFETY' } };
    /** Somebody holds the time of the personas; another case wants it. */
    async function contested(personas: readonly Persona[] = ['nurse']) {
      const start = nextStart();
      const [holder, other] = [await agreed(personas, start), await agreed(personas, start)];
      await done(hold(holder.meeting, start));
      return { start, holder, other };
    }
    const PAGE = `query ($caseId: UUID!) { casePage(caseId: $caseId) { meetings { id holds { who { id } startsAt expiresAt
      overriddenFor overriddenBy { id familyName } overriddenAt } } } }`;
    const holdsOf = async ({ caseId }: { caseId: string }, who: Persona = 'counsellor') =>
      (await app.as(who)(PAGE, { caseId })).data.casePage.meetings[0].holds;
    const lostOf = async ({ caseId }: { caseId: string }) => {
      const asked = await app.as('counsellor')(
        `query ($areaId: UUID!) { counsellorDay(areaId: $areaId) { id lostHolds } }`,
        {
          areaId: POHDE.id,
        },
      );
      return asked.data.counsellorDay.find(({ id }: Given) => id === caseId).lostHolds;
    };

    it('gives way for a reason: its case is told by whom and why, and that stands in its log', async () => {
      const { start, holder, other } = await contested();
      expect(await holdsOf(holder)).toEqual([
        expect.objectContaining({ who: { id: principalOf('nurse') }, overriddenFor: null, overriddenBy: null }),
      ]);
      const refused = await schedule(other.meeting, start);
      expect(refused.errors?.[0]?.extensions).toEqual({ code: 'TIME_TAKEN', field: 'start', onlyHolds: true });
      expect(await lostOf(holder)).toBe(0);
      expect((await done(schedule(other.meeting, start, override))).state).toBe('SCHEDULED');
      expect(await bookingsOf(holder.meeting.id)).toEqual([]);
      expect(await holdsOf(holder)).toEqual([
        expect.objectContaining({
          who: { id: principalOf('nurse') },
          startsAt: expect.any(String),
          overriddenFor: 'CHILD_SAFETY',
          overriddenBy: { id: principalOf('counsellor'), familyName: expect.any(String) },
          overriddenAt: expect.any(String),
        }),
      ]);
      expect(await lostOf(holder)).toBe(1);
      const log = await app.sql(
        `select principal_id, category, basis from audit.access_log where scope_id = $1 and action = 'change' and basis like 'hold-%'`,
        [holder.caseId],
      );
      expect(log).toEqual([
        { principal_id: principalOf('counsellor'), category: 'logistics', basis: 'hold-override:child-safety' },
      ]);
      expect((await schedule(holder.meeting, start)).errors?.[0]?.extensions).toMatchObject({ onlyHolds: false });
    });

    it('is told to nobody who does not arrange its case', async () => {
      const { start, holder, other } = await contested();
      await done(schedule(other.meeting, start, override));
      await done(
        mutate(app, 'counsellor')(
          'addMember',
          'AddMemberInput',
          { caseId: holder.caseId, ...(await seatOf(app, 'nurse')) },
          'id',
        ),
      );
      expect(await holdsOf(holder, 'nurse')).toEqual([]);
    });

    it('does not give way where somebody is booked besides, and then nothing happens', async () => {
      const start = nextStart();
      const [holder, other] = [await agreed(['nurse'], start), await agreed(['nurse', 'teacher'], start)];
      const booked = await agreed(['teacher'], start);
      await done(hold(holder.meeting, start));
      await done(schedule(booked.meeting, start));
      const refused = await schedule(other.meeting, start, override);
      expect(refused.errors?.[0]?.extensions).toEqual({ code: 'TIME_TAKEN', field: 'start', onlyHolds: false });
      expect(await bookingsOf(holder.meeting.id)).toHaveLength(1);
      expect(await lostOf(holder)).toBe(0);
    });

    it('tells nothing of the other case, not even its ids', async () => {
      const { start, holder, other } = await contested();
      const refused = JSON.stringify(await schedule(other.meeting, start));
      for (const secret of [holder.caseId, holder.meeting.id, principalOf('nurse'), other.caseId])
        expect(refused).not.toContain(secret);
    });

    it('gives way to a meeting that one arranges, to who sits at it, at its own time, and to nothing else', async () => {
      const { start, holder, other } = await contested();
      const from = Temporal.Instant.from(instantOf(start));
      const at = (meetingId: string, professionalId: string, begins: Temporal.Instant, who: Persona = 'counsellor') =>
        app.running.app
          .get(Work)
          .run({ principalId: principalOf(who) }, 'test', (em) =>
            em.execute('select * from access.override_holds(?, array[?::uuid], ?::timestamptz, ?::timestamptz, ?)', [
              meetingId,
              professionalId,
              begins.toString(),
              begins.add({ minutes: 60 }).toString(),
              'urgent',
            ]),
          );
      const [id, nurse] = [other.meeting.id, principalOf('nurse')];
      for (const tried of [
        () => at(id, nurse, from, 'counsellor-other-area'),
        () => at(id, nurse, from, 'nurse'),
        () => at(id, principalOf('teacher'), from),
        () => at(id, nurse, from.add({ minutes: 15 })),
      ])
        await expect(tried()).rejects.toThrow('holds give way only to a meeting that one arranges');
      expect(await bookingsOf(holder.meeting.id)).toHaveLength(1);
      expect(await at(id, nurse, from)).toHaveLength(1);
    });
  });

  it('is of a few times at once only', async () => {
    const { meeting } = await agreed(['social-worker']);
    const starts = Array.from({ length: 6 }, nextStart);
    const codes: (string | undefined)[] = [];
    for (const start of starts) codes.push((await hold(meeting, start)).code);
    expect(codes).toEqual([undefined, undefined, undefined, undefined, undefined, 'TOO_MANY_HOLDS']);
  });
});

describe('moving and cancelling', () => {
  it('to another time needs another yes, gives the old time back, and makes old answers worthless', async () => {
    const { meeting, start, motherId } = await scheduled();
    const other = nextStart();
    expect((await move(meeting, other)).code).toBe('FAMILY_YES_MISSING');
    const yes = await done(sayYes(meeting, other, motherId));
    expect(yes.localStart).toBe(start);
    const moved = await done(move(yes, other));
    expect(moved).toMatchObject({ state: 'SCHEDULED', localStart: other, revision: 1 });
    expect(announced).toEqual(['meeting.scheduled', 'meeting.moved']);
    const again = await agreed(undefined, start);
    expect((await done(schedule(again.meeting, start))).state).toBe('SCHEDULED');
    const clash = await done(sayYes(moved, start, motherId));
    expect((await move(clash, start)).code).toBe('TIME_TAKEN');
    expect(await bookingsOf(moved.id)).toHaveLength(2);
  });

  it('within its own time works as well', async () => {
    const { meeting, start, motherId } = await scheduled();
    const later = `${start.slice(0, 14)}30`;
    const moved = await done(move(await done(sayYes(meeting, later, motherId)), later));
    expect(moved.startsAt).toBe(instantOf(later));
    nextStart();
  });

  it('to another place needs no yes, but something must change', async () => {
    const { meeting, start } = await scheduled();
    expect((await move(meeting, start)).code).toBe('NOTHING_CHANGED');
    const moved = await done(move(meeting, start, { place: 'Koulu', mode: 'HYBRID' }));
    expect(moved).toMatchObject({ localStart: start, revision: 1 });
    expect(await bookingsOf(moved.id)).toHaveLength(2);
    expect((await move(moved, start, { place: 'Muualla' }, 'nurse')).code).toBe('NOT_FOUND');
  });

  it('may take longer or shorter without another yes; everybody is booked for as long', async () => {
    const { meeting, start } = await scheduledDespite(['nurse']);
    const despite = meeting.participants.filter((one: Given) => one.professionalId).map(({ id }: Given) => id);
    for (const durationMinutes of [10, 500])
      expect((await move(meeting, start, { durationMinutes })).code).toBe('DURATION_OUT_OF_RANGE');
    expect((await move(meeting, start, { durationMinutes: 60 })).code).toBe('NOTHING_CHANGED');
    const longer = await done(move(meeting, start, { durationMinutes: 90, despite }));
    expect(longer).toMatchObject({ localStart: start, revision: meeting.revision + 1 });
    const [row] = await app.sql(
      `select count(*)::int as seats, bool_and(b.ends_at = m.ends_at and b.ends_at - b.starts_at = interval '90 minutes') as fits
       from booking b join meeting m on m.id = b.meeting_id where m.id = $1 and b.released_at is null`,
      [meeting.id],
    );
    expect(row).toEqual({ seats: 1, fits: true });
    expect(announced.at(-1)).toBe('meeting.moved');
    nextStart();
  });

  it('gives everybody’s time back, and is the end', async () => {
    const { meeting, start, motherId } = await scheduled();
    expect((await cancel(meeting, 'teacher')).code).toBe('NOT_FOUND');
    const over = await done(cancel(meeting));
    expect(over).toMatchObject({ state: 'CANCELLED', cancelReason: 'ILLNESS', revision: 1 });
    expect(announced).toEqual(['meeting.scheduled', 'meeting.cancelled']);
    expect(await bookingsOf(meeting.id)).toEqual([]);
    const changes = [cancel(over), move(over, start), schedule(over, start), hold(over, start), held(over, [])];
    for (const change of [...changes, sayYes(over, start, motherId)]) expect((await change).code).toBe('MEETING_OVER');
  });

  it('of a draft is only cancelled', async () => {
    const { meeting, start } = await agreed();
    expect((await move(meeting, start)).code).toBe('NOT_SCHEDULED');
    expect((await held(meeting, [])).code).toBe('NOT_SCHEDULED');
    expect((await done(cancel(meeting))).state).toBe('CANCELLED');
  });
});

describe('a meeting that was', () => {
  /** In a few minutes, so that no session ends meanwhile; short, and with others each time, so that nobody is taken. */
  const soon = () =>
    app.clock
      .now()
      .toZonedDateTimeISO('Europe/Helsinki')
      .add({ minutes: 2 })
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' });
  const SHORT = { durationMinutes: 15 };

  const writeMinutes = (meeting: Given, expectedVersion: number | null, who: Persona = 'counsellor') =>
    mutate(app, who)(
      'writeMinutes',
      'WriteMinutesInput',
      { meetingId: meeting.id, expectedVersion, text: 'Illat olivat pääasia.' },
      'meetingId version writtenAt',
    );

  it('11. was held not before it began, with somebody of the family, and then has minutes', async () => {
    const { meeting, start } = await scheduledDespite(['nurse', 'teacher'], soon(), SHORT);
    const [nurse, teacher, mother] = meeting.participants.map(({ id }: Given) => id);
    const present = (...ids: string[]) => ids.map((participantId) => ({ participantId, attendance: 'ON_SITE' }));
    expect((await held(meeting, present(nurse, mother))).code).toBe('NOT_BEGUN');
    expect((await writeMinutes(meeting, null)).code).toBe('NOT_HELD');
    app.clock.moveTo(Temporal.Instant.from(instantOf(start)));
    const refused = [
      [present(nurse, teacher), 'FAMILY_MISSING', 'attendance'],
      [[{ participantId: mother, attendance: 'WRITTEN' }], 'FAMILY_MISSING', 'attendance'],
      [present(mother, mother), 'NAMED_TWICE', 'attendance.1.participantId'],
      [present(principalOf('nurse')), 'NOT_FOUND', 'attendance.0.participantId'],
    ] as const;
    for (const [attendance, code, field] of refused)
      expect((await held(meeting, [...attendance])).errors?.[0]?.extensions).toMatchObject({ code, field });
    expect((await held(meeting, present(mother), 'nurse')).code).toBe('NOT_FOUND');
    const was = await done(held(meeting, present(nurse, mother)));
    expect(was.state).toBe('HELD');
    expect(was.participants.map(({ attendance }: Given) => attendance)).toEqual(['ON_SITE', 'ABSENT', 'ON_SITE']);
    expect(announced).toEqual(['meeting.scheduled', 'meeting.held']);
    expect((await held(was, present(mother))).code).toBe('MEETING_OVER');
    await minutesOf(was);
  });

  async function minutesOf(was: Given): Promise<void> {
    expect((await writeMinutes(was, null, 'nurse')).code).toBe('NOT_FOUND');
    expect(await done(writeMinutes(was, null))).toMatchObject({ meetingId: was.id, version: 1 });
    expect((await writeMinutes(was, null)).code).toBe('STALE');
    expect(await done(writeMinutes(was, 1))).toMatchObject({ version: 2 });
    expect((await writeMinutes(was, 1)).code).toBe('STALE');
    const [row] = await app.sql('select text from minutes where meeting_id = $1', [was.id]);
    expect(row!['text'].toString('latin1')).not.toContain('Illat');
  }

  it('first has minutes once, also when two write at once', async () => {
    const { meeting, start } = await scheduledDespite(['social-worker'], soon(), SHORT);
    app.clock.moveTo(Temporal.Instant.from(instantOf(start)));
    const attendance = [{ participantId: meeting.participants[1].id, attendance: 'PHONE' }];
    const was = await done(held(meeting, attendance));
    const both = await Promise.all([writeMinutes(was, null), writeMinutes(was, null)]);
    expect(both.map(({ code }) => code ?? 'OK').toSorted()).toEqual(['OK', 'STALE']);
  });

  it('may be without the family where it agreed in advance', async () => {
    const opened = await openCase(app);
    const input = await conveneInput(opened, ['ngo-worker']);
    await consent(opened.caseId, ...input.participants);
    const start = soon();
    const draft = await done(convene({ ...input, familyPersonIds: [], familyAgreedInAdvance: true }));
    const despite = [draft.participants[0].id];
    const meeting = await done(schedule(await done(sayYes(draft, start, opened.motherId)), start, { despite }));
    app.clock.moveTo(Temporal.Instant.from(instantOf(start)));
    const attendance = [{ participantId: meeting.participants[0].id, attendance: 'VIDEO' }];
    expect((await done(held(meeting, attendance))).state).toBe('HELD');
  });
});
