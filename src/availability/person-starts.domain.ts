import { type Grid, indexFrom, minuteNotBefore, minuteOf } from './grid.domain.js';
import type { Person } from './problem.domain.js';
import { erase, mark, noStarts, type Starts } from './starts.domain.js';
import type { Spans } from './windows.domain.js';

/** A pause shorter than this between two engagements is lost time. */
const SHORT_PAUSE_MINUTES = 15;

/** A person with busy time in minutes: a start and an end in turns, in any order. */
export interface Attendee {
  readonly person: Person;
  readonly blocking: readonly number[];
  readonly tentative: readonly number[];
}

/** A meeting of a length, somewhere on a grid. */
export interface Slots {
  readonly grid: Grid;
  readonly durationMinutes: number;
}

/** Reads everybody's busy time into minutes, outwards: a minute that is busy in part is busy. */
export function readPeople(people: readonly Person[]): ReadonlyMap<string, Attendee> {
  return new Map(people.map((person) => [person.id, readPerson(person)]));
}

function readPerson(person: Person): Attendee {
  const blocking: number[] = [];
  const tentative: number[] = [];
  for (const { start, end, status } of person.busy) {
    const kind = status === 'tentative' ? tentative : blocking;
    if (start < end) kind.push(minuteOf(start), minuteNotBefore(end));
  }
  return { person, blocking, tentative };
}

/** The starts of slots that lie wholly inside one of the spans. */
export function startsInside({ grid, durationMinutes }: Slots, spans: Spans): Starts {
  const starts = noStarts(grid.count);
  for (let at = 0; at < spans.length; at += 2)
    mark(starts, indexFrom(grid, spans[at]!), indexFrom(grid, spans[at + 1]! - durationMinutes + 1));
  return starts;
}

/** The starts of slots that overlap one of the windows. */
export function startsTouching(slots: Slots, windows: readonly number[]): Starts {
  const starts = noStarts(slots.grid.count);
  eachClash(slots, windows, [0, 0], (from, until) => mark(starts, from, until));
  return starts;
}

/**
 * When a person could come: the slot inside working time, and widened by the buffers free of what blocks. Nobody whose
 * calendar is unknown ever counts as free.
 */
export function freeStarts(slots: Slots, attendee: Attendee, working: Spans): Starts {
  if (attendee.person.calendar === 'unknown') return noStarts(slots.grid.count);
  const starts = startsInside(slots, working);
  eachClash(slots, attendee.blocking, buffersOf(attendee), (from, until) => erase(starts, from, until));
  return starts;
}

/** When the slot, widened by the buffers, overlaps something tentative. */
export function tentativeStarts(slots: Slots, attendee: Attendee): Starts {
  const starts = noStarts(slots.grid.count);
  eachClash(slots, attendee.tentative, buffersOf(attendee), (from, until) => mark(starts, from, until));
  return starts;
}

/** When a person would be left with a pause of under 15 minutes before or after the slot. */
export function tightStarts({ grid, durationMinutes }: Slots, { blocking }: Attendee): Starts {
  const starts = noStarts(grid.count);
  for (let at = 0; at < blocking.length; at += 2) {
    const [start, end] = [blocking[at]!, blocking[at + 1]!];
    mark(starts, indexFrom(grid, end), indexFrom(grid, end + SHORT_PAUSE_MINUTES));
    const latest = start - durationMinutes;
    mark(starts, indexFrom(grid, latest - SHORT_PAUSE_MINUTES + 1), indexFrom(grid, latest + 1));
  }
  return starts;
}

/** When the slot is the very first or the very last thing of a person's working day. */
export function edgeStarts({ grid, durationMinutes }: Slots, working: Spans): Starts {
  const starts = noStarts(grid.count);
  for (const [at, minute] of working.entries()) {
    const start = at % 2 === 0 ? minute : minute - durationMinutes;
    mark(starts, indexFrom(grid, start), indexFrom(grid, start + 1));
  }
  return starts;
}

const buffersOf = ({ person }: Attendee): Buffers => [person.bufferBeforeMinutes ?? 0, person.bufferAfterMinutes ?? 0];

type Buffers = readonly [before: number, after: number];

/** Tells for each window which starts make the widened slot overlap it. */
function eachClash(
  { grid, durationMinutes }: Slots,
  windows: readonly number[],
  [before, after]: Buffers,
  tell: (from: number, until: number) => void,
): void {
  for (let at = 0; at < windows.length; at += 2) {
    const from = indexFrom(grid, windows[at]! - durationMinutes - after + 1);
    tell(from, indexFrom(grid, windows[at + 1]! + before));
  }
}
