/**
 * Just enough iCalendar for the demo's reply buttons: one event, one zone per time. The protocol library (`src/itip`)
 * is what the product reads mail with; a demo that used it could not show that another program's reply is understood.
 */

/** A content line of RFC 5545 3.1: its name, its value and the whole of it, unfolded. */
interface ContentLine {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
  readonly line: string;
}

/** What the pages show and the answers echo of a calendar part. */
export interface CalendarRequest {
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  readonly summary: string;
  readonly location: string;
  readonly start: Temporal.ZonedDateTime | null;
  readonly end: Temporal.ZonedDateTime | null;
  readonly organizer: string;
  /** Lines that an answer repeats as they are. */
  readonly echoed: readonly string[];
  readonly attendees: readonly string[];
}

export const HOME_ZONE = 'Europe/Helsinki';

const LINE = /^([A-Za-z0-9-]+)((?:;(?:"[^"]*"|[^":])*)?):(.*)$/s;

const contentLines = (text: string): ContentLine[] =>
  text
    .replaceAll(/\r?\n[ \t]/g, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const [, name, parameters, value] = LINE.exec(line) ?? [];
      return name === undefined ? [] : [{ name: name.toUpperCase(), parameters: parameters!, value: value!, line }];
    });

/** The properties of the first event, without those of the alarms inside it. */
function eventLines(lines: readonly ContentLine[]): ContentLine[] {
  const found: ContentLine[] = [];
  const open: string[] = [];
  for (const line of lines) {
    if (line.name === 'BEGIN') open.push(line.value.toUpperCase());
    else if (line.name === 'END' && open.pop() === 'VEVENT') break;
    else if (open.at(-1) === 'VEVENT') found.push(line);
  }
  return found;
}

const unescape = (text: string) => text.replaceAll(/\\([nN,;\\])/g, (_, c: string) => (/n/i.test(c) ? '\n' : c));

/** By name: under Jest, Temporal throws the errors of another realm. */
const UNREADABLE = new Set(['RangeError', 'URIError']);

/** What `parse` reads, or null where the text means nothing: mail may hold anything. */
function readable<T>(parse: () => T): T | null {
  try {
    return parse();
  } catch (error) {
    if (UNREADABLE.has((error as Error).name)) return null;
    throw error;
  }
}

export function addressOf(value: string): string {
  const address = value.replace(/^mailto:/i, '');
  return readable(() => decodeURIComponent(address)) ?? address;
}

/** A time in its zone; an unknown zone name counts as ours. Null for whole days and what is no time. */
function timeOf(line: ContentLine | undefined): Temporal.ZonedDateTime | null {
  if (!line || !/^\d{8}T\d{6}Z?$/.test(line.value)) return null;
  const { value, parameters } = line;
  if (value.endsWith('Z')) return readable(() => Temporal.Instant.from(value).toZonedDateTimeISO(HOME_ZONE));
  const zone = /;TZID="?([^";]+)/i.exec(parameters)?.[1] ?? HOME_ZONE;
  const local = readable(() => Temporal.PlainDateTime.from(value));
  return local && (readable(() => local.toZonedDateTime(zone)) ?? local.toZonedDateTime(HOME_ZONE));
}

/** Reads a calendar part; null when it has no event with UID and ORGANIZER, so that nothing could be answered. */
export function readCalendar(text: string): CalendarRequest | null {
  const lines = contentLines(text);
  const event = eventLines(lines);
  const property = (name: string) => event.find((line) => line.name === name);
  const value = (name: string) => unescape(property(name)?.value ?? '');
  const organizer = property('ORGANIZER');
  const start = timeOf(property('DTSTART'));
  const duration = property('DURATION');
  if (!organizer || !property('UID')) return null;
  return {
    method: lines.find(({ name }) => name === 'METHOD')?.value.toUpperCase() ?? '',
    uid: value('UID'),
    sequence: Number.parseInt(value('SEQUENCE') || '0', 10),
    summary: value('SUMMARY'),
    location: value('LOCATION'),
    start,
    end: duration && start ? readable(() => start.add(duration.value)) : timeOf(property('DTEND')),
    organizer: addressOf(organizer.value),
    echoed: event
      .filter(({ name }) => ['UID', 'ORGANIZER', 'RECURRENCE-ID', 'SUMMARY'].includes(name))
      .map(({ line }) => line),
    attendees: event.filter(({ name }) => name === 'ATTENDEE').map((line) => line.value),
  };
}
