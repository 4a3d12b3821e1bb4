import { type Grid, indexFrom, minuteNotBefore, minuteOf } from './grid.domain.js';
import type { Person } from './problem.domain.js';
import { erase, mark, noStarts, type Starts } from './starts.domain.js';
import { readTold } from './told.domain.js';
import { joinSpans, type Spans } from './windows.domain.js';

/** A pause shorter than this between two engagements is lost time. */
const SHORT_PAUSE_MINUTES = 15;

/** A person with their time in minutes: a start and an end in turns; busy time in any order. */
export interface Attendee {
  readonly person: Person;
  readonly blocking: readonly number[];
  readonly tentative: readonly number[];
  /** When they said they can come. */
  readonly told: Spans;
  /** When they said they can come only if need be. */
  readonly reluctant: Spans;
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
  const { open, reluctant } = readTold(person.told ?? []);
  return { person, blocking, tentative, told: open, reluctant };
}

/** The time that counts as free where nothing takes it. */
export const openSpans = ({ told }: Attendee, working: Spans): Spans =>
  told.length === 0 ? working : joinSpans([...working, ...told]);

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

/** When a person could come: the slot inside their open time, and widened by buffers and travel free of what blocks. */
export function freeStarts(slots: Slots, attendee: Attendee, open: Spans, travel: number): Starts {
  const starts = startsInside(slots, open);
  eachClash(slots, attendee.blocking, paddingOf(attendee, travel), (from, until) => erase(starts, from, until));
  return starts;
}

/** When the slot, widened by buffers and travel, overlaps something tentative. */
export function tentativeStarts(slots: Slots, attendee: Attendee, travel: number): Starts {
  const starts = noStarts(slots.grid.count);
  eachClash(slots, attendee.tentative, paddingOf(attendee, travel), (from, until) => mark(starts, from, until));
  return starts;
}

/** When a person would be left with a pause of under 15 minutes before or after the slot and the way to it. */
export function tightStarts({ grid, durationMinutes }: Slots, { blocking }: Attendee, travel: number): Starts {
  const starts = noStarts(grid.count);
  for (let at = 0; at < blocking.length; at += 2) {
    const earliest = blocking[at + 1]! + travel;
    mark(starts, indexFrom(grid, earliest), indexFrom(grid, earliest + SHORT_PAUSE_MINUTES));
    const latest = blocking[at]! - travel - durationMinutes;
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

type Padding = readonly [before: number, after: number];

const paddingOf = ({ person }: Attendee, travel: number): Padding => [
  (person.bufferBeforeMinutes ?? 0) + travel,
  (person.bufferAfterMinutes ?? 0) + travel,
];

/** Tells for each window which starts make the widened slot overlap it. */
function eachClash(
  { grid, durationMinutes }: Slots,
  windows: readonly number[],
  [before, after]: Padding,
  tell: (from: number, until: number) => void,
): void {
  for (let at = 0; at < windows.length; at += 2) {
    const from = indexFrom(grid, windows[at]! - durationMinutes - after + 1);
    tell(from, indexFrom(grid, windows[at + 1]! + before));
  }
}
