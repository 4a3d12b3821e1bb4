import { holidaysOf } from './holidays.domain.js';
import { type CalendarsRow, knowledgeOf, type Stretch } from './knowledge.domain.js';
import type { BusyInterval, Hours, Person, ToldTime } from './engine/problem.domain.js';
import { DAYS } from './engine/problem.domain.js';
import { type Dates, type DayHours, localTime } from './working-time.domain.js';

/** Hours of a weekday and the days from and to which they hold, as ISO dates; both inclusive. */
interface HoursRow extends DayHours {
  readonly firstDay: string;
  readonly lastDay: string | null;
}

/** Other hours on one date; without minutes a day off. */
interface ExceptionRow {
  readonly day: string;
  readonly startMinute: number | null;
  readonly endMinute: number | null;
}

type Pair = readonly [start: number, end: number];

/** A week's busy time as it is stored: pairs of minutes since 1970 per status. */
type WeekRow = readonly [busy: readonly Pair[], outOfOffice: readonly Pair[], tentative: readonly Pair[]];
const STATUSES = ['busy', 'out-of-office', 'tentative'] as const;
const MINUTE = 60_000;

/** What somebody answered when they were asked about a time. */
interface Answered extends Stretch {
  readonly status: ToldTime['status'] | 'cannot';
}

/** Everything recorded of somebody's time that touches a horizon. */
export interface PersonRow {
  readonly id: string;
  /** They belong to some unit today. Who has left all of them left behind what they once told. */
  readonly isMember: boolean;
  readonly hours: readonly HoursRow[];
  readonly exceptions: readonly ExceptionRow[];
  readonly weeks: readonly WeekRow[];
  readonly painted: readonly ToldTime[];
  readonly answered: readonly Answered[];
  /** Meetings and holds. */
  readonly booked: readonly BusyInterval[];
  /** Null: they subscribed us to no calendar. */
  readonly calendars: CalendarsRow | null;
}

/** A horizon with what is the same for everybody in it. */
export interface Horizon extends Dates {
  readonly holidays: readonly Temporal.PlainDate[];
  readonly stretch: Stretch;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A horizon with its Finnish public holidays, which are days off for everybody (invariant 24). */
export function horizonOf({ from, to }: Dates, zone: string, now: Temporal.Instant): Horizon {
  const years = Array.from({ length: to.year - from.year + 1 }, (_, index) => from.year + index);
  const isWithin = (date: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(from, date) <= 0 && Temporal.PlainDate.compare(date, to) < 0;
  const holidays = years.flatMap((year) => holidaysOf(year).map(({ date }) => date)).filter(isWithin);
  const [start, end] = [from, to].map((date) => date.toZonedDateTime(zone).epochMilliseconds);
  return { from, to, holidays, stretch: { start: start!, end: end! }, now: now.epochMilliseconds };
}

/**
 * Somebody as the engine sees them. What is not known throughout the horizon is unknown to it: they are asked instead.
 * What they told, by painting or by answering, holds in any case; a no takes the time. Of who works nowhere any more
 * nothing is free, whatever they told.
 */
export function personOf(row: PersonRow, horizon: Horizon): Person {
  const { from, to, holidays, stretch, now } = horizon;
  const [first, last] = [from.toString(), to.subtract({ days: 1 }).toString()];
  const holdsThroughout = ({ firstDay, lastDay }: HoursRow) =>
    firstDay <= first && (lastDay === null || last <= lastDay);
  const steady = row.hours.filter(holdsThroughout);
  const changing = row.hours.filter((hours) => !holdsThroughout(hours));
  const ofDays = new Map([...daysOfChange(changing, row.hours, horizon), ...daysOfException(row.exceptions)]);
  const hasHours = row.isMember && row.hours.length > 0;
  const knowledge = knowledgeOf({ hasHours, calendars: row.calendars }, stretch, now);
  return {
    id: row.id,
    calendar: knowledge === 'partial' ? 'unknown' : knowledge,
    working: steady.map(({ weekday, ...hours }) => ({ days: [DAYS[weekday - 1]!], ...window(hours) })),
    exceptions: [...ofDays].map(([date, hours]) => ({ date: Temporal.PlainDate.from(date), hours })),
    unavailable: holidays,
    busy: [...row.weeks.flatMap(busyOfWeek), ...row.booked, ...row.answered.flatMap(refusedOf)],
    told: row.isMember ? [...row.painted, ...row.answered.flatMap(toldOf)] : [],
  };
}

const busyOfWeek = (week: WeekRow): BusyInterval[] =>
  week.flatMap((pairs, index) =>
    pairs.map(([start, end]) => ({ start: start * MINUTE, end: end * MINUTE, status: STATUSES[index]! })),
  );

const refusedOf = ({ start, end, status }: Answered): BusyInterval[] =>
  status === 'cannot' ? [{ start, end, status: 'busy' }] : [];
const toldOf = ({ start, end, status }: Answered): ToldTime[] => (status === 'cannot' ? [] : [{ start, end, status }]);

const window = ({ startMinute, endMinute }: Omit<DayHours, 'weekday'>): Hours => ({
  start: localTime(startMinute),
  end: localTime(endMinute),
});

/** A pattern that begins or ends within the horizon is written out day by day. */
function daysOfChange(
  changing: readonly HoursRow[],
  all: readonly HoursRow[],
  { from, to }: Dates,
): [string, Hours[]][] {
  if (changing.length === 0) return [];
  const days: [string, Hours[]][] = [];
  for (let date = from; Temporal.PlainDate.compare(date, to) < 0; date = date.add({ days: 1 })) {
    const day = date.toString();
    const holds = ({ weekday, firstDay, lastDay }: HoursRow) =>
      weekday === date.dayOfWeek && firstDay <= day && (lastDay === null || day <= lastDay);
    if (changing.some(holds)) days.push([day, all.filter(holds).map(window)]);
  }
  return days;
}

/** Several of one date add up; a day off beats them. */
function daysOfException(rows: readonly ExceptionRow[]): [string, Hours[]][] {
  return [...Map.groupBy(rows, ({ day }) => day)].map(([day, ofDay]) => {
    const isOff = ofDay.some(({ startMinute }) => startMinute === null);
    return [day, isOff ? [] : ofDay.map((row) => window({ startMinute: row.startMinute!, endMinute: row.endMinute! }))];
  });
}
