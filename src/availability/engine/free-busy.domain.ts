import { instantOf, layGrid } from './grid.domain.js';
import { openSpans, readPeople } from './person-starts.domain.js';
import type { Person } from './problem.domain.js';
import { joinSpans, less, type Spans, workingSpans } from './windows.domain.js';
import type { Dates } from '../working-time.domain.js';

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

/**
 * Somebody's time within some days of a zone. Tentative time is free time as well, and so is when they could come only
 * if need be.
 */
export function freeBusyOf(person: Person, dates: Dates, timeZone: string): FreeBusy {
  const grid = layGrid({ ...dates, timeZone, gridMinutes: 5 });
  const attendee = readPeople([person]).get(person.id)!;
  const within = (spans: Spans) => clipped(spans, grid.base, grid.end);
  const busy = within(joinSpans(attendee.blocking));
  const open = within(openSpans(attendee, workingSpans([person], grid).get(person.id)!));
  const tentative = within(joinSpans([...attendee.tentative, ...attendee.reluctant]));
  return { free: listed(less(open, busy)), tentative: listed(tentative), busy: listed(busy) };
}

/** How somebody could come at a time: certainly, perhaps (something tentative is there), or not. */
export function fitsIn({ free, tentative }: FreeBusy, { startsAt, endsAt }: Span): 'free' | 'tentative' | 'no' {
  const compare = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other);
  const isFree = free.some((span) => compare(span.startsAt, startsAt) <= 0 && compare(endsAt, span.endsAt) <= 0);
  if (!isFree) return 'no';
  const meets = tentative.some((span) => compare(span.startsAt, endsAt) < 0 && compare(startsAt, span.endsAt) < 0);
  return meets ? 'tentative' : 'free';
}

function clipped(spans: Spans, from: number, until: number): Spans {
  const within: number[] = [];
  for (let at = 0; at < spans.length; at += 2) {
    const [start, end] = [Math.max(spans[at]!, from), Math.min(spans[at + 1]!, until)];
    if (start < end) within.push(start, end);
  }
  return within;
}

const listed = (spans: Spans): Span[] =>
  Array.from({ length: spans.length / 2 }, (_, index) => ({
    startsAt: instantOf(spans[2 * index]!),
    endsAt: instantOf(spans[2 * index + 1]!),
  }));
