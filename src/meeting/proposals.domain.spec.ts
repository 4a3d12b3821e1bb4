import type { Person } from '../availability/engine/problem.domain.js';
import { problemOf, type Sought, type SoughtSeat, travelUnknown, withoutTime } from './proposals.domain.js';

const asked = {
  from: Temporal.PlainDate.from('2026-12-01'),
  to: Temporal.PlainDate.from('2026-12-15'),
  now: Temporal.Instant.from('2026-11-23T07:00:00Z'),
  proposals: 5,
  family: { must: [], prefer: [], avoid: [] },
};
const one = (
  id: string,
  needed: SoughtSeat['needed'],
  clause: string | null = null,
  more: Partial<SoughtSeat> = {},
): SoughtSeat => ({
  id,
  professionalId: `${id}-person`,
  needed,
  clause,
  isRoom: false,
  municipality: null,
  load: 0,
  isOwn: false,
  ...more,
});
const meeting: Sought = {
  durationMinutes: 45,
  zone: 'Europe/Helsinki',
  isInterpreted: false,
  since: '2026-11-22 22:30:00+00',
  mode: 'remote',
  municipality: null,
  travel: [],
  professionals: [
    one('speech', 'optional'),
    one('teacher', 'required'),
    one('nurse', 'one-of', 'neuvola'),
    one('curator', 'required'),
    one('other-nurse', 'one-of', 'neuvola'),
  ],
};
const LIMINKA = '425';
const KEMPELE = '244';
const rooms = [
  one('small', 'one-of', 'tila', { isRoom: true, municipality: LIMINKA }),
  one('big', 'one-of', 'tila', { isRoom: true, municipality: KEMPELE }),
];
const person = (id: string, calendar: Person['calendar'] = 'declared'): Person => ({
  id: `${id}-person`,
  calendar,
  working: [],
  unavailable: [asked.from],
  busy: [],
});

describe('the problem a meeting poses', () => {
  it('has a clause for each required person and each group, the preferred first, and waits for no optional person', () => {
    const { clauses, optional } = problemOf(meeting, [], asked);
    expect(clauses).toEqual([
      { id: 'teacher', anyOf: ['teacher-person'], count: 1 },
      { id: 'neuvola', anyOf: ['nurse-person', 'other-nurse-person'], count: 1 },
      { id: 'curator', anyOf: ['curator-person'], count: 1 },
    ]);
    expect(optional).toEqual([{ person: 'speech-person', weight: 1 }]);
  });

  it('lets the engine double the time when something is interpreted', () => {
    expect(problemOf(meeting, [], asked)).toMatchObject({ durationMinutes: 45, isInterpreted: false });
    const interpreted = problemOf({ ...meeting, isInterpreted: true }, [], asked);
    expect(interpreted).toMatchObject({ durationMinutes: 45, isInterpreted: true });
  });

  it('counts from the local day of the contact, unless a meeting was held already', () => {
    expect(problemOf(meeting, [], asked).leadTime?.since.toString()).toBe('2026-11-23');
    expect(problemOf({ ...meeting, since: null }, [], asked).leadTime).toBeUndefined();
  });

  it('has a quarter of an hour between starts and lists the best, unless something else is asked for', () => {
    expect(problemOf(meeting, [], asked)).toMatchObject({ gridMinutes: 15, listAll: false });
    expect(problemOf(meeting, [], { ...asked, gridMinutes: 5, listAll: true })).toMatchObject({
      gridMinutes: 5,
      listAll: true,
    });
  });

  it('names who is of the family’s network already, and what everybody carries', () => {
    const professionals = [one('nurse', 'one-of', 'n', { load: 3 }), one('other', 'one-of', 'n', { isOwn: true })];
    const { clauses, people } = problemOf({ ...meeting, professionals }, [person('nurse'), person('other')], asked);
    expect(clauses).toEqual([{ id: 'n', anyOf: ['nurse-person', 'other-person'], count: 1, own: ['other-person'] }]);
    expect(people.map(({ load }) => load)).toEqual([3, 0]);
  });
});

describe('ways to meet', () => {
  const at = (mode: Sought['mode'], more: Partial<Sought> = {}, formats?: Parameters<typeof problemOf>[2]['formats']) =>
    problemOf({ ...meeting, mode, ...more }, [], { ...asked, formats }).formats;
  const inRoom = (municipality: string) => ({ mode: 'in-person', municipality });

  it.each<[string, ReturnType<typeof at>, unknown[]]>([
    ['remotely', at('remote', { municipality: LIMINKA }), [{ mode: 'remote' }]],
    ['in one place', at('in-person'), [{ mode: 'in-person' }]],
    ['in one place that is known', at('in-person', { municipality: LIMINKA }), [inRoom(LIMINKA)]],
    ['wherever a room is', at('in-person', { professionals: rooms }), [inRoom(LIMINKA), inRoom(KEMPELE)]],
    ['here, wherever else rooms are', at('in-person', { professionals: rooms, municipality: '564' }), [inRoom('564')]],
    ['either way', at('hybrid', { municipality: LIMINKA }), [inRoom(LIMINKA), { mode: 'remote' }]],
    ['at home', at('home', { municipality: LIMINKA }), [{ mode: 'home', municipality: LIMINKA }]],
    ['at home, not where a room is', at('home', { professionals: rooms }), [{ mode: 'home' }]],
    [
      'as asked for, each once',
      at('in-person', { municipality: LIMINKA }, [{ mode: 'remote' }, { mode: 'in-person' }, inRoom(LIMINKA) as never]),
      [{ mode: 'remote' }, inRoom(LIMINKA)],
    ],
    ['in none', at('in-person', {}, []), []],
  ])('%s', (_, formats, expected) => {
    expect(formats).toEqual(expected);
  });

  it('need a room only where people come together, and nobody asks the room', () => {
    const professionals = [...meeting.professionals, ...rooms];
    const { clauses, people } = problemOf(
      { ...meeting, mode: 'hybrid', professionals },
      [person('small', 'unknown'), person('nurse', 'unknown')],
      asked,
    );
    expect(clauses.at(-1)).toEqual({
      id: 'tila',
      anyOf: ['small-person', 'big-person'],
      count: 1,
      modes: ['in-person'],
    });
    expect(people[0]).toMatchObject({
      kind: 'room',
      modes: ['in-person'],
      municipality: LIMINKA,
      calendar: 'declared',
      unavailable: [],
    });
    expect(people[0]!.working).toEqual([expect.objectContaining({ start: '00:00', end: '24:00' })]);
    expect(people[1]).toMatchObject({ calendar: 'unknown' });
    expect(people[1]!.kind).toBeUndefined();
  });

  it('keep a way free for those of whom it is known, and tell of whom it is not', () => {
    const professionals = [
      one('near', 'required', null, { municipality: LIMINKA }),
      one('far', 'required', null, { municipality: KEMPELE }),
      one('lost', 'required', null, { municipality: '305' }),
      one('nowhere', 'required'),
      ...rooms,
    ];
    const sought: Sought = {
      ...meeting,
      professionals,
      mode: 'in-person',
      municipality: LIMINKA,
      travel: [{ from: KEMPELE, to: LIMINKA, minutes: 20 }],
    };
    const { people } = problemOf(
      sought,
      professionals.map(({ id }) => person(id)),
      asked,
    );
    expect(people.map(({ municipality }) => municipality)).toEqual([
      LIMINKA,
      KEMPELE,
      undefined,
      undefined,
      LIMINKA,
      KEMPELE,
    ]);
    expect(travelUnknown(sought, {})).toEqual(['lost-person', 'nowhere-person']);
    expect(travelUnknown({ ...sought, mode: 'remote' }, {})).toEqual([]);
  });
});

it('whoever said that they cannot come at a time is busy then, and nobody else', () => {
  const [startsAt, endsAt] = [asked.now, asked.now.add({ hours: 1 })];
  const people = [person('nurse'), person('teacher')];
  const cannot = { professionalIds: ['nurse-person'], span: { startsAt, endsAt } };
  const busy = [{ start: startsAt.epochMilliseconds, end: endsAt.epochMilliseconds, status: 'busy' }];
  expect(withoutTime(people, cannot).map((one) => one.busy)).toEqual([busy, []]);
  expect(withoutTime(people, null)).toEqual(people);
});
