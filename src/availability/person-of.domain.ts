import { holidaysOf } from './holidays.domain.js';
import type { BusyInterval, Hours, Person } from './problem.domain.js';
import { DAYS } from './problem.domain.js';
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

/** Everything recorded of somebody's time that touches a horizon. */
export interface PersonRow {
  readonly id: string;
  readonly hours: readonly HoursRow[];
  readonly exceptions: readonly ExceptionRow[];
  readonly busy: readonly BusyInterval[];
}

/** A horizon with what is the same for everybody in it. */
export interface Horizon extends Dates {
  readonly holidays: readonly Temporal.PlainDate[];
}

/** A horizon with its Finnish public holidays, which are days off for everybody (invariant 24). */
export function horizonOf({ from, to }: Dates): Horizon {
  const years = Array.from({ length: to.year - from.year + 1 }, (_, index) => from.year + index);
  const isWithin = (date: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(from, date) <= 0 && Temporal.PlainDate.compare(date, to) < 0;
  const holidays = years.flatMap((year) => holidaysOf(year).map(({ date }) => date)).filter(isWithin);
  return { from, to, holidays };
}

/**
 * Somebody as the engine sees them. Without hours in the horizon nothing is known of their time; with hours it is what
 * they told, since no calendar of theirs is read.
 */
export function personOf(row: PersonRow, horizon: Horizon): Person {
  const { from, to, holidays } = horizon;
  const [first, last] = [from.toString(), to.subtract({ days: 1 }).toString()];
  const holdsThroughout = ({ firstDay, lastDay }: HoursRow) =>
    firstDay <= first && (lastDay === null || last <= lastDay);
  const steady = row.hours.filter(holdsThroughout);
  const changing = row.hours.filter((hours) => !holdsThroughout(hours));
  const ofDays = new Map([...daysOfChange(changing, row.hours, horizon), ...daysOfException(row.exceptions)]);
  return {
    id: row.id,
    calendar: row.hours.length === 0 ? 'unknown' : 'declared',
    working: steady.map(({ weekday, ...hours }) => ({ days: [DAYS[weekday - 1]!], ...window(hours) })),
    exceptions: [...ofDays].map(([date, hours]) => ({ date: Temporal.PlainDate.from(date), hours })),
    unavailable: holidays,
    busy: row.busy,
  };
}

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
