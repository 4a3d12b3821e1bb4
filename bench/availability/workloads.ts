/** The workloads on which the engine is measured: seeded, so that every run and every machine gets the same. */
import type {
  BusyInterval,
  Clause,
  Person,
  Problem,
  WeeklyHours,
} from '../../src/availability/engine/problem.domain.ts';

/** What a problem is made of. */
export interface Shape {
  readonly people: number;
  readonly from: string;
  readonly days: number;
  /** Busy events a person has on a working day, one more or fewer. */
  readonly busyPerDay: number;
  /** How many people each clause chooses one from; 1 is somebody required. */
  readonly pools: readonly number[];
  /** Weekends are worked as well. */
  readonly everyDay?: boolean;
}

const FROM = '2026-11-30';
const alike = (count: number, size: number): number[] => Array.from({ length: count }, () => size);

/** From a small meeting to a whole region; W6 has no time at all, W7 has the Sundays on which the clock changes. */
export const WORKLOADS: Readonly<Record<string, Shape>> = {
  W1: { people: 4, from: FROM, days: 14, busyPerDay: 3, pools: alike(4, 1) },
  W2: { people: 8, from: FROM, days: 28, busyPerDay: 4, pools: [...alike(5, 1), 3] },
  W3: { people: 12, from: FROM, days: 56, busyPerDay: 5, pools: [...alike(6, 1), 3, 3] },
  W4: { people: 40, from: FROM, days: 56, busyPerDay: 5, pools: [...alike(4, 1), 12, 12, 12] },
  W5: { people: 200, from: FROM, days: 84, busyPerDay: 6, pools: alike(10, 20) },
  W6: { people: 14, from: FROM, days: 28, busyPerDay: 7, pools: [...alike(8, 1), 3, 3] },
  'W7 March': { people: 6, from: '2027-03-22', days: 14, busyPerDay: 2, pools: [1, 1, 1, 3], everyDay: true },
  'W7 October': { people: 6, from: '2027-10-25', days: 14, busyPerDay: 2, pools: [1, 1, 1, 3], everyDay: true },
};

const ZONE = 'Europe/Helsinki';
const QUARTER = 15;
const OPENS = 8 * 60;
const CLOSES = 16 * 60;

/** One problem of a shape: working days 8 to 16, events of 15 to 90 minutes on quarters, anywhere in them. */
export function problemOf(shape: Shape, seed: number): Problem {
  const random = mulberry32(seed);
  const from = Temporal.PlainDate.from(shape.from);
  const midnights = Array.from({ length: shape.days }, (_, day) => from.add({ days: day }))
    .filter(({ dayOfWeek }) => shape.everyDay || dayOfWeek < 6)
    .map((date) => date.toZonedDateTime({ timeZone: ZONE, plainTime: '00:00' }));
  const ids = Array.from({ length: shape.people }, (_, index) => `person ${index}`);
  return {
    timeZone: ZONE,
    now: from.toZonedDateTime(ZONE).toInstant(),
    from,
    to: from.add({ days: shape.days }),
    durationMinutes: 60,
    gridMinutes: QUARTER,
    proposals: 5,
    people: ids.map((id) => personOf(id, midnights, shape, random)),
    clauses: clausesOf(shape.pools, ids),
    optional: [],
    family: { must: [], prefer: [], avoid: [] },
  };
}

function personOf(
  id: string,
  midnights: readonly Temporal.ZonedDateTime[],
  { busyPerDay, everyDay }: Shape,
  random: () => number,
): Person {
  const busy = midnights.flatMap((midnight) => {
    const opens = midnight.with({ hour: OPENS / 60 }).epochMilliseconds;
    const events = Math.max(0, busyPerDay - 1 + Math.floor(random() * 3));
    return Array.from({ length: events }, (): BusyInterval => {
      const length = QUARTER * (1 + Math.floor(random() * 6));
      const start = QUARTER * Math.floor(random() * ((CLOSES - OPENS - length) / QUARTER + 1));
      return { start: opens + start * 60_000, end: opens + (start + length) * 60_000, status: 'busy' };
    });
  });
  const days: WeeklyHours['days'] = ['MO', 'TU', 'WE', 'TH', 'FR', ...(everyDay ? (['SA', 'SU'] as const) : [])];
  return { id, calendar: 'known', working: [{ days, start: '08:00', end: '16:00' }], busy };
}

/** Everybody in one clause only, in order. */
function clausesOf(pools: readonly number[], ids: readonly string[]): Clause[] {
  const left = [...ids];
  return pools.map((size, index) => ({ id: `clause ${index}`, anyOf: left.splice(0, size), count: 1 }));
}

/** Numbers from 0 to 1 that look random and are the same for the same seed. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
