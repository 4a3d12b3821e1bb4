import { type Component, componentsOf } from '../component.js';
import { Budget, Rejected, type Rejection } from './budget.js';
import { type CalendarEvent, eventOf, type Reader } from './event.js';
import { readFeed } from './feed.js';
import { coverageOf, covers, freeBusySpans } from './free-busy.js';
import type { Trouble } from './moments.js';
import { type Asked, spansOf } from './series.js';
import { type BusySpan, merged } from './spans.js';
import { DAY } from './wall.js';
import { Zones } from './zones.js';

/** What of a calendar is asked for. */
export interface BusyWindow {
  readonly from: Temporal.Instant;
  /** After `from`. */
  readonly to: Temporal.Instant;
  /** IANA zone of whose calendar it is: where all-day events and floating times are read. */
  readonly timeZone: string;
  /** Mailbox of whose calendar it is: what they declined does not make them busy. */
  readonly owner?: string;
}

/** What a calendar says about a window. */
export interface BusyReading {
  /** `partial`: something could not be read, so who is not busy is not known to be free. `rejected`: nothing is known. */
  readonly status: 'ok' | 'partial' | 'rejected';
  /** Merged per status, sorted by start, clipped to the window; empty if rejected. */
  readonly busy: readonly BusySpan[];
  /** A stable code and a little English: `unknown-zone: 2 events`. Never what stands in the calendar. */
  readonly warnings: readonly string[];
}

const WORDS: Readonly<Record<Rejection, string>> = {
  'bad-window': 'unknown zone, or the end is not after the start',
  empty: 'there is nothing in it',
  'not-a-calendar': 'there is no calendar in it, perhaps a page to log in',
  truncated: 'the calendar does not end as it began, perhaps it was cut off',
  'too-large': 'more octets than a calendar has',
  'too-many-components': 'more events than a calendar has',
  'too-much-recurrence': 'more repetitions than anybody has',
  'too-slow': 'not read in time',
  'out-of-memory': 'not read within its memory',
  failed: 'not read, for a reason of ours',
};

/** A reading that knows nothing, and why. */
export const rejected = (code: Rejection): BusyReading => ({
  status: 'rejected',
  busy: [],
  warnings: [`${code}: ${WORDS[code]}`],
});

/** Counts what could not be read. */
class Troubles {
  private readonly counts = new Map<Trouble, number>();

  readonly note = (trouble: Trouble, count = 1): void => {
    if (count > 0) this.counts.set(trouble, (this.counts.get(trouble) ?? 0) + count);
  };

  warnings(): string[] {
    const told = ([trouble, count]: [Trouble, number]) => {
      if (trouble === 'not-covered') return `${trouble}: it does not speak of the whole time asked for`;
      return `${trouble}: ${count} ${trouble === 'unreadable-line' ? 'line' : 'event'}${count === 1 ? '' : 's'}`;
    };
    return [...this.counts].map(told).toSorted();
  }
}

/** Of several versions of the same thing the newest; all of them if they do not tell which that is. */
function newest(events: readonly CalendarEvent[], key: (event: CalendarEvent) => string): CalendarEvent[] {
  const highest = new Map<string, number>();
  for (const event of events) highest.set(key(event), Math.max(event.sequence, highest.get(key(event)) ?? 0));
  return events.filter((event) => event.sequence === highest.get(key(event)));
}

/** The time that the events of one UID take: a series and what stands for single instances of it. */
function* spansOfOne(events: readonly CalendarEvent[], asked: Asked): Generator<BusySpan> {
  const series = newest(
    events.filter(({ instead }) => instead === null),
    () => '',
  );
  const overrides = newest(
    events.filter(({ instead }) => instead !== null),
    ({ instead }) => `${instead!.wall}${instead!.isUtc}`,
  );
  for (const event of series) yield* spansOf(event, overrides, asked);
  for (const event of overrides) yield* spansOf(event, [], asked);
}

function eventsByUid(calendars: readonly Component[], readerOf: (calendar: Component) => Reader): CalendarEvent[][] {
  const groups = new Map<string | CalendarEvent, CalendarEvent[]>();
  for (const calendar of calendars) {
    const reader = readerOf(calendar);
    for (const component of componentsOf(calendar, 'VEVENT')) {
      const event = eventOf(component, reader);
      if (!event) continue;
      const key = event.uid || event;
      const group = groups.get(key);
      if (group) group.push(event);
      else groups.set(key, [event]);
    }
  }
  return [...groups.values()];
}

/** What VFREEBUSY says. Where nothing else speaks and it does not speak of all that is asked for, that is noted. */
function freeBusyOf(calendars: readonly Component[], readerOf: (calendar: Component) => Reader, asked: Asked) {
  const each = calendars.flatMap((calendar) =>
    componentsOf(calendar, 'VFREEBUSY').map((component) => ({ component, reader: readerOf(calendar) })),
  );
  const alone = calendars.every((calendar) => componentsOf(calendar, 'VEVENT').length === 0);
  const known = each.map(({ component, reader }) => coverageOf(component, reader));
  if (alone && each.length > 0 && !covers(known, [asked.from, asked.to])) each[0]!.reader.note('not-covered');
  return each.flatMap(({ component, reader }) => freeBusySpans(component, reader));
}

function read(feed: Uint8Array, { from, to, timeZone, owner }: BusyWindow): BusyReading {
  const window = [from.epochMilliseconds, to.epochMilliseconds] as const;
  const budget = new Budget();
  const [first, last] = [Math.floor(window[0] / 1_000), Math.ceil(window[1] / 1_000)];
  const zones = new Zones(last + DAY, budget);
  const home = zones.named(timeZone);
  if (!home || window[0] >= window[1]) throw new Rejected('bad-window');
  const { calendars, strayLines } = readFeed(feed);
  const troubles = new Troubles();
  troubles.note('unreadable-line', strayLines);
  const readers = new Map(calendars.map((one) => [one, { zoneOf: zones.in(one), home, owner, note: troubles.note }]));
  const readerOf = (calendar: Component) => readers.get(calendar)!;
  const asked = { from: first, to: last, home, budget };
  const spans: BusySpan[] = freeBusyOf(calendars, readerOf, asked);
  for (const events of eventsByUid(calendars, readerOf)) for (const span of spansOfOne(events, asked)) spans.push(span);
  const warnings = troubles.warnings();
  return { status: warnings.length > 0 ? 'partial' : 'ok', busy: merged(spans, window), warnings };
}

/**
 * Reads a calendar feed (RFC 5545), from anybody. Never throws: a calendar that cannot be read must mean "unknown".
 * The reckoning is bounded, the time it takes only in `readBusyApart`.
 */
export function readBusy(feed: Uint8Array, window: BusyWindow): BusyReading {
  try {
    return read(feed, window);
  } catch (error) {
    return rejected(error instanceof Rejected ? error.code : 'failed');
  }
}
