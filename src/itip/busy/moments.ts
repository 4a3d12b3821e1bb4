import type { ContentLine } from '../content-line.js';
import { DAY, dayOf, type Length, readLength, readTold, type Told } from './wall.js';
import { Zone } from './zone.js';

/** What of an event cannot be read. Stable: the owner of the calendar is told. */
export type Trouble =
  | 'unknown-zone'
  | 'unreadable-time'
  | 'unreadable-rule'
  | 'unreadable-line'
  | 'ends-before-it-starts'
  | 'not-covered';

/** Left in the middle of reading an event. */
export class Unreadable extends Error {
  constructor(readonly trouble: Trouble) {
    super(trouble);
  }
}

const unreadable = (trouble: Trouble): never => {
  throw new Unreadable(trouble);
};

/** What is read, or what to go on with where it cannot be; the trouble is noted. */
export function orNoted<T>(read: () => T, otherwise: T, note: (trouble: Trouble) => void): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    note(error.trouble);
    return otherwise;
  }
}

/** Finds the zone of a TZID; null if nobody knows it. */
export type ZoneOf = (tzid: string) => Zone | null;

/** A time or a date of a calendar. */
export interface Moment extends Told {
  /** Null if floating, as dates always are. */
  readonly zone: Zone | null;
}

function momentIn(value: string, tzid: string | undefined, zoneOf: ZoneOf): Moment {
  const told = readTold(value) ?? unreadable('unreadable-time');
  if (told.isUtc) return { ...told, zone: Zone.UTC };
  if (told.isDate || tzid === undefined) return { ...told, zone: null };
  return { ...told, zone: zoneOf(tzid.trim()) ?? unreadable('unknown-zone') };
}

/** The moment a property tells. Throws `Unreadable`. */
export const momentOf = ({ value, parameters }: ContentLine, zoneOf: ZoneOf): Moment =>
  momentIn(value, parameters.get('TZID'), zoneOf);

/** The moments a property lists, such as EXDATE. Throws `Unreadable`. */
export const momentsOf = ({ value, parameters }: ContentLine, zoneOf: ZoneOf): Moment[] =>
  value.split(',').map((item) => momentIn(item, parameters.get('TZID'), zoneOf));

/** When a moment is, floating ones where they are read. */
export const instantOf = ({ zone, wall }: Moment, floating: Zone): number => (zone ?? floating).instantOf(wall);

/**
 * The day a moment names for an event that has days and no times. Some exclude a day of such an event by its first
 * instant in UTC, others by midnight UTC.
 */
export const dayIn = (moment: Moment, floating: Zone): number =>
  moment.isUtc && moment.wall % DAY !== 0 ? dayOf(floating.wallOf(moment.wall)) : dayOf(moment.wall);

/** A PERIOD of RFC 5545 3.3.9, or a mere start without a length. */
export interface Period {
  readonly start: Moment;
  readonly length: Length | null;
}

function periodIn(value: string, tzid: string | undefined, zoneOf: ZoneOf, floating: Zone): Period {
  const [from = '', to] = value.split('/');
  const start = momentIn(from, tzid, zoneOf);
  if (to === undefined) return { start, length: null };
  if (/^\s*[+-]?P/i.test(to)) return { start, length: readLength(to) ?? unreadable('unreadable-time') };
  const seconds = instantOf(momentIn(to, tzid, zoneOf), floating) - instantOf(start, floating);
  return { start, length: seconds >= 0 ? { days: 0, seconds } : unreadable('ends-before-it-starts') };
}

/** The periods a property lists: FREEBUSY, RDATE. Throws `Unreadable`. */
export const periodsOf = ({ value, parameters }: ContentLine, zoneOf: ZoneOf, floating: Zone): Period[] =>
  value.split(',').map((item) => periodIn(item, parameters.get('TZID'), zoneOf, floating));
