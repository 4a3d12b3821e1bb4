import fc from 'fast-check';
import { proposeTimes } from '../availability.domain.js';
import {
  type BusyInterval,
  type Change,
  type Clause,
  DAYS,
  type Format,
  type Hours,
  MODES,
  type Person,
  type Problem,
  type Relaxation,
  type ToldTime,
  type WeeklyHours,
} from './problem.domain.js';

/**
 * The engine against the definition: every start, every way to meet, every choice of distinct people and everything that
 * could be given up, tried one by one on arrays of minutes. Nothing of the engine is used. Small problems, weeks in
 * which the clock changes included. `test/exactness.deep.spec.ts` runs this with many more of them, in several zones.
 */
const RUNS = {
  seed: Number(process.env['EXACTNESS_SEED'] ?? 20_261_122),
  numRuns: Number(process.env['EXACTNESS_RUNS'] ?? 300),
};
/** Of those in which each start is weighed in full, which takes longer. */
const RANKED = Math.max(300, Math.ceil(RUNS.numRuns / 3));

const DAY = 1440;
/** Minutes known before and after the horizon, for buffers, roads and one week more. */
const MARGIN = DAY;

/** Holidays on weekdays in the months that are tried. */
const HOLIDAYS = ['2026-12-24', '2026-12-25', '2027-01-01', '2027-01-06', '2027-03-26', '2027-03-29', '2027-05-06'];

// ——— the definition, minute by minute ———

/** What is known of each minute of somebody's time. */
interface Minutes {
  readonly working: Uint8Array;
  readonly open: Uint8Array;
  readonly blocked: Uint8Array;
  readonly tentative: Uint8Array;
  readonly reluctant: Uint8Array;
}

/** A problem laid out: minute 0 of every array is `zero`, counted from 1970. */
interface Layout {
  readonly problem: Problem;
  readonly zero: number;
  readonly dates: readonly { readonly date: Temporal.PlainDate; readonly start: number; readonly end: number }[];
  readonly people: ReadonlyMap<string, Minutes>;
  readonly must: Uint8Array;
  readonly prefer: Uint8Array;
  readonly avoid: Uint8Array;
}

const epochMinute = (date: Temporal.PlainDate, time: string, timeZone: string): number => {
  const zoned =
    time === '24:00'
      ? date.add({ days: 1 }).toZonedDateTime({ timeZone, plainTime: '00:00' })
      : date.toZonedDateTime({ timeZone, plainTime: time });
  return zoned.epochMilliseconds / 60_000;
};

/** What is given up changes neither people nor family: only another end of the horizon is laid out anew. */
const laidOut = new WeakMap<Problem['people'], Map<string, Layout>>();

function layOut(problem: Problem): Layout {
  const ofPeople = laidOut.get(problem.people) ?? new Map<string, Layout>();
  laidOut.set(problem.people, ofPeople);
  const layout = ofPeople.get(problem.to.toString()) ?? newLayout(problem);
  ofPeople.set(problem.to.toString(), layout);
  return { ...layout, problem };
}

function newLayout(problem: Problem): Layout {
  const { timeZone, from, to } = problem;
  const dates: Layout['dates'][number][] = [];
  for (let date = from; Temporal.PlainDate.compare(date, to) < 0; date = date.add({ days: 1 })) {
    const [start, end] = [epochMinute(date, '00:00', timeZone), epochMinute(date, '24:00', timeZone)];
    dates.push({ date, start, end });
  }
  const zero = dates[0]!.start - MARGIN;
  const empty = () => new Uint8Array(dates.at(-1)!.end - zero + MARGIN);
  const paint = (hoursOn: (date: Temporal.PlainDate) => readonly Hours[]) => {
    const minutes = empty();
    for (const { date } of dates)
      for (const { start, end } of hoursOn(date)) {
        const until = epochMinute(date, end, timeZone);
        for (let minute = epochMinute(date, start, timeZone); minute < until; minute += 1) minutes[minute - zero] = 1;
      }
    return minutes;
  };
  const weekly = (hours: readonly WeeklyHours[]) => (date: Temporal.PlainDate) =>
    hours.filter(({ days }) => days.includes(DAYS[date.dayOfWeek - 1]!));
  const workingOn = (person: Person) => (date: Temporal.PlainDate) => {
    if (person.unavailable?.some((off) => off.equals(date))) return [];
    return person.exceptions?.find((other) => other.date.equals(date))?.hours ?? weekly(person.working)(date);
  };
  const minutesOf = (person: Person): Minutes => {
    const told = person.told ?? [];
    const working = person.calendar === 'unknown' ? empty() : paint(workingOn(person));
    const covers = (second: number, time: ToldTime) => time.start <= second * 1000 && second * 1000 < time.end;
    const open = working.slice();
    const reluctant = empty();
    for (const minute of new Set(told.flatMap((time) => [...minutesTouched(time)])).values()) {
      if (minute < zero || minute >= zero + open.length) continue;
      const seconds = Array.from({ length: 60 }, (_, second) => minute * 60 + second);
      if (seconds.every((second) => told.some((time) => covers(second, time)))) open[minute - zero] = 1;
      const can = told.filter(({ status }) => status === 'can');
      const onlyIfNeedBe = (second: number) =>
        told.some((time) => covers(second, time)) && !can.some((time) => covers(second, time));
      if (seconds.some(onlyIfNeedBe)) reluctant[minute - zero] = 1;
    }
    const taken = (events: readonly BusyInterval[]) => {
      const minutes = empty();
      for (const event of events) for (const minute of minutesTouched(event)) minutes[minute - zero] = 1;
      return minutes;
    };
    return {
      working,
      open,
      reluctant,
      blocked: taken(person.busy.filter(({ status }) => status !== 'tentative')),
      tentative: taken(person.busy.filter(({ status }) => status === 'tentative')),
    };
  };
  return {
    problem,
    zero,
    dates,
    people: new Map(problem.people.map((person) => [person.id, minutesOf(person)])),
    must: problem.family.must.length === 0 ? empty().fill(1) : paint(weekly(problem.family.must)),
    prefer: paint(weekly(problem.family.prefer)),
    avoid: paint(weekly(problem.family.avoid)),
  };
}

/** Every minute of which an interval takes some part. */
function* minutesTouched({ start, end }: { readonly start: number; readonly end: number }): Generator<number> {
  if (start >= end) return;
  for (let minute = Math.floor(start / 60_000); minute * 60_000 < end; minute += 1) yield minute;
}

function all(minutes: Uint8Array, from: number, until: number): boolean {
  for (let at = from; at < until; at += 1) if (minutes[at] !== 1) return false;
  return true;
}

function any(minutes: Uint8Array, from: number, until: number): boolean {
  for (let at = from; at < until; at += 1) if (minutes[at] === 1) return true;
  return false;
}

const takes = ({ durationMinutes, isInterpreted }: Problem) => durationMinutes * (isInterpreted ? 2 : 1);

const formatsOf = ({ formats }: Problem): readonly (Format | undefined)[] => formats ?? [undefined];

const neededIn = (clauses: readonly Clause[], format: Format | undefined) =>
  clauses.filter(({ modes }) => !format || !modes || modes.includes(format.mode));

function comesTo(person: Person, format: Format | undefined): boolean {
  if (!format) return true;
  if (person.modes && !person.modes.includes(format.mode)) return false;
  if (person.kind !== 'room') return true;
  return format.mode === 'in-person' && person.municipality === format.municipality;
}

function roadOf({ municipality: home }: Person, format: Format | undefined, { travel = [] }: Problem): number {
  const there = format?.municipality;
  if (format?.mode === 'remote' || !home || !there || home === there) return 0;
  return travel.find(({ from, to }) => (from === home && to === there) || (from === there && to === home))!.minutes;
}

/** Somebody at one start held in one way; undefined when they cannot come. */
interface Fact {
  readonly uncertain: 'reluctant' | 'tentative' | undefined;
  readonly load: number;
  readonly travel: number;
  readonly disruption: number;
}

function factOf(layout: Layout, person: Person, start: number, format: Format | undefined): Fact | undefined {
  if (!comesTo(person, format)) return undefined;
  const { working, open, blocked, tentative, reluctant } = layout.people.get(person.id)!;
  const road = roadOf(person, format, layout.problem);
  const [from, until] = [start - layout.zero, start - layout.zero + takes(layout.problem)];
  const leaves = from - road - (person.bufferBeforeMinutes ?? 0);
  const isBack = until + road + (person.bufferAfterMinutes ?? 0);
  if (!all(open, from, until) || any(blocked, leaves, isBack)) return undefined;
  const isTight = any(blocked, from - road - 15, from - road) || any(blocked, until + road, until + road + 15);
  const begins = working[from] === 1 && working[from - 1] !== 1;
  const ends = working[until - 1] === 1 && working[until] !== 1;
  const isReluctant = any(reluctant, from, until);
  return {
    uncertain: isReluctant ? 'reluctant' : any(tentative, leaves, isBack) ? 'tentative' : undefined,
    load: person.load ?? 0,
    travel: 2 * road,
    disruption: (isTight ? 1 : 0) + (begins || ends ? 1 : 0),
  };
}

/** All ways to take so many of these. */
function choices(people: readonly string[], count: number): string[][] {
  if (count === 0) return [[]];
  return people.flatMap((id, index) => choices(people.slice(index + 1), count - 1).map((rest) => [id, ...rest]));
}

/** All ways to fill the clauses with distinct people who can come. */
function seatings(clauses: readonly Clause[], free: readonly string[]): string[][][] {
  const [clause, ...rest] = clauses;
  if (clause === undefined) return [[]];
  return choices(
    clause.anyOf.filter((id) => free.includes(id)),
    clause.count,
  ).flatMap((chosen) =>
    seatings(
      rest,
      free.filter((id) => !chosen.includes(id)),
    ).map((others) => [chosen, ...others]),
  );
}

/** Whether there is any such way. */
function canSeat([clause, ...rest]: readonly Clause[], free: readonly string[]): boolean {
  if (clause === undefined) return true;
  const here = clause.anyOf.filter((id) => free.includes(id));
  return choices(here, clause.count).some((chosen) =>
    canSeat(
      rest,
      free.filter((id) => !chosen.includes(id)),
    ),
  );
}

/** What speaks against a seating, the weightiest first: uncertain, stand-ins, load, travel, disruption. */
function costOf(clauses: readonly Clause[], seating: readonly (readonly string[])[], facts: Map<string, Fact>) {
  const cost = [0, 0, 0, 0, 0];
  for (const [index, seated] of seating.entries())
    for (const id of seated) {
      const fact = facts.get(id)!;
      const { own } = clauses[index]!;
      cost[0]! += fact.uncertain ? 1 : 0;
      cost[1]! += own && !own.includes(id) ? 1 : 0;
      cost[2]! += fact.load;
      cost[3]! += fact.travel;
      cost[4]! += fact.disruption;
    }
  return cost;
}

const compare = (one: readonly number[], other: readonly number[]) => {
  for (const [index, value] of one.entries()) if (value !== other[index]) return value - other[index]!;
  return 0;
};

/** Every start on the grid that is not before now and within horizon and family windows. */
function startsOf({ problem, zero, dates, must }: Layout): number[] {
  const horizonEnd = dates.at(-1)!.end;
  const starts: number[] = [];
  for (const { start: midnight, end } of dates)
    for (let start = midnight; start < end; start += problem.gridMinutes) {
      if (start * 60_000 < problem.now.epochMilliseconds || start + takes(problem) > horizonEnd) continue;
      if (all(must, start - zero, start - zero + takes(problem))) starts.push(start);
    }
  return starts;
}

function factsAt(layout: Layout, start: number, format: Format | undefined): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  for (const person of layout.problem.people) {
    const fact = factOf(layout, person, start, format);
    if (fact) facts.set(person.id, fact);
  }
  return facts;
}

/** Every start that works in some way. */
function workingStarts(layout: Layout): number[] {
  const { problem } = layout;
  return startsOf(layout).filter((start) =>
    formatsOf(problem).some((format) =>
      canSeat(neededIn(problem.clauses, format), [...factsAt(layout, start, format).keys()]),
    ),
  );
}

/** The best way to meet at a start, with what it is sorted by. */
interface Option {
  readonly start: number;
  readonly format: Format | undefined;
  readonly facts: Map<string, Fact>;
  readonly cost: readonly number[];
  readonly order: readonly number[];
}

function optionAt(layout: Layout, start: number): Option | undefined {
  const { problem } = layout;
  let best: Option | undefined;
  for (const [preference, format] of formatsOf(problem).entries()) {
    const facts = factsAt(layout, start, format);
    const clauses = neededIn(problem.clauses, format);
    const costs = seatings(clauses, [...facts.keys()]).map((seating) => costOf(clauses, seating, facts));
    if (costs.length === 0) continue;
    const cost = costs.reduce((least, other) => (compare(other, least) < 0 ? other : least));
    const order = orderOf(layout, start, { facts, cost, preference });
    if (!best || compare(order, best.order) < 0) best = { start, format, facts, cost, order };
  }
  return best;
}

function orderOf(
  { problem, zero, prefer, avoid }: Layout,
  start: number,
  { facts, cost, preference }: { facts: Map<string, Fact>; cost: readonly number[]; preference: number },
): number[] {
  const [from, until] = [start - zero, start - zero + takes(problem)];
  const comfort = any(avoid, from, until) ? 0 : all(prefer, from, until) ? 2 : 1;
  const weights = problem.optional.filter(({ person }) => facts.has(person)).map(({ weight }) => weight);
  const local = Temporal.Instant.fromEpochMilliseconds(start * 60_000).toZonedDateTimeISO(problem.timeZone);
  const lunch = ['11:00', '12:00'].map((time) => epochMinute(local.toPlainDate(), time, problem.timeZone));
  const meetsLunch = start < lunch[1]! && lunch[0]! < start + takes(problem) ? 1 : 0;
  const [uncertain, standIns, load, travel, disruption] = cost as [number, number, number, number, number];
  return [
    Math.max(0, workingDaysTo(local.toPlainDate(), problem) - (problem.leadTime?.targetWorkingDays ?? 10)),
    -comfort,
    uncertain,
    -weights.reduce((sum, weight) => sum + weight, 0),
    standIns,
    load,
    preference,
    travel,
    disruption + meetsLunch,
    start,
  ];
}

function workingDaysTo(date: Temporal.PlainDate, { leadTime, now, timeZone }: Problem): number {
  const since = leadTime?.since ?? now.toZonedDateTimeISO(timeZone).toPlainDate();
  const sign = Temporal.PlainDate.compare(date, since) < 0 ? -1 : 1;
  const [first, last] = sign < 0 ? [date, since] : [since, date];
  let days = 0;
  for (let day = first; Temporal.PlainDate.compare(day, last) < 0;) {
    day = day.add({ days: 1 });
    if (day.dayOfWeek < 6 && !HOLIDAYS.includes(day.toString())) days += 1;
  }
  return sign * days;
}

/** The best that give a choice: two a day, two hours apart, one before and one after noon if there is one. */
function chosenOf(layout: Layout, ranked: readonly Option[]): Option[] {
  const { timeZone, proposals } = layout.problem;
  const local = ({ start }: Option) =>
    Temporal.Instant.fromEpochMilliseconds(start * 60_000).toZonedDateTimeISO(timeZone);
  const isMorning = (option: Option) => option.start < epochMinute(local(option).toPlainDate(), '12:00', timeZone);
  const fits = (option: Option, taken: readonly Option[]) =>
    taken.every(({ start }) => Math.abs(start - option.start) >= 120) &&
    taken.filter((one) => local(one).toPlainDate().equals(local(option).toPlainDate())).length < 2;
  const fill = (first: readonly Option[]) => {
    const taken = [...first];
    for (const option of ranked)
      if (taken.length < proposals && !taken.includes(option) && fits(option, taken)) taken.push(option);
    return taken.toSorted((one, other) => compare(one.order, other.order));
  };
  const chosen = fill([]);
  if (proposals < 2 || chosen.length === 0 || new Set(chosen.map(isMorning)).size === 2) return chosen;
  const other = ranked.find((option) => isMorning(option) !== isMorning(chosen[0]!) && fits(option, [chosen[0]!]));
  return other ? fill([chosen[0]!, other]) : chosen;
}

/** Everything that could be given up, said anew as a problem; first singly, then in pairs. */
function attemptsAt(problem: Problem): [Change[], Problem][][] {
  const { clauses, formats, people, durationMinutes, shorterMinutes = [45, 30], from, to } = problem;
  const isRoom = (id: string) => people.find((one) => one.id === id)!.kind === 'room';
  const without = (...gone: Clause[]): [Change[], Problem][] => {
    const left = clauses.filter((clause) => !gone.includes(clause));
    const hasSomebody = formatsOf(problem).every((format) =>
      neededIn(left, format).some(({ anyOf }) => !anyOf.every(isRoom)),
    );
    const changes = gone.map(({ id }): Change => ({ clause: id, to: 'optional' }));
    return hasSomebody ? [[changes, { ...problem, clauses: left }]] : [];
  };
  const shorter = [...new Set(shorterMinutes)].filter((minutes) => minutes < durationMinutes);
  const eased = clauses.flatMap((clause) => without(clause));
  const later = to.add({ days: 7 });
  return [
    [
      ...eased,
      ...shorter.map((minutes): [Change[], Problem] => [
        [{ durationMinutes: minutes }],
        { ...problem, durationMinutes: minutes },
      ]),
      ...(formats && !formats.some(({ mode }) => mode === 'remote')
        ? [[[{ mode: 'remote' }], { ...problem, formats: [...formats, { mode: 'remote' }] }] as [Change[], Problem]]
        : []),
      ...(from.until(later).days <= 84 ? [[[{ to: later }], { ...problem, to: later }] as [Change[], Problem]] : []),
    ],
    [
      ...clauses.flatMap((one, index) => clauses.slice(index + 1).flatMap((other) => without(one, other))),
      ...eased.flatMap(([changes, left]) =>
        shorter.map((minutes): [Change[], Problem] => [
          [...changes, { durationMinutes: minutes }],
          { ...left, durationMinutes: minutes },
        ]),
      ),
    ],
  ];
}

function relaxationsOf(problem: Problem, before: readonly number[]): unknown[] {
  const instant = (minute: number) => Temporal.Instant.fromEpochMilliseconds(minute * 60_000);
  const dayOf = (minute: number) => instant(minute).toZonedDateTimeISO(problem.timeZone).toPlainDate();
  for (const attempts of attemptsAt(problem)) {
    const gains = attempts
      .map(([change, changed]) => ({ change, starts: workingStarts(layOut(changed)) }))
      .filter(({ starts }) => starts.length > before.length)
      .toSorted(
        ({ starts: one }, { starts: other }) =>
          Temporal.PlainDate.compare(dayOf(one[0]!), dayOf(other[0]!)) ||
          other.length - one.length ||
          one[0]! - other[0]!,
      );
    if (gains.length > 0)
      return gains.map(({ change, starts }): Relaxation => {
        const saved = before.length === 0 ? null : dayOf(starts[0]!).until(dayOf(before[0]!)).days;
        return {
          change,
          addsStarts: starts.length - before.length,
          firstStart: instant(starts[0]!),
          daysSaved: saved,
        };
      });
  }
  return [];
}

/** Whom to ask: unknown, could have a part, and told nothing into which the meeting fits. */
function askedOf(layout: Layout): string[] {
  const { problem, zero } = layout;
  const told = (person: Person) =>
    startsOf(layout).some((start) =>
      all(layout.people.get(person.id)!.open, start - zero, start - zero + takes(problem)),
    );
  const hasPart = (person: Person) =>
    formatsOf(problem).some(
      (format) =>
        comesTo(person, format) &&
        (problem.optional.some((one) => one.person === person.id) ||
          neededIn(problem.clauses, format).some(({ anyOf }) => anyOf.includes(person.id))),
    );
  return problem.people
    .filter((person) => person.calendar === 'unknown' && hasPart(person) && !told(person))
    .map(({ id }) => id);
}

// ——— random problems ———

/** Weeks in which the clock changes, and one in which it does not. */
const FIRST_DAYS = [
  ['Europe/Helsinki', '2026-12-01'],
  ['Europe/Helsinki', '2026-12-23'],
  ['Europe/Helsinki', '2027-03-27'],
  ['Europe/Helsinki', '2027-10-30'],
  ['America/New_York', '2027-03-13'],
  ['Australia/Lord_Howe', '2027-04-03'],
  ['Asia/Kathmandu', '2027-03-27'],
] as const;

const IDS = ['a', 'b', 'c', 'd', 'e'];
const PLACES = ['091', '564', '837'];

const timeText = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** More often than not a time of the night in which the clock changes, or of the working day. */
const minuteOfDay = fc.oneof(
  fc.integer({ min: 0, max: 24 }).map((quarters) => quarters * 15),
  fc.integer({ min: 28, max: 70 }).map((quarters) => quarters * 15),
  fc.integer({ min: 0, max: 1440 }),
);

/** Up to three windows that do not overlap, touching as often as not, in any order. */
const windowsOfDay: fc.Arbitrary<Hours[]> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Hours[]>([{ start: '00:00', end: '24:00' }]) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.uniqueArray(minuteOfDay, { minLength: 2, maxLength: 4 }), fc.boolean(), fc.boolean())
      .map(([minutes, isTouching, isTurned]) => {
        const sorted = minutes.toSorted((one, other) => one - other);
        const windows = sorted
          .slice(1)
          .map((end, index) => ({ start: timeText(sorted[index]!), end: timeText(end) }))
          .filter((_, index) => isTouching || index % 2 === 0);
        return isTurned ? windows.toReversed() : windows;
      }),
  },
);

/** One pattern for some days of the week, and another, or none, for the others. */
const weeklyHours: fc.Arbitrary<WeeklyHours[]> = fc
  .tuple(fc.subarray([...DAYS], { minLength: 3 }), windowsOfDay, fc.oneof(windowsOfDay, fc.constant([])))
  .map(([days, windows, others]) => {
    const otherDays = DAYS.filter((day) => !days.includes(day));
    return [
      ...windows.map((window) => ({ ...window, days })),
      ...(otherDays.length > 0 ? others.map((window) => ({ ...window, days: otherDays })) : []),
    ];
  });

/** An interval near the first days, in whole seconds, mostly on quarters of an hour or nearly so. */
const around = (midnight: Temporal.Instant, lengths: readonly number[]) =>
  fc
    .record({
      second: fc.oneof(
        fc.integer({ min: -8, max: 300 }).map((quarters) => quarters * 900),
        fc.integer({ min: -7200, max: 270_000 }),
      ),
      off: fc.constantFrom(0, 0, 0, 1, -1, 60, -60),
      length: fc.oneof(fc.constantFrom(...lengths), fc.integer({ min: 0, max: 20_000 })),
    })
    .map(({ second, off, length }) => {
      const start = midnight.epochMilliseconds + (second + off) * 1000;
      return { start, end: start + length * 1000 };
    });

const busyAround = (midnight: Temporal.Instant): fc.Arbitrary<BusyInterval> =>
  fc
    .tuple(
      around(midnight, [0, 1, 900, 3600, 14_400, 40_000]),
      fc.constantFrom<BusyInterval['status']>('busy', 'out-of-office', 'hold', 'tentative', 'tentative', 'tentative'),
    )
    .map(([interval, status]) => ({ ...interval, status }));

/** Some begin as another ends, to the second. */
const toldAround = (midnight: Temporal.Instant): fc.Arbitrary<ToldTime[]> =>
  fc
    .array(
      fc.tuple(
        around(midnight, [0, 3600, 3630, 7200, 40_000]),
        fc.constantFrom<ToldTime['status']>('can', 'can', 'if-need-be'),
        fc.boolean(),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) => {
      const told: ToldTime[] = [];
      for (const [{ start, end }, status, joins] of parts) {
        const from = joins && told.length > 0 ? told.at(-1)!.end : start;
        told.push({ start: from, end: from + end - start, status });
      }
      return told;
    });

const buffer = fc.constantFrom(0, 0, 10, 15, 30);
const someModes = fc.option(fc.subarray([...MODES], { minLength: 1 }), { nil: undefined, freq: 2 });

const personAround = (first: Temporal.PlainDate, midnight: Temporal.Instant, id: string): fc.Arbitrary<Person> =>
  fc.record(
    {
      id: fc.constant(id),
      calendar: fc.constantFrom('known', 'known', 'known', 'known', 'declared', 'unknown'),
      kind: fc.constantFrom('person', 'person', 'person', 'room'),
      modes: someModes,
      municipality: fc.option(fc.constantFrom(...PLACES), { nil: undefined, freq: 3 }),
      load: fc.constantFrom(0, 0, 1, 2, 5),
      working: weeklyHours,
      exceptions: fc
        .option(windowsOfDay, { nil: undefined, freq: 2 })
        .map((other) => (other ? [{ date: first.add({ days: 1 }), hours: other }] : [])),
      unavailable: fc.constantFrom([], [], [], [first]),
      bufferBeforeMinutes: buffer,
      bufferAfterMinutes: buffer,
      busy: fc.array(busyAround(midnight), { maxLength: 5 }),
      told: fc.option(toldAround(midnight), { nil: undefined, freq: 1 }),
    },
    { requiredKeys: ['id', 'calendar', 'working', 'busy', 'modes', 'municipality', 'told'] },
  );

const clausesOf = (people: readonly string[]): fc.Arbitrary<Clause[]> =>
  fc
    .array(
      fc.shuffledSubarray([...people], { minLength: 1 }).chain((anyOf) =>
        fc.record(
          {
            anyOf: fc.constant(anyOf),
            count: fc.constantFrom(1, 1, 2, 3).map((count) => Math.min(count, anyOf.length)),
            own: fc.subarray(anyOf),
            modes: fc.subarray([...MODES], { minLength: 1 }),
          },
          { requiredKeys: ['anyOf', 'count'] },
        ),
      ),
      { minLength: 1, maxLength: 3 },
    )
    .map((parts) => parts.map((part, index) => ({ id: `clause ${index}`, ...part })));

const format: fc.Arbitrary<Format> = fc.record(
  { mode: fc.constantFrom(...MODES), municipality: fc.constantFrom(...PLACES) },
  { requiredKeys: ['mode'] },
);

const travel = fc
  .tuple(
    ...['091 564', '837 091', '564 837'].map((pair) => fc.tuple(fc.constant(pair), fc.constantFrom(0, 20, 45, 90))),
  )
  .map((roads) => roads.map(([pair, minutes]) => ({ from: pair.slice(0, 3), to: pair.slice(4), minutes })));

const family = fc.record({
  must: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: weeklyHours }),
  prefer: fc.oneof(fc.constant([]), weeklyHours),
  avoid: fc.oneof(fc.constant([]), weeklyHours),
});

const problems: fc.Arbitrary<Problem> = fc
  .tuple(fc.constantFrom(...FIRST_DAYS), fc.integer({ min: 2, max: IDS.length }), fc.integer({ min: 1, max: 3 }))
  .chain(([[timeZone, day], size, days]) => {
    const from = Temporal.PlainDate.from(day);
    const midnight = from.toZonedDateTime(timeZone).toInstant();
    const ids = IDS.slice(0, size);
    const durationMinutes = fc.constantFrom(15, 30, 50, 60, 60, 60, 90);
    return fc.record(
      {
        timeZone: fc.constant(timeZone),
        now: fc.constantFrom(-60, 0, 7, 600).map((minutes) => midnight.add({ minutes })),
        from: fc.constant(from),
        to: fc.constant(from.add({ days })),
        durationMinutes,
        isInterpreted: fc.constantFrom(false, false, false, true),
        shorterMinutes: fc.array(durationMinutes, { maxLength: 3 }),
        gridMinutes: fc.constantFrom(15, 15, 15, 5),
        proposals: fc.constantFrom(1, 3, 5),
        listAll: fc.constant(true),
        leadTime: fc.record({
          since: fc.integer({ min: -10, max: 1 }).map((later) => from.add({ days: later })),
          targetWorkingDays: fc.constantFrom(0, 1, 2, 5),
        }),
        people: fc.tuple(...ids.map((id) => personAround(from, midnight, id))),
        clauses: clausesOf(ids),
        optional: fc
          .subarray(ids, { maxLength: 2 })
          .map((chosen) => chosen.map((person, index) => ({ person, weight: index + 1 }))),
        family,
        formats: fc.uniqueArray(format, {
          minLength: 1,
          maxLength: 3,
          selector: ({ mode, municipality }) => `${mode} ${municipality}`,
        }),
        travel,
      },
      { requiredKeys: REQUIRED },
    );
  });

const REQUIRED = [
  ...(['timeZone', 'now', 'from', 'to', 'durationMinutes', 'gridMinutes', 'proposals', 'listAll'] as const),
  ...(['people', 'clauses', 'optional', 'family', 'travel'] as const),
];

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

describe('the engine and the definition agree', () => {
  it('on every start, on what giving something up buys, and on whom to ask', () => {
    const seen = { solvable: 0, sharing: 0, held: 0, single: 0, pairs: 0, remote: 0, asked: 0 };
    fc.assert(
      fc.property(problems, (problem) => {
        const layout = layOut(problem);
        const starts = workingStarts(layout);
        const answer = proposeTimes(problem);
        expect(answer.feasibleStarts!.map((start) => start.epochMilliseconds / 60_000)).toEqual(starts);
        expect(answer.feasibleCount).toBe(starts.length);
        const expected = starts.length < 3 ? relaxationsOf(problem, starts) : [];
        expect(plain(answer.relaxations)).toEqual(plain(expected));
        expect(answer.ask).toEqual(askedOf(layout));
        const seats = problem.clauses.flatMap(({ anyOf }) => anyOf);
        if (starts.length > 0) seen.solvable += 1;
        if (starts.length > 0 && new Set(seats).size < seats.length) seen.sharing += 1;
        if (starts.length > 0 && problem.formats) seen.held += 1;
        const changes = answer.relaxations.map(({ change }) => change);
        if (changes.some(({ length }) => length === 1)) seen.single += 1;
        if (changes.some(({ length }) => length === 2)) seen.pairs += 1;
        if (changes.some(([change]) => 'mode' in change!)) seen.remote += 1;
        if (answer.ask.length > 0) seen.asked += 1;
      }),
      RUNS,
    );
    // Problems that show nothing prove little.
    const [least] = Object.entries(seen).toSorted(([, one], [, other]) => one - other);
    expect(least![1] / RUNS.numRuns).toBeGreaterThan(0.01);
    expect(seen.solvable / RUNS.numRuns).toBeGreaterThan(0.2);
  });

  it.each([
    ['random', problems],
    ['roomy', roomy],
  ] as const)('on the order of proposals and on who attends, in %s problems', (_, some) => {
    let proposed = 0;
    fc.assert(
      fc.property(some, (problem) => {
        const layout = layOut(problem);
        const options = startsOf(layout).flatMap((start) => optionAt(layout, start) ?? []);
        const ranked = options.toSorted((one, other) => compare(one.order, other.order));
        const chosen = chosenOf(layout, ranked);
        const { proposals } = proposeTimes(problem, 'en');
        expect(proposals.map(({ start }) => start.epochMilliseconds / 60_000)).toEqual(
          chosen.map(({ start }) => start),
        );
        for (const [index, proposal] of proposals.entries()) {
          proposed += 1;
          expectBest(problem, proposal, chosen[index]!);
        }
      }),
      { ...RUNS, numRuns: RANKED },
    );
    expect(proposed).toBeGreaterThan(RANKED / 2);
  });
});

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

/** The proposal seats distinct people who can come, as well as it can be done, and says so. */
function expectBest(
  problem: Problem,
  { start, end, format: held, attend, optional, reasons }: ReturnType<typeof proposeTimes>['proposals'][number],
  { format: best, facts, cost }: Option,
): void {
  expect(held).toEqual(best);
  expect(start.until(end).total('minutes')).toBe(takes(problem));
  const clauses = neededIn(problem.clauses, best);
  expect(Object.keys(attend)).toEqual(clauses.map(({ id }) => id));
  const seating = clauses.map(({ id }) => attend[id]!);
  expect(new Set(seating.flat()).size).toBe(seating.flat().length);
  for (const [index, { anyOf, count }] of clauses.entries()) {
    expect(seating[index]).toHaveLength(count);
    expect(seating[index]).toEqual(anyOf.filter((id) => seating[index]!.includes(id) && facts.has(id)));
  }
  expect(costOf(clauses, seating, facts)).toEqual(cost);
  expect(optional).toEqual(problem.optional.map(({ person }) => person).filter((id) => facts.has(id)));
  const isSaid = (what: Fact['uncertain']) => seating.flat().filter((id) => facts.get(id)!.uncertain === what).length;
  const [reluctant, tentative] = [isSaid('reluctant'), isSaid('tentative')];
  const said = [
    ...(reluctant > 0 ? [`${reluctant} of those needed can come if need be`] : []),
    ...(tentative > 0 ? [`${tentative} of those needed have a tentative booking`] : []),
  ];
  expect(reasons.find(({ code }) => code === 'certainty')!.text).toBe(said.join('; ') || 'everybody needed can come');
}
