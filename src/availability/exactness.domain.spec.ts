import fc from 'fast-check';
import { proposeTimes } from './availability.domain.js';
import { type BusyInterval, type Clause, DAYS, type Hours, type Person, type Problem } from './problem.domain.js';

/**
 * The engine against the definition: every start and every choice of distinct people tried one by one, with instants
 * of Temporal only. Small problems, fixed seed, weeks in which the clock changes included.
 */
const RUNS = { seed: 20_261_122, numRuns: 400 };

type Window = readonly [start: Temporal.Instant, end: Temporal.Instant];

const isBefore = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0;

const localInstant = (date: Temporal.PlainDate, time: string, timeZone: string) =>
  time === '24:00'
    ? date.add({ days: 1 }).toZonedDateTime({ timeZone, plainTime: '00:00' }).toInstant()
    : date.toZonedDateTime({ timeZone, plainTime: time }).toInstant();

function datesOf({ from, to }: Problem): Temporal.PlainDate[] {
  const dates = [];
  for (let date = from; Temporal.PlainDate.compare(date, to) < 0; date = date.add({ days: 1 })) dates.push(date);
  return dates;
}

/** Windows of each date, as whoever decides about a date says. */
const windowsBy = (problem: Problem, hoursOf: (date: Temporal.PlainDate) => readonly Hours[]): Window[] =>
  datesOf(problem).flatMap((date) =>
    hoursOf(date).map(({ start, end }): Window => [
      localInstant(date, start, problem.timeZone),
      localInstant(date, end, problem.timeZone),
    ]),
  );

const weekly = (hours: Person['working']) => (date: Temporal.PlainDate) =>
  hours.filter(({ days }) => days.includes(DAYS[date.dayOfWeek - 1]!));

const workingOf = (person: Person, problem: Problem) =>
  windowsBy(problem, (date) => {
    if (person.unavailable?.some((off) => off.equals(date))) return [];
    return person.exceptions?.find((other) => other.date.equals(date))?.hours ?? weekly(person.working)(date);
  });

/** Walks from window to window until the end of the slot, or as far as it gets. */
function covered([start, end]: Window, windows: readonly Window[]): boolean {
  let reached = start;
  for (;;) {
    if (!isBefore(reached, end)) return true;
    const next = windows.find(([from, until]) => !isBefore(reached, from) && isBefore(reached, until));
    if (next === undefined) return false;
    reached = next[1];
  }
}

const overlap = ([start, end]: Window, other: BusyInterval) =>
  other.start < other.end && start.epochMilliseconds < other.end && other.start < end.epochMilliseconds;

const widened = ([start, end]: Window, person: Person): Window => [
  start.subtract({ minutes: person.bufferBeforeMinutes ?? 0 }),
  end.add({ minutes: person.bufferAfterMinutes ?? 0 }),
];

const isFree = (slot: Window, person: Person, working: readonly Window[]) =>
  person.calendar !== 'unknown' &&
  covered(slot, working) &&
  !person.busy.some((event) => event.status !== 'tentative' && overlap(widened(slot, person), event));

const isTentative = (slot: Window, person: Person) =>
  person.busy.some((event) => event.status === 'tentative' && overlap(widened(slot, person), event));

/** All ways to take so many of these. */
function choices(people: readonly string[], count: number): string[][] {
  if (count === 0) return [[]];
  return people.flatMap((id, index) => choices(people.slice(index + 1), count - 1).map((rest) => [id, ...rest]));
}

/** All ways to fill the clauses with distinct free people. */
function seatings(clauses: readonly Clause[], free: ReadonlySet<string>): string[][] {
  const [clause, ...rest] = clauses;
  if (clause === undefined) return [[]];
  return choices(
    clause.anyOf.filter((id) => free.has(id)),
    clause.count,
  ).flatMap((chosen) =>
    seatings(rest, new Set([...free].filter((id) => !chosen.includes(id)))).map((others) => [...chosen, ...others]),
  );
}

/** Every start that works, with the free people and the fewest tentative ones among those who could attend. */
function tryAll(problem: Problem): Map<string, { free: Set<string>; tentative: number }> {
  const found = new Map<string, { free: Set<string>; tentative: number }>();
  const horizonEnd = problem.to.toZonedDateTime(problem.timeZone).toInstant();
  const working = new Map(problem.people.map((person) => [person.id, workingOf(person, problem)]));
  const must = windowsBy(problem, weekly(problem.family.must));
  for (const date of datesOf(problem)) {
    const midnight = date.toZonedDateTime(problem.timeZone).toInstant();
    const nextMidnight = date.add({ days: 1 }).toZonedDateTime(problem.timeZone).toInstant();
    for (let start = midnight; isBefore(start, nextMidnight); start = start.add({ minutes: problem.gridMinutes })) {
      const slot: Window = [start, start.add({ minutes: problem.durationMinutes })];
      if (isBefore(start, problem.now) || isBefore(horizonEnd, slot[1])) continue;
      if (problem.family.must.length > 0 && !covered(slot, must)) continue;
      const free = new Set(
        problem.people.filter((person) => isFree(slot, person, working.get(person.id)!)).map(({ id }) => id),
      );
      const ways = seatings(problem.clauses, free);
      if (ways.length === 0) continue;
      const unsure = problem.people.filter((person) => isTentative(slot, person)).map(({ id }) => id);
      const tentative = Math.min(...ways.map((way) => way.filter((id) => unsure.includes(id)).length));
      found.set(start.toString(), { free, tentative });
    }
  }
  return found;
}

/** Weeks in which the clock changes, and one in which it does not. */
const FIRST_DAYS = [
  ['Europe/Helsinki', '2026-12-01'],
  ['Europe/Helsinki', '2027-03-27'],
  ['Europe/Helsinki', '2027-10-30'],
  ['America/New_York', '2027-03-13'],
  ['Australia/Lord_Howe', '2027-04-03'],
  ['Asia/Kathmandu', '2027-03-27'],
] as const;

const IDS = ['a', 'b', 'c', 'd', 'e'];

/** More often than not a time of the night in which the clock changes, or of the working day. */
const minuteOfDay = fc.oneof(
  fc.integer({ min: 0, max: 24 }).map((quarters) => quarters * 15),
  fc.integer({ min: 28, max: 70 }).map((quarters) => quarters * 15),
  fc.integer({ min: 0, max: 1440 }),
);

const timeText = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const hours: fc.Arbitrary<Hours> = fc
  .tuple(minuteOfDay, fc.oneof(minuteOfDay, fc.constant(1440)))
  .filter(([one, other]) => one !== other)
  .map(([one, other]) => ({ start: timeText(Math.min(one, other)), end: timeText(Math.max(one, other)) }));

/** Windows that touch as often as not. */
const windowsOfDay: fc.Arbitrary<Hours[]> = fc.oneof(
  fc.array(hours, { maxLength: 2 }),
  fc.constant<Hours[]>([{ start: '00:00', end: '24:00' }]),
  hours.chain((window) =>
    hours.map((other) => (other.end > window.end ? [{ start: window.end, end: other.end }, window] : [window, other])),
  ),
);

const weeklyHours = (most: number) =>
  fc
    .array(fc.tuple(windowsOfDay, fc.subarray([...DAYS], { minLength: 4 })), { minLength: 0, maxLength: most })
    .map((parts) => parts.flatMap(([windows, days]) => windows.map((window) => ({ ...window, days }))));

const busyAround = (midnight: Temporal.Instant): fc.Arbitrary<BusyInterval> =>
  fc
    .record({
      second: fc.oneof(
        fc.integer({ min: -8, max: 300 }).map((quarters) => quarters * 900),
        fc.integer({ min: -7200, max: 270_000 }),
      ),
      length: fc.oneof(fc.constantFrom(0, 1, 900, 3600, 14_400, 40_000), fc.integer({ min: 0, max: 20_000 })),
      status: fc.constantFrom('busy', 'out-of-office', 'hold', 'tentative', 'tentative', 'tentative', 'tentative'),
    })
    .map(({ second, length, status }) => {
      const start = midnight.epochMilliseconds + second * 1000;
      return { start, end: start + length * 1000, status };
    });

const buffer = fc.constantFrom(0, 0, 10, 15, 30);

const personAround = (first: Temporal.PlainDate, midnight: Temporal.Instant, id: string): fc.Arbitrary<Person> =>
  fc.record({
    id: fc.constant(id),
    calendar: fc.constantFrom('known', 'known', 'known', 'known', 'declared', 'unknown'),
    working: weeklyHours(2),
    exceptions: fc
      .option(windowsOfDay, { nil: undefined, freq: 3 })
      .map((other) => (other ? [{ date: first.add({ days: 1 }), hours: other }] : [])),
    unavailable: fc.constantFrom([], [], [], [first]),
    bufferBeforeMinutes: buffer,
    bufferAfterMinutes: buffer,
    busy: fc.array(busyAround(midnight), { maxLength: 5 }),
  });

const clausesOf = (people: readonly string[]): fc.Arbitrary<Clause[]> =>
  fc
    .array(
      fc
        .subarray([...people], { minLength: 1 })
        .chain((anyOf) => fc.integer({ min: 1, max: Math.min(2, anyOf.length) }).map((count) => ({ anyOf, count }))),
      { minLength: 1, maxLength: 3 },
    )
    .map((parts) => parts.map((part, index) => ({ id: `clause ${index}`, ...part })));

const problems: fc.Arbitrary<Problem> = fc
  .tuple(fc.constantFrom(...FIRST_DAYS), fc.integer({ min: 2, max: IDS.length }), fc.integer({ min: 1, max: 3 }))
  .chain(([[timeZone, day], size, days]) => {
    const from = Temporal.PlainDate.from(day);
    const midnight = from.toZonedDateTime(timeZone).toInstant();
    const ids = IDS.slice(0, size);
    return fc.record({
      timeZone: fc.constant(timeZone),
      now: fc.constantFrom(-60, 0, 7, 600).map((minutes) => midnight.add({ minutes })),
      from: fc.constant(from),
      to: fc.constant(from.add({ days })),
      durationMinutes: fc.constantFrom(15, 30, 50, 60, 90),
      gridMinutes: fc.constantFrom(15, 15, 15, 5),
      proposals: fc.constantFrom(3, 5),
      listAll: fc.constant(true),
      people: fc.tuple(...ids.map((id) => personAround(from, midnight, id))),
      clauses: clausesOf(ids),
      optional: fc.subarray(ids, { maxLength: 2 }).map((chosen) => chosen.map((person) => ({ person, weight: 1 }))),
      family: fc.record({
        must: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: weeklyHours(1) }),
        prefer: weeklyHours(1),
        avoid: weeklyHours(1),
      }),
    });
  });

/** Everybody works long days, and most of what keeps them busy is tentative: there is a choice of who attends. */
const roomy: fc.Arbitrary<Problem> = problems.map((problem) => ({
  ...problem,
  people: problem.people.map((person) => ({
    ...person,
    working: [{ days: DAYS, start: '00:00', end: '24:00' }],
    exceptions: [],
    busy: person.busy.map((event) =>
      event.status === 'hold' ? event : { ...event, end: event.end + 36_000_000, status: 'tentative' },
    ),
  })),
}));

/** The problem after something was given up, said anew. */
function afterChanges(problem: Problem, changes: ReturnType<typeof proposeTimes>['relaxations'][number]['change']) {
  return changes.reduce<Problem>((changed, change) => {
    if (!('clause' in change)) return { ...changed, ...change };
    const { clauses } = changed;
    return 'to' in change
      ? { ...changed, clauses: clauses.filter(({ id }) => id !== change.clause) }
      : {
          ...changed,
          clauses: clauses.map((one) => (one.id === change.clause ? { ...one, count: change.count } : one)),
        };
  }, problem);
}

describe('the engine and the definition agree', () => {
  it('on every start', () => {
    let solvable = 0;
    let sharing = 0;
    fc.assert(
      fc.property(problems, (problem) => {
        const expected = [...tryAll(problem).keys()];
        const answer = proposeTimes(problem);
        expect(answer.feasibleStarts!.map(String)).toEqual(expected);
        expect(answer.feasibleCount).toBe(expected.length);
        if (expected.length === 0) return;
        const seats = problem.clauses.flatMap(({ anyOf }) => anyOf);
        solvable += 1;
        if (new Set(seats).size < seats.length) sharing += 1;
      }),
      RUNS,
    );
    // Problems that nobody can solve prove little.
    expect(solvable).toBeGreaterThan(RUNS.numRuns / 4);
    expect(sharing).toBeGreaterThan(RUNS.numRuns / 20);
  });

  it('on who attends: as many as needed, free, distinct, as few tentative as possible', () => {
    fc.assert(
      fc.property(roomy, (problem) => {
        const expected = tryAll(problem);
        for (const { start, attend, optional, reasons } of proposeTimes(problem, 'en').proposals) {
          const { free, tentative } = expected.get(start.toString())!;
          const seated = Object.values(attend).flat();
          expect(new Set(seated).size).toBe(seated.length);
          for (const { id, anyOf, count } of problem.clauses) {
            expect(attend[id]).toHaveLength(count);
            expect(anyOf.filter((one) => free.has(one))).toEqual(expect.arrayContaining([...attend[id]!]));
          }
          expect(optional).toEqual(problem.optional.map(({ person }) => person).filter((id) => free.has(id)));
          const said = reasons.find(({ code }) => code === 'certainty')!.text;
          expect(said).toBe(
            tentative === 0 ? 'everybody needed can come' : `${tentative} of those needed have a tentative booking`,
          );
        }
      }),
      { ...RUNS, numRuns: 100 },
    );
  });

  it('on what giving something up buys', () => {
    let relaxed = 0;
    fc.assert(
      fc.property(problems, (problem) => {
        const before = [...tryAll(problem).keys()];
        const { relaxations } = proposeTimes(problem);
        if (before.length >= 3) expect(relaxations).toEqual([]);
        for (const { change, addsStarts, firstStart } of relaxations.slice(0, 3)) {
          const after = [...tryAll(afterChanges(problem, change)).keys()];
          expect(after.length - before.length).toBe(addsStarts);
          expect(after[0]).toBe(firstStart.toString());
          relaxed += 1;
        }
      }),
      { ...RUNS, numRuns: 100 },
    );
    expect(relaxed).toBeGreaterThan(50);
  });

  it('on diversity: two a day, two hours apart, the best one first', () => {
    fc.assert(
      fc.property(problems, (problem) => {
        const starts = proposeTimes(problem).proposals.map(({ start }) => start.toZonedDateTimeISO(problem.timeZone));
        const [best] = proposeTimes({ ...problem, proposals: 1 }).proposals;
        expect(starts[0]?.toInstant().toString()).toBe(best?.start.toString());
        const days = starts.map((start) => start.toPlainDate().toString());
        for (const day of days) expect(days.filter((other) => other === day).length).toBeLessThanOrEqual(2);
        for (const [index, start] of starts.entries())
          for (const other of starts.slice(index + 1))
            expect(Math.abs(start.until(other).total('minutes'))).toBeGreaterThanOrEqual(120);
      }),
      { ...RUNS, numRuns: 100 },
    );
  });
});
