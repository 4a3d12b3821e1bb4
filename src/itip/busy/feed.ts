import { type Component, parseLines } from '../component.js';
import { unfold, withoutControls } from '../content-line.js';
import { Rejected } from './budget.js';

/** Octets. Ten years of a full calendar have less. */
export const OCTETS_OF_FEED_AT_MOST = 10 * 1024 * 1024;
/** Alarms and the parts of time zones count, too. */
const COMPONENTS_AT_MOST = 50_000;

/** What busy time is told by. All else is left out before it is looked at: it is long, and nobody's business here. */
const NEEDED =
  /^(?:BEGIN|END|UID|SEQUENCE|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|RECURRENCE-ID|TRANSP|STATUS|ATTENDEE|FREEBUSY|ORGANIZER|TZID|TZOFFSETFROM|TZOFFSETTO|X-MICROSOFT-CDO-BUSYSTATUS)(?![A-Z0-9-])/i;

/** The calendars of a feed. */
export interface Feed {
  /** At least one. */
  readonly calendars: readonly Component[];
  /** How many lines that matter could not be read, or what tells of time and stands where nobody looks for it. */
  readonly strayLines: number;
}

/** Why a feed has no calendar that opens and closes. */
function whatIsWrong(lines: readonly string[]): Rejected {
  if (lines.length === 0) return new Rejected('empty');
  const begins = lines.some((line) => /^BEGIN:VCALENDAR\s*$/i.test(line));
  return new Rejected(begins ? 'truncated' : 'not-a-calendar');
}

/** Whether there are more components than anybody has, seen without reading them. */
function hasTooMany(octets: Uint8Array): boolean {
  const bytes = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
  let at = -1;
  for (let count = 0; count <= COMPONENTS_AT_MOST; count += 1)
    if ((at = bytes.indexOf('BEGIN:', at + 1)) === -1) return false;
  return true;
}

/** How much tells of time but stands within something else than a calendar, or beside all: two feeds glued together. */
function misplaced(components: readonly Component[], isCalendar = false): number {
  const tells = ({ name }: Component) => name === 'VEVENT' || name === 'VFREEBUSY';
  const inside = components.reduce((count, each) => count + misplaced(each.components), 0);
  return inside + (isCalendar ? 0 : components.filter(tells).length);
}

/**
 * Reads the calendars of a feed. Throws `Rejected` for whatever is none or does not end: a login page, half an answer.
 * They say nothing about anybody's time, and must never pass for an empty calendar.
 */
export function readFeed(octets: Uint8Array): Feed {
  if (octets.byteLength > OCTETS_OF_FEED_AT_MOST) throw new Rejected('too-large');
  if (hasTooMany(octets)) throw new Rejected('too-many-components');
  const all = withoutControls(unfold(octets).replaceAll(/\r\n?/g, '\n')).split('\n');
  const lines = all.filter((line) => NEEDED.test(line));
  const parsed = parseLines(lines);
  const calendars = parsed?.components.filter(({ name }) => name === 'VCALENDAR') ?? [];
  if (parsed === null || calendars.length === 0) throw whatIsWrong(all.filter((line) => line.trim() !== ''));
  // What stands behind the last calendar may be the beginning of another that was cut off.
  const tail = all.findLast((line) => line.trim() !== '') ?? '';
  const cutOff = /^END:VCALENDAR\s*$/i.test(tail) ? 0 : 1;
  const outside = misplaced(parsed.components.filter(({ name }) => name !== 'VCALENDAR'));
  const within = calendars.reduce((count, { components }) => count + misplaced(components, true), 0);
  return { calendars, strayLines: parsed.strayLines + cutOff + outside + within };
}
