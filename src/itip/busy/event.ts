import { type Component, propertiesOf, propertyOf } from '../component.js';
import {
  instantOf,
  type Moment,
  momentOf,
  momentsOf,
  orNoted,
  type Period,
  periodsOf,
  type Trouble,
  Unreadable,
  type ZoneOf,
} from './moments.js';
import { type Rule, readRule } from './rule.js';
import type { BusyStatus } from './spans.js';
import { busyStatusOf } from './verdict.js';
import { DAY, type Length, readLength, type Wall } from './wall.js';
import type { Zone } from './zone.js';

/** A VEVENT, as far as it tells of time. */
export interface CalendarEvent {
  /** Empty if there is none: then it belongs to no other. */
  readonly uid: string;
  readonly sequence: number;
  /** Null if it takes nobody's time. */
  readonly status: BusyStatus | null;
  /** Where DTSTART is told, the owner's zone if floating. */
  readonly zone: Zone;
  /** It has days and no times. */
  readonly isDate: boolean;
  readonly start: Wall;
  readonly length: Length;
  readonly rules: readonly Rule[];
  readonly additions: readonly Period[];
  readonly exceptions: readonly Moment[];
  /** RECURRENCE-ID: which instance of a series this stands for. */
  readonly instead: Moment | null;
  /** RANGE=THISANDFUTURE: it stands for all later ones, too. */
  readonly andLater: boolean;
}

/** What it takes to read the events of a calendar. */
export interface Reader {
  readonly zoneOf: ZoneOf;
  /** Where floating times and days are read. */
  readonly home: Zone;
  /** Mailbox of whose calendar it is. */
  readonly owner: string | undefined;
  /** Called once for each thing that cannot be read. */
  readonly note: (trouble: Trouble) => void;
}

/** DTSTART; throws `Unreadable` also if there is none. */
function startOf(event: Component, zoneOf: ZoneOf): Moment {
  const line = propertyOf(event, 'DTSTART');
  if (!line) throw new Unreadable('unreadable-time');
  return momentOf(line, zoneOf);
}

/** From DTSTART to DTEND. Days are nominal, times exact: every instance of a series lasts as many seconds. */
function lengthUntil(end: Moment, start: Moment, home: Zone): Length {
  const zone = start.zone ?? home;
  const seconds = instantOf(end, end.isDate ? home : zone) - instantOf(start, home);
  if (seconds < 0) throw new Unreadable('ends-before-it-starts');
  // An all-day event that ends on the day it starts is a fault of its writer, who means that day.
  if (start.isDate && end.isDate) return { days: Math.max(1, (end.wall - start.wall) / DAY), seconds: 0 };
  return { days: 0, seconds };
}

function lengthOf(event: Component, start: Moment, { zoneOf, home }: Reader): Length {
  const end = propertyOf(event, 'DTEND');
  if (end) return lengthUntil(momentOf(end, zoneOf), start, home);
  const duration = propertyOf(event, 'DURATION');
  if (!duration) return { days: start.isDate ? 1 : 0, seconds: 0 };
  const length = readLength(duration.value);
  if (!length) throw new Unreadable('unreadable-time');
  // As with DTEND: who writes down a day means that day.
  return start.isDate && length.days + length.seconds === 0 ? { days: 1, seconds: 0 } : length;
}

const BY_CLOCK = ['HOURLY', 'MINUTELY', 'SECONDLY'];

function rulesOf(event: Component, isDate: boolean, note: Reader['note']): Rule[] {
  const rules = propertiesOf(event, 'RRULE').map(({ value }) => readRule(value));
  const wrong = (rule: Rule | null) => rule === null || (isDate && BY_CLOCK.includes(rule.frequency));
  if (rules.some(wrong)) note('unreadable-rule');
  const usable = rules.filter((rule) => rule !== null && !wrong(rule)) as Rule[];
  // A day has no hours to repeat at (RFC 5545 3.3.10).
  return isDate ? usable.map((rule) => ({ ...rule, byHour: null, byMinute: null, bySecond: null })) : usable;
}

function sequenceOf(event: Component): number {
  const text = propertyOf(event, 'SEQUENCE')?.value.trim() ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : 0;
}

function read(event: Component, reader: Reader, status: BusyStatus | null): CalendarEvent {
  const { zoneOf, home, note } = reader;
  const start = startOf(event, zoneOf);
  const stands = propertyOf(event, 'RECURRENCE-ID');
  const instead = (stands && orNoted(() => momentOf(stands, zoneOf), null, note)) ?? null;
  const listed = <T>(name: string, each: (line: Component['properties'][number]) => T[]): T[] =>
    propertiesOf(event, name).flatMap((line) => orNoted(() => each(line), [], note));
  return {
    // Who stands for nobody knows which instance must not pass for the series.
    uid: stands && !instead ? '' : (propertyOf(event, 'UID')?.value.trim() ?? ''),
    sequence: sequenceOf(event),
    status,
    zone: start.zone ?? home,
    isDate: start.isDate,
    start: start.wall,
    length: lengthOf(event, start, reader),
    rules: rulesOf(event, start.isDate, note),
    additions: listed('RDATE', (line) => periodsOf(line, zoneOf, start.zone ?? home)),
    exceptions: listed('EXDATE', (line) => momentsOf(line, zoneOf)),
    instead,
    andLater: stands?.parameters.get('RANGE')?.trim().toUpperCase() === 'THISANDFUTURE',
  };
}

/** Reads a VEVENT. Null if it cannot be read at all; trouble of events that take nobody's time is nobody's trouble. */
export function eventOf(component: Component, reader: Reader): CalendarEvent | null {
  const status = busyStatusOf(component, reader.owner);
  const troubles = new Set<Trouble>();
  const event = orNoted(
    () => read(component, { ...reader, note: (trouble) => troubles.add(trouble) }, status),
    null,
    (trouble) => troubles.add(trouble),
  );
  if (status !== null) troubles.forEach((trouble) => reader.note(trouble));
  return event;
}
