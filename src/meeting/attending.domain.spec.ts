import type { Person } from '../availability/engine/problem.domain.js';
import {
  attendanceOf,
  type Candidate,
  chooseAttending,
  requireAnybodyLeft,
  requireFamilyPresent,
  requireStillSuits,
  seatToGive,
  suitsOf,
  whomItDoesNotSuit,
} from './attending.domain.js';
import type { Needed } from './meeting.domain.js';

const one = (id: string, needed: Needed, clause: string | null = null, chosen = false): Candidate => ({
  id,
  professionalId: `${id}-person`,
  needed,
  clause,
  chosen,
});
const mother: Candidate = { id: 'mother', professionalId: null, needed: 'required', chosen: true };
const table = [
  one('teacher', 'required'),
  one('nurse', 'one-of', 'neuvola'),
  one('other-nurse', 'one-of', 'neuvola'),
  one('speech', 'optional'),
  mother,
];
type Fit = 'free' | 'tentative' | 'no';
const choose = (participants: readonly Candidate[], fits: Record<string, Fit>, named: readonly string[] = []) => {
  const byPerson = new Map(Object.entries(fits).map(([id, fit]) => [`${id}-person`, fit]));
  return chooseAttending(participants, byPerson, named).map(({ id }) => id);
};

describe('who attends', () => {
  it.each<[string, Record<string, Fit>, string[], string[]]>([
    ['the preferred who is free', { nurse: 'free', 'other-nurse': 'free' }, [], ['teacher', 'nurse']],
    ['who is free rather than not', { nurse: 'no', 'other-nurse': 'free' }, [], ['teacher', 'other-nurse']],
    [
      'who is certain rather than perhaps',
      { nurse: 'tentative', 'other-nurse': 'free' },
      [],
      ['teacher', 'other-nurse'],
    ],
    [
      'who is perhaps free rather than not',
      { nurse: 'no', 'other-nurse': 'tentative' },
      [],
      ['teacher', 'other-nurse'],
    ],
    ['whoever is named, free or not', { nurse: 'free' }, ['other-nurse'], ['teacher', 'other-nurse']],
    ['both who are named', {}, ['other-nurse', 'nurse'], ['teacher', 'nurse', 'other-nurse']],
    ['the optional who are free', { nurse: 'free', speech: 'free' }, [], ['teacher', 'speech', 'nurse']],
    ['no optional person who is only perhaps free', { nurse: 'free', speech: 'tentative' }, [], ['teacher', 'nurse']],
    ['the optional who are named', { nurse: 'free', speech: 'no' }, ['speech'], ['teacher', 'speech', 'nurse']],
    ['the required, free or not', { nurse: 'free', teacher: 'no' }, [], ['teacher', 'nurse']],
  ])('is %s', (_, fits, named, expected) => {
    expect(choose(table, fits, named)).toEqual(expected);
  });

  it('is whoever was chosen before rather than another', () => {
    const before = table.map((each) => ({ ...each, chosen: each.id === 'other-nurse' }));
    expect(choose(before, { nurse: 'free', 'other-nurse': 'free' })).toEqual(['teacher', 'other-nurse']);
  });

  it('is refused when nobody of a group is known to be free', () => {
    expect(() => choose(table, { nurse: 'no' })).toThrow(
      expect.objectContaining({ code: 'NOBODY_FREE', details: { field: 'chosen', clause: 'neuvola' } }),
    );
  });

  it.each([
    ['a stranger', 'x'],
    ['the family, who come anyway', 'mother'],
  ])('is not %s', (_, id) => {
    expect(() => choose(table, { nurse: 'free' }, ['nurse', id])).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND', details: { field: 'chosen.1' } }),
    );
  });
});

describe('a time that does not suit any more', () => {
  const [startsAt, endsAt] = ['2026-12-01T11:00:00Z', '2026-12-01T12:00:00Z'].map((at) => Temporal.Instant.from(at));
  const span = { startsAt: startsAt!, endsAt: endsAt! };
  const taken = (status: Person['busy'][number]['status']): Person['busy'] => [
    { start: span.startsAt.epochMilliseconds, end: span.startsAt.epochMilliseconds + 60_000, status },
  ];
  const busyAt = (from: string, to: string, status: Person['busy'][number]['status']): Person['busy'][number] => {
    const [start, end] = [from, to].map((time) => Temporal.Instant.from(`2026-12-01T${time}:00Z`).epochMilliseconds);
    return { start: start!, end: end!, status };
  };
  const EVERY_DAY = { start: '08:00', end: '16:00', days: ['TU'] as const };
  const person = (given: Partial<Person>): Person => ({
    id: 'x-person',
    calendar: 'declared',
    working: [EVERY_DAY],
    busy: [],
    ...given,
  });

  it.each<[string, Partial<Person>, Needed, boolean]>([
    ['is nothing for who is free', {}, 'required', true],
    ['is that of who became busy', { busy: taken('busy') }, 'required', false],
    ['is that of who is away', { busy: taken('out-of-office') }, 'required', false],
    ['is that of one of a group as well', { busy: taken('busy') }, 'one-of', false],
    ['is not that of who is optional', { busy: taken('busy') }, 'optional', true],
    ['is not what is tentative', { busy: taken('tentative') }, 'required', true],
    ['is not what another meeting holds', { busy: taken('hold') }, 'required', true],
    ['is outside of working hours', { working: [{ ...EVERY_DAY, end: '13:30' }] }, 'required', false],
    ['is a day off', { unavailable: [Temporal.PlainDate.from('2026-12-01')] }, 'required', false],
    ['is not said of whose time is unknown', { calendar: 'unknown', working: [] }, 'required', true],
  ])('%s', (_, given, needed, suits) => {
    const chosen = [one('x', needed, needed === 'one-of' ? 'group' : null)];
    const slot = { span, zone: 'Europe/Helsinki', onRoad: new Map() };
    expect(whomItDoesNotSuit(chosen, [person(given)], slot)).toEqual(suits ? [] : chosen);
  });

  it.each<[string, string, string, Person['busy'][number]['status'], boolean]>([
    ['is that of who is taken on the way there', '10:00', '10:31', 'busy', false],
    ['is that of who is away on the way back', '12:29', '13:00', 'out-of-office', false],
    ['is not what ends when they leave', '10:00', '10:30', 'busy', true],
    ['is not what begins when they are back', '12:30', '13:00', 'busy', true],
    ['is not what is tentative on the way', '10:00', '11:00', 'tentative', true],
    ['is not what another meeting holds on the way', '10:00', '11:00', 'hold', true],
  ])('half an hour away, it %s', (_, from, to, status, suits) => {
    // Their working day begins and ends with the meeting: they may travel outside of it.
    const working = [{ ...EVERY_DAY, start: '13:00', end: '14:00' }];
    const people = [person({ working, busy: [busyAt(from, to, status)] })];
    const chosen = [one('x', 'required')];
    const slot = { span, zone: 'Europe/Helsinki', onRoad: new Map([['x-person', 30]]) };
    expect(whomItDoesNotSuit(chosen, people, slot)).toEqual(suits ? [] : chosen);
    expect(whomItDoesNotSuit(chosen, people, { ...slot, onRoad: new Map() })).toEqual([]);
  });

  it.each<[string, Partial<Person>, string]>([
    ['within their hours', {}, 'free'],
    ['with something tentative', { busy: [busyAt('11:30', '11:45', 'tentative')] }, 'tentative'],
    ['on the road', { busy: [busyAt('10:31', '10:45', 'busy')] }, 'no'],
    ['outside of their hours', { working: [{ ...EVERY_DAY, start: '08:00', end: '12:00' }] }, 'no'],
    ['of which nothing is known', { calendar: 'unknown', working: [] }, 'unknown'],
    [
      'of which only another booking is known',
      { calendar: 'unknown', working: [], busy: [busyAt('11:30', '12:30', 'busy')] },
      'no',
    ],
    [
      'of which only something else is known',
      { calendar: 'unknown', working: [], busy: [busyAt('15:00', '16:00', 'busy')] },
      'unknown',
    ],
  ])('%s is said to be so', (_, given, suits) => {
    const slot = { span, zone: 'Europe/Helsinki', onRoad: new Map([['x-person', 30]]) };
    expect(suitsOf([person(given)], slot)).toEqual(new Map([['x-person', suits]]));
  });

  it('names whoever has not agreed to it', () => {
    const [teacher, nurse] = [table[0]!, table[1]!];
    expect(() => requireStillSuits(table, [teacher, nurse], ['nurse'])).toThrow(
      expect.objectContaining({
        code: 'TIME_NO_LONGER_SUITS',
        details: { field: 'start', participantIds: ['teacher'] },
      }),
    );
    expect(() => requireStillSuits(table, [teacher, nurse], ['nurse', 'teacher', 'speech'])).not.toThrow();
    expect(() => requireStillSuits(table, [], ['mother'])).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND', details: { field: 'despite.0' } }),
    );
  });
});

describe('a seat that somebody else shall take', () => {
  const seats = [
    { ...one('teacher', 'required', null, true), isRoom: false },
    { ...one('nurse', 'one-of', 'neuvola'), isRoom: false },
    { ...one('speech', 'optional', null, true), isRoom: false },
    { ...one('room', 'required', null, true), isRoom: true },
    { ...mother, isRoom: false },
  ];
  it.each([
    ['teacher', undefined],
    ['nurse', 'SEAT_NOT_OPEN'],
    ['speech', 'SEAT_NOT_OPEN'],
    ['room', 'NOT_FOUND'],
    ['mother', 'NOT_FOUND'],
    ['stranger', 'NOT_FOUND'],
  ])('of %s: %s', (id, code) => {
    const give = () => seatToGive(seats, id);
    if (code === undefined) expect(give().id).toBe(id);
    else expect(give).toThrow(expect.objectContaining({ code, details: { field: 'participantId' } }));
  });
});

describe('a meeting that people left', () => {
  type Given = Candidate & { readonly isRoom: boolean };
  const person = (given: Candidate): Given => ({ ...given, isRoom: false });
  const [teacher, nurse, speech] = [person(table[0]!), person(table[1]!), person(table[3]!)];
  const room: Given = { ...one('room', 'required'), isRoom: true };
  it.each<[string, Given[], Given[], boolean]>([
    ['with one of those who are needed', [teacher, nurse, speech, room], [nurse], true],
    ['with only somebody optional', [teacher, speech], [speech], false],
    ['with only a room', [teacher, room], [room], false],
    ['that never needed anybody', [speech, person(mother)], [], true],
  ])('%s', (_, participants, left, isOne) => {
    const check = () => requireAnybodyLeft(participants, left);
    if (isOne) expect(check).not.toThrow();
    else
      expect(check).toThrow(expect.objectContaining({ code: 'PARTICIPANTS_MISSING', details: { field: 'meetingId' } }));
  });
});

describe('attendance', () => {
  it('is what was told; who is not named was absent', () => {
    const told = attendanceOf(table, [{ participantId: 'teacher', attendance: 'video' }]);
    expect([told.get('teacher'), told.get('nurse'), told.size]).toEqual(['video', 'absent', 5]);
  });

  it.each([
    ['of a stranger', 'x', 'NOT_FOUND'],
    ['told twice', 'nurse', 'NAMED_TWICE'],
  ])('%s is refused', (_, participantId, code) => {
    const told = ['nurse', participantId].map((id) => ({ participantId: id, attendance: 'phone' as const }));
    expect(() => attendanceOf(table, told)).toThrow(
      expect.objectContaining({ code, details: { field: 'attendance.1.participantId' } }),
    );
  });
});

describe('11. a meeting without the family', () => {
  it.each([
    ['guardian', 'on-site', true],
    ['guardian', 'video', true],
    ['child', 'phone', true],
    ['guardian', 'written', false],
    ['guardian', 'absent', false],
    ['close-person', 'on-site', false],
  ] as const)('%s %s: held is %s', (role, attendance, isHeld) => {
    const check = (inAdvance: boolean) => () => requireFamilyPresent(inAdvance, [{ role, attendance }]);
    if (isHeld) expect(check(false)).not.toThrow();
    else expect(check(false)).toThrow(expect.objectContaining({ code: 'FAMILY_MISSING' }));
    expect(check(true)).not.toThrow();
  });
});
