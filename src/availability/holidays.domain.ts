/** A day on which Finnish offices are closed, also when it falls on a weekend. */
export interface Holiday {
  readonly date: Temporal.PlainDate;
  /** The Finnish name. */
  readonly name: string;
  /** False for the two eves that are days off by collective agreements, not by law. */
  readonly statutory: boolean;
}

const SATURDAY = 6;

/** Easter Sunday of a year by the Gregorian computus (the anonymous algorithm, Nature 1876). */
export function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 });
}

/** The Finnish holidays of a year in the order of the calendar. */
export function holidaysOf(year: number): readonly Holiday[] {
  const on = (month: number, day: number) => Temporal.PlainDate.from({ year, month, day });
  const easter = easterSunday(year);
  const afterEaster = (days: number) => easter.add({ days });
  const midsummer = saturdayFrom(on(6, 20));
  const holiday = (name: string, date: Temporal.PlainDate, statutory = true): Holiday => ({ date, name, statutory });
  return [
    holiday('uudenvuodenpäivä', on(1, 1)),
    holiday('loppiainen', on(1, 6)),
    holiday('pitkäperjantai', afterEaster(-2)),
    holiday('pääsiäispäivä', easter),
    holiday('2. pääsiäispäivä', afterEaster(1)),
    holiday('vappu', on(5, 1)),
    holiday('helatorstai', afterEaster(39)),
    holiday('helluntai', afterEaster(49)),
    holiday('juhannusaatto', midsummer.subtract({ days: 1 }), false),
    holiday('juhannuspäivä', midsummer),
    holiday('pyhäinpäivä', saturdayFrom(on(10, 31))),
    holiday('itsenäisyyspäivä', on(12, 6)),
    holiday('jouluaatto', on(12, 24), false),
    holiday('joulupäivä', on(12, 25)),
    holiday('tapaninpäivä', on(12, 26)),
  ].toSorted((one, other) => Temporal.PlainDate.compare(one.date, other.date));
}

/** Monday to Friday, and no holiday. */
export function isWorkingDay(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek < SATURDAY && !closedDays(date.year).has(date.toString());
}

/** The n-th working day after a date, or before it when `count` is negative; with 0 the date itself, whatever it is. */
export function addWorkingDays(date: Temporal.PlainDate, count: number): Temporal.PlainDate {
  const step = { days: Math.sign(count) };
  let day = date;
  for (let left = Math.abs(count); left > 0;) {
    day = day.add(step);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** How many working days there are after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  if (Temporal.PlainDate.compare(to, from) < 0) return -workingDaysBetween(to, from);
  const days = from.until(to, { largestUnit: 'days' }).days;
  const afterWholeWeeks = Array.from({ length: days % 7 }, (_, index) => ((from.dayOfWeek + index) % 7) + 1);
  const weekdays = Math.floor(days / 7) * (SATURDAY - 1) + afterWholeWeeks.filter((day) => day < SATURDAY).length;
  return weekdays - closedWeekdays(from, to);
}

/** How many holidays take a day of work after `from` up to and including `to`. */
function closedWeekdays(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  const [after, last] = [from.toString(), to.toString()];
  let count = 0;
  for (let year = from.year; year <= to.year; year += 1)
    for (const date of closedDays(year)) if (after < date && date <= last) count += 1;
  return count;
}

const saturdayFrom = (date: Temporal.PlainDate) => date.add({ days: (SATURDAY - date.dayOfWeek + 7) % 7 });

/** Holidays of a year that are not on a weekend. A year is asked for once per date, so it is computed once. */
const known = new Map<number, ReadonlySet<string>>();

function closedDays(year: number): ReadonlySet<string> {
  let closed = known.get(year);
  if (closed === undefined) {
    const onWeekdays = holidaysOf(year).filter(({ date }) => date.dayOfWeek < SATURDAY);
    closed = new Set(onWeekdays.map(({ date }) => date.toString()));
    known.set(year, closed);
  }
  return closed;
}
