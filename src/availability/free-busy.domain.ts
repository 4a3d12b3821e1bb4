import { instantOf, layGrid } from './grid.domain.js';
import { readPeople } from './person-starts.domain.js';
import type { Person } from './problem.domain.js';
import { workingSpans } from './windows.domain.js';
import type { Dates } from './working-time.domain.js';

/** Half-open. */
export interface Span {
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
}

/** When somebody is free, tentatively taken, and busy: sorted and disjoint, each by itself. Never what by. */
export interface FreeBusy {
  readonly free: readonly Span[];
  readonly tentative: readonly Span[];
  readonly busy: readonly Span[];
}

/** Minutes since 1970, a start and an end in turns. */
type Minutes = readonly number[];

/** Somebody's time within some days of a zone. Tentative time is free time as well. */
export function freeBusyOf(person: Person, dates: Dates, timeZone: string): FreeBusy {
  const grid = layGrid({ ...dates, timeZone, gridMinutes: 5 });
  const { blocking, tentative } = readPeople([person]).get(person.id)!;
  const working = workingSpans([person], grid).get(person.id)!;
  const within = (minutes: Minutes) => merged(pairsOf(minutes)).flatMap((pair) => clipped(pair, [grid.base, grid.end]));
  const busy = within(blocking);
  const free = person.calendar === 'unknown' ? [] : pairsOf(working).flatMap((pair) => less(pair, busy));
  return { free: free.map(spanOf), tentative: within(tentative).map(spanOf), busy: busy.map(spanOf) };
}

/** How somebody could come at a time: certainly, perhaps (something tentative is there), or not. */
export function fitsIn({ free, tentative }: FreeBusy, { startsAt, endsAt }: Span): 'free' | 'tentative' | 'no' {
  const compare = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other);
  const isFree = free.some((span) => compare(span.startsAt, startsAt) <= 0 && compare(endsAt, span.endsAt) <= 0);
  if (!isFree) return 'no';
  const meets = tentative.some((span) => compare(span.startsAt, endsAt) < 0 && compare(startsAt, span.endsAt) < 0);
  return meets ? 'tentative' : 'free';
}

type Pair = readonly [start: number, end: number];

function pairsOf(minutes: Minutes): Pair[] {
  return Array.from({ length: minutes.length / 2 }, (_, index) => [minutes[2 * index]!, minutes[2 * index + 1]!]);
}

function merged(pairs: readonly Pair[]): Pair[] {
  const joined: [number, number][] = [];
  for (const [start, end] of pairs.toSorted((one, other) => one[0] - other[0])) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

function clipped([start, end]: Pair, [from, until]: Pair): Pair[] {
  const pair: Pair = [Math.max(start, from), Math.min(end, until)];
  return pair[0] < pair[1] ? [pair] : [];
}

/** What is left of a span without the others, which are sorted and disjoint. */
function less([start, end]: Pair, others: readonly Pair[]): Pair[] {
  const meeting = others.filter(([from, until]) => from < end && start < until);
  const starts = [start, ...meeting.map(([, until]) => until)];
  const ends = [...meeting.map(([from]) => from), end];
  return starts.flatMap((from, index): Pair[] => (from < ends[index]! ? [[from, ends[index]!]] : []));
}

const spanOf = ([start, end]: Pair): Span => ({ startsAt: instantOf(start), endsAt: instantOf(end) });
