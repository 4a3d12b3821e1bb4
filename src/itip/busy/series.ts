import type { Budget } from './budget.js';
import type { CalendarEvent } from './event.js';
import { dayIn, instantOf, type Moment } from './moments.js';
import { occurrences } from './occurrences.js';
import type { Rule } from './rule.js';
import type { BusySpan } from './spans.js';
import { DAY, dayOf, type Length, type Wall } from './wall.js';
import type { Zone } from './zone.js';

/** What is asked of a calendar, in seconds since 1970, half-open. */
export interface Asked {
  readonly from: number;
  readonly to: number;
  /** Where days and floating times are read. */
  readonly home: Zone;
  readonly budget: Budget;
}

/** A part of a series that goes on as one event says: the series itself, or what stands for it from some instance on. */
interface Stretch {
  readonly since: Wall;
  readonly before: Wall;
  /** Null where the series ends, because another one goes on. */
  readonly as: CalendarEvent | null;
  /** How much later instances are than the series has them. */
  readonly shift: number;
}

const spanOf = (zone: Zone, wall: Wall, length: Length, status: BusySpan['status']): BusySpan => ({
  start: zone.instantOf(wall) * 1_000,
  end: (zone.instantOf(wall + length.days * DAY) + length.seconds) * 1_000,
  status,
});

/** Whether an instance of a series was taken out of it, by EXDATE or by an event that stands for it. */
function exclusionFrom(event: CalendarEvent, moments: readonly Moment[], home: Zone): (wall: Wall) => boolean {
  const days = new Set<number>();
  const instants = new Set<number>();
  for (const moment of moments) {
    if (event.isDate) days.add(dayIn(moment, home));
    else if (moment.isDate) days.add(dayOf(moment.wall));
    else instants.add(instantOf(moment, event.zone));
  }
  return (wall) => days.has(dayOf(wall)) || (instants.size > 0 && instants.has(event.zone.instantOf(wall)));
}

/**
 * Whether a rule still holds at a time, and until when at most. UNTIL may be told in another form than DTSTART, against
 * RFC 5545: a day then counts whole.
 */
function limitOf(
  rule: Rule,
  { zone, isDate }: CalendarEvent,
  home: Zone,
): { last: Wall; holds: (wall: Wall) => boolean } {
  const { until } = rule;
  if (until === null) return { last: Infinity, holds: () => true };
  const lastDay = until.isUtc ? Math.max(dayOf(until.wall), dayOf(home.wallOf(until.wall))) : dayOf(until.wall);
  if (isDate || until.isDate) return { last: (lastDay + 1) * DAY - 1, holds: (wall) => dayOf(wall) <= lastDay };
  if (until.isUtc) return { last: zone.wallOf(until.wall) + DAY, holds: (wall) => zone.instantOf(wall) <= until.wall };
  return { last: until.wall, holds: (wall) => wall <= until.wall };
}

/** The instances of a series by its rules, as the clock on its wall shows them. */
function* wallsOf(event: CalendarEvent, [from, to]: readonly [Wall, Wall], { home, budget }: Asked): Generator<Wall> {
  if (event.rules.length === 0 && event.start >= from && event.start < to) yield event.start;
  for (const rule of event.rules) {
    const { last, holds: counts } = limitOf(rule, event, home);
    const range = { from, to: Math.min(to, last + 1) };
    for (const wall of occurrences({ rule, start: event.start, ...range, counts, budget })) {
      budget.instance();
      yield wall;
    }
  }
}

/** Where a series has its own way, and where an event with RANGE=THISANDFUTURE has changed it. */
function stretchesOf(event: CalendarEvent, overrides: readonly CalendarEvent[], home: Zone): Stretch[] {
  const wallIn = (moment: Moment) =>
    event.isDate || moment.isDate ? dayIn(moment, home) * DAY : event.zone.wallOf(instantOf(moment, event.zone));
  const changes = overrides
    .filter(({ andLater, instead }) => andLater && instead)
    .map((as) => ({ as, since: wallIn(as.instead!) }))
    .toSorted((a, b) => a.since - b.since);
  const all = [{ as: event, since: -Infinity }, ...changes];
  return all.map(({ as, since }, i) => ({
    since,
    before: all[i + 1]?.since ?? Infinity,
    // With a rule of its own it is a series by itself.
    as: as !== event && as.rules.length > 0 ? null : as,
    shift: as === event ? 0 : as.start - since,
  }));
}

/** What RDATE adds to a series, in the zone it is told in. */
function* additionsOf(
  event: CalendarEvent,
  excluded: (wall: Wall) => boolean,
  { home, budget }: Asked,
): Generator<BusySpan> {
  for (const { start, length } of event.additions) {
    budget.step();
    // A time added to an event of days means the day it names, unless it says how long it takes.
    const isDay = event.isDate && length === null;
    const zone = isDay ? event.zone : (start.zone ?? event.zone);
    // A day added to an event that has times means its time on that day.
    const timed = start.isDate && !event.isDate ? start.wall + (event.start - dayOf(event.start) * DAY) : start.wall;
    const wall = isDay ? dayIn(start, home) * DAY : timed;
    const known = zone === event.zone ? wall : event.zone.wallOf(zone.instantOf(wall));
    if (!excluded(known)) yield spanOf(zone, wall, length ?? event.length, event.status!);
  }
}

/** When additions with a length of their own begin: it replaces that of the rule's instance at the same time. */
const lengthened = ({ additions, zone }: CalendarEvent): Set<number> =>
  new Set(additions.filter(({ length }) => length).map(({ start }) => instantOf(start, zone)));

/** The time a series takes, with what stands for single instances left out, around what is asked for. */
export function* spansOf(event: CalendarEvent, overrides: readonly CalendarEvent[], asked: Asked): Generator<BusySpan> {
  asked.budget.nextEvent();
  asked.budget.step(event.exceptions.length + event.additions.length + overrides.length);
  const instead = overrides.flatMap((override) => override.instead ?? []);
  const excluded = exclusionFrom(event, [...event.exceptions, ...instead], asked.home);
  const own = lengthened(event);
  for (const { since, before, as, shift } of stretchesOf(event, overrides, asked.home)) {
    if (!as?.status) continue;
    const reach = as.length.days * DAY + as.length.seconds + DAY;
    const from = Math.max(since, as.zone.wallOf(asked.from) - reach - shift);
    const to = Math.min(before, as.zone.wallOf(asked.to) + DAY - shift);
    for (const wall of wallsOf(event, [from, to], asked)) {
      const replaced = own.size > 0 && own.has(event.zone.instantOf(wall));
      if (!excluded(wall) && !replaced) yield spanOf(as.zone, wall + shift, as.length, as.status);
    }
  }
  if (event.status) yield* additionsOf(event, excluded, asked);
}
