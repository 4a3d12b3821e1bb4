import type { Persona } from '../src/demo/personas.js';
import { principalOf } from '../src/demo/personas.js';
import { POHDE } from '../src/demo/pohde.data.js';
import { ROOMS } from '../src/demo/places.data.js';
import { unitId } from '../src/demo/directory.js';
import { Work } from '../src/platform/access/work.js';
import { startTestApp, type TestApp } from './support/app.js';
import { done, mutate, openCase, type OpenedCase, seatOf } from './support/casework.js';
import { announce } from './support/invited.js';
import { statementsOf } from './support/statements.js';

// Tests look into answers freely.
// oxlint-disable-next-line typescript/no-explicit-any
type Given = any;

const LIMINKA = '425';
const KEMPELE = '244';
const OULU = '564';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  // The nurse and the teacher work in Liminka, the social worker somewhere else.
  for (const [persona, code] of [
    ['nurse', LIMINKA],
    ['teacher', LIMINKA],
    ['social-worker', OULU],
  ] as const)
    await app.sql('update unit set municipality = $2 where id = $1', [(await seatOf(app, persona)).unitId, code]);
});
afterAll(() => app?.stop());

const MEETING = `id state version mode municipality startsAt participants { id professionalId isRoom needed clause chosen attendance }`;
const ask = (name: string, type: string, input: Record<string, unknown>, who: Persona = 'counsellor') =>
  mutate(app, who)(name, type, input, MEETING);

const roomAt = (index: number) => ({ professionalId: ROOMS[index]!.id, unitId: unitId(ROOMS[index]!.unit) });
/** Two of Liminka and one of Kempele. */
const [LAKEUS, PAASKY, KOYKKYRI] = [roomAt(0), roomAt(1), roomAt(2)];
const oneOf = (...rooms: readonly { professionalId: string; unitId: string }[]) =>
  rooms.map((room) => ({ ...room, needed: 'ONE_OF', clause: 'tila' }));
const required = async (...personas: readonly Persona[]) =>
  Promise.all(personas.map(async (persona) => ({ ...(await seatOf(app, persona)), needed: 'REQUIRED' })));

const consent = async (caseId: string, participants: readonly { unitId: string }[]) => {
  for (const unit of new Set(participants.map((one) => one.unitId)))
    await app.sql(
      `insert into consent (area_id, id, case_id, unit_id, professional_ids, categories, purpose, state, explained_at,
         explained_by, decided_at, last_day, ends_at)
       values ($1, gen_random_uuid(), $2, $3, '{}', '{identity,plan}', 'network-meeting', 'given', $4, $5, $4, '2028-12-31', '2029-01-01')`,
      [POHDE.id, caseId, unit, app.clock.now().toString(), principalOf('counsellor')],
    );
};
const conveneInput = ({ caseId, motherId }: OpenedCase, participants: readonly unknown[], more = {}) => ({
  caseId,
  question: 'Miten illat rauhoitetaan?',
  durationMinutes: 60,
  mode: 'IN_PERSON',
  familyPersonIds: [motherId],
  participants,
  ...more,
});
const convene = (opened: OpenedCase, participants: readonly unknown[], more: Record<string, unknown> = {}) =>
  ask('conveneMeeting', 'ConveneMeetingInput', conveneInput(opened, participants, more));
const seen = ({ id, version }: Given) => ({ meetingId: id, expectedVersion: version });
const schedule = (meeting: Given, start: string, more: Record<string, unknown> = {}) =>
  ask('scheduleMeeting', 'ScheduleMeetingInput', { ...seen(meeting), start, ...more });
const move = (meeting: Given, start: string, more: Record<string, unknown>) =>
  ask('moveMeeting', 'MoveMeetingInput', { ...seen(meeting), start, ...more });

/** Convened with consent (not for the rooms), and the family's yes. */
async function agreed(start: string, rooms: readonly unknown[], more: Record<string, unknown> = {}) {
  const opened = await openCase(app);
  const people = await required('nurse');
  await consent(
    opened.caseId,
    people.filter((one) => !ROOMS.some(({ id }) => id === one.professionalId)),
  );
  const draft = await done(convene(opened, [...people, ...rooms], more));
  const yes = { ...seen(draft), start, personId: opened.motherId };
  return { ...opened, meeting: await done(ask('recordFamilyYes', 'RecordFamilyYesInput', yes)) };
}
const bookedFor = async ({ id }: Given) =>
  (await app.sql('select professional_id from booking where meeting_id = $1 and released_at is null', [id])).map(
    (row) => String(row['professional_id']),
  );

const PROPOSE = `query ($input: ProposeMeetingTimesInput!) { proposeMeetingTimes(input: $input) { feasibleCount feasibleStarts ask
  travelUnknown proposals { localStart start end format { mode municipality } attend { clause professionalIds } reasons { code text } }
  relaxations { change { optionalClause durationMinutes mode to } addsStarts } } }`;
const proposeAnswer = (input: Record<string, unknown>) =>
  app.as('counsellor')(PROPOSE, { input: { from: '2027-02-01', to: '2027-02-06', ...input } });
const propose = async (input: Record<string, unknown>) => {
  const { data, errors } = await proposeAnswer(input);
  if (errors) throw new Error(JSON.stringify(errors[0]!.extensions));
  return data.proposeMeetingTimes;
};
const busy = (professionalId: string, startsAt: string, endsAt: string) =>
  app.sql(
    `insert into busy_interval (id, professional_id, starts_at, ends_at, status) values (gen_random_uuid(), $1, $2, $3, 'busy')`,
    [professionalId, startsAt, endsAt],
  );

describe('a room', () => {
  it('is booked with the meeting and freed with it; nobody tells it anything', async () => {
    const { meeting, caseId } = await agreed('2027-03-01T10:00', oneOf(LAKEUS, PAASKY));
    const given = await done(schedule(meeting, '2027-03-01T10:00'));
    expect(given.participants.map(({ isRoom, chosen }: Given) => [isRoom, chosen])).toEqual([
      [false, true],
      [true, true],
      [true, false],
      [false, true],
    ]);
    expect(await bookedFor(given)).toEqual(expect.arrayContaining([LAKEUS.professionalId, principalOf('nurse')]));
    const ofCase = async (table: string) =>
      (await app.sql(`select professional_id from ${table} where case_id = $1`, [caseId])).map(
        (row) => row['professional_id'],
      );
    expect(await ofCase('invitation')).toEqual([principalOf('nurse')]);
    expect(await ofCase('network_member')).toEqual([principalOf('nurse')]);
    await done(ask('cancelMeeting', 'CancelMeetingInput', { ...seen(given), reason: 'ILLNESS' }));
    expect(await bookedFor(given)).toEqual([]);
  });

  it('of a group is the next one where the first is taken; where all are, the meeting has none', async () => {
    const start = '2027-03-01T12:00';
    const taken = async () => {
      const opened = await openCase(app);
      const draft = await done(convene(opened, [...(await required('counsellor')), ...oneOf(LAKEUS, PAASKY)]));
      const yes = { ...seen(draft), start, personId: opened.motherId };
      return done(ask('recordFamilyYes', 'RecordFamilyYesInput', yes));
    };
    const [first, second, third] = [await taken(), await taken(), await taken()];
    expect(await bookedFor(await done(schedule(first, start)))).toContain(LAKEUS.professionalId);
    await app.sql('update booking set released_at = $2 where professional_id = $1', [
      principalOf('counsellor'),
      app.clock.now().toString(),
    ]);
    expect(await bookedFor(await done(schedule(second, start)))).toContain(PAASKY.professionalId);
    const refused = await schedule(third, start);
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'NOBODY_FREE', clause: 'tila' });
    await app.sql('update booking set released_at = $2 where professional_id = $1', [
      principalOf('counsellor'),
      app.clock.now().toString(),
    ]);
    const remote = await done(schedule(third, start, { mode: 'REMOTE' }));
    expect(remote).toMatchObject({ mode: 'REMOTE', state: 'SCHEDULED' });
    expect(await bookedFor(remote)).toEqual([principalOf('counsellor')]);
  });

  it('in which nobody meets any more is neither proposed nor booked for a meeting that was convened before', async () => {
    const start = '2027-03-01T15:00';
    const added = { unitId: LAKEUS.unitId, name: 'Remontissa' };
    const { id } = await done(mutate(app, 'admin')('addRoom', 'AddRoomInput', added, 'id'));
    const { meeting } = await agreed(start, oneOf({ professionalId: id, unitId: LAKEUS.unitId }, LAKEUS));
    const roomsOf = async () =>
      (await propose({ meetingId: meeting.id })).proposals[0].attend.find((one: Given) => one.clause === 'tila');
    expect(await roomsOf()).toMatchObject({ professionalIds: [id] });
    await done(mutate(app, 'admin')('withdrawRoom', 'WithdrawRoomInput', { roomId: id }, 'id'));
    expect(await roomsOf()).toMatchObject({ professionalIds: [LAKEUS.professionalId] });
    const booked = await bookedFor(await done(schedule(meeting, start)));
    expect(booked.toSorted()).toEqual([LAKEUS.professionalId, principalOf('nurse')].toSorted());
  });

  it('is given back when the meeting becomes remote or goes home, and taken again when it comes back', async () => {
    const start = '2027-03-02T10:00';
    const { meeting } = await agreed(start, [{ ...LAKEUS, needed: 'REQUIRED' }], { municipality: LIMINKA });
    expect(meeting.municipality).toBe(LIMINKA);
    const given = await done(schedule(meeting, start));
    expect(await bookedFor(given)).toHaveLength(2);
    const home = await done(move(given, start, { mode: 'HOME', municipality: KEMPELE }));
    expect(home).toMatchObject({ mode: 'HOME', municipality: KEMPELE });
    expect(await bookedFor(home)).toEqual([principalOf('nurse')]);
    const back = await done(move(home, start, { mode: 'HYBRID' }));
    expect(await bookedFor(back)).toHaveLength(2);
    const nowhere = await move(back, start, { municipality: '000' });
    expect(nowhere.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'municipality' });
    expect((await move(back, start, { municipality: KEMPELE })).code).toBe('NOTHING_CHANGED');
  });

  it('was not present or absent when the meeting was held', async () => {
    const now = app.clock.now().toZonedDateTimeISO('Europe/Helsinki');
    const start = now.add({ minutes: 2 }).toPlainDateTime().toString({ smallestUnit: 'minute' });
    const { meeting } = await agreed(start, [{ ...KOYKKYRI, needed: 'REQUIRED' }], { durationMinutes: 15 });
    const despite = [meeting.participants[0].id];
    const given = await done(schedule(meeting, start, { despite }));
    app.clock.moveTo(Temporal.Instant.from(given.startsAt));
    const attended = (at: number) => ({ participantId: given.participants[at].id, attendance: 'ON_SITE' });
    const held = (...attendance: Given[]) =>
      ask('recordMeetingHeld', 'RecordMeetingHeldInput', { ...seen(given), attendance });
    expect((await held(attended(1), attended(2))).errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
    const was = await done(held(attended(0), attended(2)));
    expect(was.participants.map(({ attendance }: Given) => attendance)).toEqual(['ON_SITE', null, 'ON_SITE']);
  });

  it('stays when the family lets its unit know nothing any more; its people get up', async () => {
    const start = '2027-03-02T12:00';
    const { meeting, caseId } = await agreed(start, [{ ...LAKEUS, needed: 'REQUIRED' }]);
    const given = await done(schedule(meeting, start));
    const { unitId: ofNurse } = await seatOf(app, 'nurse');
    expect(ofNurse).toBe(LAKEUS.unitId);
    await app.sql('delete from consent where case_id = $1', [caseId]);
    await announce(app, { type: 'consent.withdrawn', caseId, unitId: ofNurse });
    expect(await bookedFor(given)).toEqual([LAKEUS.professionalId]);
  });

  it('is nobody’s member and gets no invitation, past the application as well', async () => {
    const { caseId, meeting } = await agreed('2027-03-03T10:00', oneOf(LAKEUS, PAASKY));
    const add = { caseId, ...LAKEUS };
    const refused = await mutate(app, 'counsellor')('addMember', 'AddMemberInput', add, 'id');
    expect(refused.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'professionalId' });
    const member = app.sql(
      `insert into network_member (area_id, id, case_id, professional_id, unit_id, added_by, joined_at)
       values ($1, gen_random_uuid(), $2, $3, $4, $5, now())`,
      [POHDE.id, caseId, LAKEUS.professionalId, LAKEUS.unitId, principalOf('counsellor')],
    );
    await expect(member).rejects.toThrow('a room is nobody to be told');
    const [participant] = meeting.participants.filter((one: Given) => one.isRoom);
    expect(participant.professionalId).toBe(LAKEUS.professionalId);
  });

  it.each<[string, unknown[], string, string]>([
    ['alone', oneOf(LAKEUS, PAASKY), 'PARTICIPANTS_MISSING', 'participants'],
    [
      'that would only be nice to have',
      [{ ...LAKEUS, needed: 'OPTIONAL' }],
      'ROOM_NOT_NEEDED',
      'participants.1.needed',
    ],
    [
      'of another unit than it is of',
      [{ ...LAKEUS, unitId: KOYKKYRI.unitId, needed: 'REQUIRED' }],
      'NOT_FOUND',
      'participants.1.professionalId',
    ],
  ])('%s convenes no meeting', async (what, rooms, code, field) => {
    const people = what === 'alone' ? [] : await required('nurse');
    const answer = await convene(await openCase(app), [...people, ...rooms]);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code, field });
  });

  it('is somewhere that exists', async () => {
    const answer = await convene(await openCase(app), await required('nurse'), { municipality: '000' });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', field: 'municipality' });
  });
});

describe('the way to a meeting', () => {
  const start = '2027-03-04T12:00';
  /** Convened when the nurse, who works in Liminka, could still come to it. */
  const planned = async (rooms: readonly unknown[], more: Record<string, unknown> = {}) =>
    (await agreed(start, rooms, more)).meeting;
  const passes = async (meeting: Given, more: Record<string, unknown> = {}) => {
    const given = await done(schedule(meeting, start, more));
    expect(await bookedFor(given)).toContain(principalOf('nurse'));
    await done(ask('cancelMeeting', 'CancelMeetingInput', { ...seen(given), reason: 'ILLNESS' }));
  };
  const refuses = async (meeting: Given) => {
    expect((await schedule(meeting, start)).errors?.[0]?.extensions).toMatchObject({
      code: 'TIME_NO_LONGER_SUITS',
      field: 'start',
      participantIds: [meeting.participants[0].id],
    });
    expect(await bookedFor(meeting)).toEqual([]);
  };
  const road = (one: string, other: string, minutes: number) =>
    app.sql(
      `insert into travel_time (area_id, one, other, minutes) values ($1, $2, $3, $4)
       on conflict (area_id, one, other) do update set minutes = excluded.minutes`,
      [POHDE.id, one, other, minutes],
    );

  it('is free when it gets its time, unless they agreed to it or join remotely', async () => {
    await app.sql('delete from busy_interval where professional_id = $1', [principalOf('nurse')]);
    await road(LIMINKA, OULU, 25);
    await road(KEMPELE, LIMINKA, 20);
    const [away, remote, near] = [
      await planned([], { municipality: OULU }),
      await planned([], { mode: 'REMOTE', municipality: OULU }),
      await planned([], { municipality: LIMINKA }),
    ];
    const inKempele = await planned([{ ...KOYKKYRI, needed: 'REQUIRED' }]);
    const inLiminka = await planned(oneOf(LAKEUS, PAASKY));
    await passes(await planned([], { municipality: OULU }));
    // From 10.45 to 11.45: there is a quarter of an hour left.
    const before = '2027-03-04T10:45';
    await done(schedule((await agreed(before, [], { mode: 'REMOTE' })).meeting, before));
    await refuses(away);
    await refuses(inKempele);
    for (const meeting of [remote, near, inLiminka]) await passes(meeting);
    await passes(inKempele, { mode: 'HYBRID' });
    await passes(away, { despite: [away.participants[0].id] });
    await passes(await planned([], { municipality: OULU }), { mode: 'REMOTE' });
    await road(LIMINKA, OULU, 15);
    await passes(await planned([], { municipality: OULU }));
  });
});

describe('times', () => {
  it('are where a room is free, or remote where the meeting may be', async () => {
    const opened = await openCase(app);
    const [start, end] = ['2027-02-01T00:00:00Z', '2027-02-04T00:00:00Z'];
    for (const { professionalId } of [LAKEUS, PAASKY]) await busy(professionalId, start, end);
    const people = await required('nurse', 'teacher');
    const { id } = await done(convene(opened, [...people, ...oneOf(LAKEUS, PAASKY)]));
    const inRoom = await propose({ meetingId: id, listAll: true });
    expect(inRoom.feasibleCount).toBeGreaterThan(0);
    expect(inRoom.feasibleStarts).toHaveLength(inRoom.feasibleCount);
    for (const at of inRoom.feasibleStarts) expect(at >= end).toBe(true);
    for (const { format, attend } of inRoom.proposals) {
      expect(format).toEqual({ mode: 'IN_PERSON', municipality: LIMINKA });
      const [room] = attend.find(({ clause }: Given) => clause === 'tila').professionalIds;
      expect([LAKEUS.professionalId, PAASKY.professionalId]).toContain(room);
    }
    const either = await propose({
      meetingId: id,
      listAll: true,
      formats: [{ mode: 'IN_PERSON' }, { mode: 'REMOTE' }],
    });
    expect(either.feasibleCount).toBeGreaterThan(inRoom.feasibleCount);
    const remote = either.proposals.filter(({ format }: Given) => format.mode === 'REMOTE');
    expect(remote.length).toBeGreaterThan(0);
    for (const { format, attend } of remote) {
      expect(format.municipality).toBeNull();
      expect(attend.map(({ clause }: Given) => clause)).not.toContain('tila');
    }
  });

  it('would be remote, if that is what it takes', async () => {
    const opened = await openCase(app);
    await busy(KOYKKYRI.professionalId, '2027-02-01T00:00:00Z', '2027-03-01T00:00:00Z');
    const people = await required('nurse');
    const { id } = await done(convene(opened, [...people, { ...KOYKKYRI, needed: 'REQUIRED' }]));
    const { feasibleCount, relaxations } = await propose({ meetingId: id });
    expect(feasibleCount).toBe(0);
    expect(relaxations.map(({ change }: Given) => change)).toContainEqual([
      { optionalClause: null, durationMinutes: null, mode: 'REMOTE', to: null },
    ]);
  });

  it('leave those their way who come from elsewhere, and none when remote or of whom it is not known', async () => {
    const opened = await openCase(app);
    const participants = await required('social-worker');
    const { id } = await done(convene(opened, participants, { municipality: LIMINKA }));
    const on = { meetingId: id, from: '2027-02-11', to: '2027-02-12', gridMinutes: 5, listAll: true };
    const worker = principalOf('social-worker');
    await app.sql('delete from busy_interval where professional_id = $1', [worker]);
    await busy(worker, '2027-02-11T09:00:00Z', '2027-02-11T10:00:00Z');
    await app.sql('update travel_time set minutes = 25 where one = $1 and other = $2', [LIMINKA, OULU]);
    const startsAfter = ({ feasibleStarts }: Given) =>
      feasibleStarts.find((at: string) => at >= '2027-02-11T10:00:00Z');
    expect(startsAfter(await propose(on))).toBe('2027-02-11T10:25:00Z');
    expect(startsAfter(await propose({ ...on, formats: [{ mode: 'REMOTE' }] }))).toBe('2027-02-11T10:00:00Z');
    expect(startsAfter(await propose({ ...on, formats: [{ mode: 'HOME', municipality: OULU }] }))).toBe(
      '2027-02-11T10:00:00Z',
    );
    await app.sql('delete from travel_time where one = $1 and other = $2', [LIMINKA, OULU]);
    const unknown = await propose(on);
    expect(unknown.travelUnknown).toEqual([worker]);
    expect(startsAfter(unknown)).toBe('2027-02-11T10:00:00Z');
    expect((await propose({ ...on, formats: [{ mode: 'REMOTE' }] })).travelUnknown).toEqual([]);
  });

  it('take the family’s own workers before others, and of others the least loaded', async () => {
    const unit = (await seatOf(app, 'counsellor')).unitId;
    const rows = await app.sql<{ principal_id: string }>(
      `select principal_id from access.membership where unit_id = $1 and valid_until is null and principal_id <> $2 order by 1 limit 2`,
      [unit, principalOf('counsellor')],
    );
    const [first, second] = rows.map((row) => row.principal_id) as [string, string];
    await app.sql('delete from busy_interval where professional_id = any ($1)', [[first, second]]);
    const group = [first, second].map((professionalId) => ({
      professionalId,
      unitId: unit,
      needed: 'ONE_OF',
      clause: 'ohjaus',
    }));
    const opened = await openCase(app);
    const { id } = await done(convene(opened, group, { mode: 'REMOTE' }));
    const attend = async () => (await propose({ meetingId: id })).proposals[0].attend[0].professionalIds;
    expect(await attend()).toEqual([first]);
    const other = await openCase(app);
    const start = '2027-05-04T10:00';
    const elsewhere = await done(
      convene(other, [{ ...group[0], needed: 'REQUIRED', clause: null }], { mode: 'REMOTE' }),
    );
    await consent(other.caseId, group);
    const yes = { ...seen(elsewhere), start, personId: other.motherId };
    await done(schedule(await done(ask('recordFamilyYes', 'RecordFamilyYesInput', yes)), start));
    expect(await attend()).toEqual([second]);
    await done(
      mutate(app, 'counsellor')(
        'addMember',
        'AddMemberInput',
        { caseId: opened.caseId, professionalId: first, unitId: unit },
        'id',
      ),
    );
    expect(await attend()).toEqual([first]);
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['between starts that are too odd', { gridMinutes: 7 }, 'GRID_UNKNOWN', 'gridMinutes'],
    ['in no way', { formats: [] }, 'FORMATS_OUT_OF_RANGE', 'formats'],
    [
      'nowhere',
      { formats: [{ mode: 'REMOTE' }, { mode: 'HOME', municipality: '000' }] },
      'NOT_FOUND',
      'formats.1.municipality',
    ],
  ])('%s are refused', async (_, input, code, field) => {
    const { id } = await done(convene(await openCase(app), await required('nurse')));
    const { errors } = await proposeAnswer({ meetingId: id, ...input });
    expect(errors?.[0]?.extensions).toMatchObject({ code, field });
  });

  it('of 40 people in twelve weeks take at most four statements, as few as of one', async () => {
    const rows = await app.sql<{ principal_id: string; unit_id: string }>(
      `select principal_id, unit_id from access.membership m join professional p on p.id = m.principal_id
       where area_id = $1 and valid_until is null and p.kind = 'person' order by 1 limit 40`,
      [POHDE.id],
    );
    const participants = rows.map((row) => ({
      professionalId: row.principal_id,
      unitId: row.unit_id,
      needed: 'REQUIRED',
    }));
    const horizon = { from: '2026-12-01', to: '2027-02-23' };
    const count = async (people: readonly unknown[]) => {
      const more = { municipality: LIMINKA, mode: 'HYBRID' };
      const { id } = await done(convene(await openCase(app), [...people, ...oneOf(LAKEUS, PAASKY)], more));
      return (await statementsOf(() => propose({ meetingId: id, ...horizon }))).length;
    };
    const [few, many] = [await count(participants.slice(0, 1)), await count(participants)];
    expect(many).toBe(few);
    expect(many).toBeLessThanOrEqual(4);
  });

  it('tell what others carry only to those who convene', async () => {
    const loads = (who: Persona) =>
      app.running.app
        .get(Work)
        .run({ principalId: principalOf(who) }, 'test', (em) =>
          em.execute('select * from access.meetings_ahead(array[?::uuid])', [principalOf('nurse')]),
        );
    await expect(loads('teacher')).rejects.toThrow('only who convenes');
    expect(await loads('counsellor')).toEqual([expect.objectContaining({ professional_id: principalOf('nurse') })]);
    expect(await loads('counsellor-other-area')).toEqual([]);
  });
});
