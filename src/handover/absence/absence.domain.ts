import { isWorkingDay } from '../../availability/holidays.domain.js';

/** Over so many working days in a row somebody stands in (invariant 2). */
const ABSENCE_WITHOUT_STAND_IN = 5;
/** How far ahead is looked, and how far back for when an absence began: by that day it is known. */
const LOOK_AHEAD_DAYS = 90;
const LOOK_BACK_DAYS = 365;

/** First and last day, both counted; an open end has no last day. */
interface Days {
  readonly firstDay: Temporal.PlainDate;
  readonly lastDay: Temporal.PlainDate | null;
}

/** Usual hours on a weekday, in minutes from local midnight. */
interface Hours extends Days {
  /** ISO: 1 is Monday. */
  readonly weekday: number;
  readonly startMinute: number;
  readonly endMinute: number;
}

/** What is known of the time of who is responsible, and who stands in. */
export interface TimesOfResponsible {
  readonly hours: readonly Hours[];
  /** Days off, as `2026-12-31`. */
  readonly daysOff: ReadonlySet<string>;
  /** When they are out of office: half-open, merged, in order. */
  readonly outOfOffice: readonly (readonly [start: Temporal.Instant, end: Temporal.Instant])[];
  readonly standIns: readonly Days[];
}

/** An absence for which somebody is to be named. */
export interface Absence {
  readonly firstDay: Temporal.PlainDate;
  readonly lastDay: Temporal.PlainDate;
  readonly workingDays: number;
}

/** Which days are looked at. */
export const lookedAt = (today: Temporal.PlainDate) => ({
  from: today.subtract({ days: LOOK_BACK_DAYS }),
  to: today.add({ days: LOOK_AHEAD_DAYS }),
});

/** Of those whose hours nobody told. */
const OFFICE_HOURS = { startMinute: 8 * 60, endMinute: 16 * 60 };
const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0;
const isWithin = (day: Temporal.PlainDate, { firstDay, lastDay }: Days) =>
  !isBefore(day, firstDay) && (lastDay === null || !isBefore(lastDay, day));

/** Present, absent, or a day on which one does not work anyway: it neither counts nor ends an absence. */
function dayOf(day: Temporal.PlainDate, times: TimesOfResponsible, zone: string): 'present' | 'absent' | 'no-work' {
  if (!isWorkingDay(day)) return 'no-work';
  const known = times.hours.filter((each) => isWithin(day, each));
  const usual = known.length > 0 ? known.filter(({ weekday }) => weekday === day.dayOfWeek) : [OFFICE_HOURS];
  if (usual.length === 0) return 'no-work';
  if (times.daysOff.has(day.toString())) return 'absent';
  const midnight = Temporal.PlainTime.from('00:00');
  const at = (minutes: number) =>
    day
      .toZonedDateTime({ timeZone: zone, plainTime: minutes === 1440 ? midnight : midnight.add({ minutes }) })
      .add({ days: minutes === 1440 ? 1 : 0 })
      .toInstant();
  const isAway = ({ startMinute, endMinute }: { startMinute: number; endMinute: number }) =>
    times.outOfOffice.some(
      ([start, end]) =>
        Temporal.Instant.compare(start, at(startMinute)) <= 0 && Temporal.Instant.compare(at(endMinute), end) <= 0,
    );
  return usual.every(isAway) ? 'absent' : 'present';
}

/**
 * The absences of more than five working days in a row on some day of which, from today on, nobody stands in. One that
 * goes on beyond what is looked at counts up to there.
 */
export function absencesWithoutStandIn(times: TimesOfResponsible, today: Temporal.PlainDate, zone: string): Absence[] {
  const found: Absence[] = [];
  let run: Temporal.PlainDate[] = [];
  const close = () => {
    const isServed = (day: Temporal.PlainDate) =>
      isBefore(day, today) || times.standIns.some((days) => isWithin(day, days));
    if (run.length > ABSENCE_WITHOUT_STAND_IN && !run.every(isServed))
      found.push({ firstDay: run[0]!, lastDay: run.at(-1)!, workingDays: run.length });
    run = [];
  };
  const { from, to } = lookedAt(today);
  for (let day = from; !isBefore(to, day); day = day.add({ days: 1 })) {
    const kind = dayOf(day, times, zone);
    if (kind === 'absent') run.push(day);
    else if (kind === 'present') close();
  }
  close();
  return found;
}
