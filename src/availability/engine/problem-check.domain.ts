import { refuse } from '../../platform/errors/domain-error.js';
import { checkFormats, checkModes, checkMunicipality } from './formats-check.domain.js';
import { DAYS, type Clause, type Hours, type Person, type Problem, type WeeklyHours } from './problem.domain.js';
import { minutesOf } from './windows.domain.js';

/** Calendars further away say little; twelve weeks. */
export const LONGEST_HORIZON_DAYS = 84;

/** Half a day, also with an interpreter. */
export const LONGEST_MEETING_MINUTES = 12 * 60;

const GRIDS: readonly number[] = [5, 15];
const LONGEST_BUFFER_MINUTES = 12 * 60;
const PROPOSALS_AT_MOST = 100;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

const LOCAL_TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Refuses a problem that has no meaning, at the first thing wrong, naming the field. */
export function checkProblem(problem: Problem): void {
  checkHorizon(problem);
  checkNumbers(problem);
  unique(
    problem.people.map(({ id }) => id),
    (index) => `people.${index}.id`,
  );
  for (const [index, person] of problem.people.entries()) checkPerson(person, `people.${index}`);
  const known = new Set(problem.people.map(({ id }) => id));
  checkClauses(problem.clauses, known);
  checkOptional(problem, known);
  checkWeekly(problem.family.must, 'family.must');
  checkWeekly(problem.family.prefer, 'family.prefer');
  checkWeekly(problem.family.avoid, 'family.avoid');
  checkFormats(problem);
}

function checkHorizon({ timeZone, from, to, now, leadTime }: Problem): void {
  if (!isTimeZone(timeZone, now)) refuse('TIME_ZONE_UNKNOWN', 'There is no such time zone.', 'timeZone');
  checkYear(now.toZonedDateTimeISO(timeZone).year, 'now');
  checkYear(from.year, 'from');
  checkYear(to.year, 'to');
  if (leadTime) checkYear(leadTime.since.year, 'leadTime.since');
  const days = from.until(to, { largestUnit: 'days' }).days;
  if (days <= 0) refuse('HORIZON_ENDS_FIRST', 'The search ends after it begins; `to` is exclusive.', 'to');
  if (days > LONGEST_HORIZON_DAYS) refuse('HORIZON_TOO_LONG', 'A search covers at most twelve weeks.', 'to');
}

function checkYear(year: number, field: string): void {
  if (!isCount(year, FIRST_YEAR, LAST_YEAR))
    refuse('YEAR_OUT_OF_RANGE', 'Times lie between the years 1900 and 2200.', field);
}

/** Temporal says so only by throwing, and nothing but the zone can be wrong here. */
function isTimeZone(timeZone: string, now: Temporal.Instant): boolean {
  try {
    return now.toZonedDateTimeISO(timeZone).timeZoneId !== '';
  } catch {
    return false;
  }
}

function checkNumbers({ durationMinutes, shorterMinutes, gridMinutes, proposals, leadTime }: Problem): void {
  checkDuration(durationMinutes, 'durationMinutes');
  for (const [index, minutes] of (shorterMinutes ?? []).entries()) checkDuration(minutes, `shorterMinutes.${index}`);
  if (!GRIDS.includes(gridMinutes)) refuse('GRID_UNKNOWN', 'Starts lie 5 or 15 minutes apart.', 'gridMinutes');
  if (!isCount(proposals, 0, PROPOSALS_AT_MOST))
    refuse('PROPOSALS_OUT_OF_RANGE', 'Ask for 0 to 100 proposals.', 'proposals');
  if (leadTime && !isCount(leadTime.targetWorkingDays, 0, Number.MAX_SAFE_INTEGER))
    refuse('TARGET_OUT_OF_RANGE', 'A target is a number of days.', 'leadTime.targetWorkingDays');
}

function checkDuration(minutes: number, field: string): void {
  if (!isCount(minutes, 1, LONGEST_MEETING_MINUTES))
    refuse('DURATION_OUT_OF_RANGE', 'A meeting lasts from a minute to twelve hours.', field);
}

function checkPerson(person: Person, at: string): void {
  const { working, exceptions = [], modes, municipality, load = 0 } = person;
  checkWeekly(working, `${at}.working`);
  checkBuffer(person.bufferBeforeMinutes, `${at}.bufferBeforeMinutes`);
  checkBuffer(person.bufferAfterMinutes, `${at}.bufferAfterMinutes`);
  checkModes(modes, `${at}.modes`);
  checkMunicipality(municipality, `${at}.municipality`);
  if (!isCount(load, 0, Number.MAX_SAFE_INTEGER)) refuse('LOAD_OUT_OF_RANGE', 'A load is a number.', `${at}.load`);
  unique(
    exceptions.map(({ date }) => date.toString()),
    (index) => `${at}.exceptions.${index}.date`,
  );
  for (const [index, { hours }] of exceptions.entries())
    for (const [number, window] of hours.entries()) checkHours(window, `${at}.exceptions.${index}.hours.${number}`);
  checkIntervals(person, at);
}

function checkIntervals({ busy, told = [] }: Person, at: string): void {
  const ofBusy = busy.findIndex(({ start, end }) => !(start <= end));
  if (ofBusy >= 0) refuse('BUSY_ENDS_FIRST', 'Busy time ends after it begins.', `${at}.busy.${ofBusy}.end`);
  const ofTold = told.findIndex(({ start, end }) => !(start <= end));
  if (ofTold >= 0) refuse('TOLD_ENDS_FIRST', 'A time that was told ends after it begins.', `${at}.told.${ofTold}.end`);
}

function checkBuffer(minutes: number | undefined, field: string): void {
  if (!isCount(minutes ?? 0, 0, LONGEST_BUFFER_MINUTES))
    refuse('BUFFER_OUT_OF_RANGE', 'A buffer lasts from nothing to twelve hours.', field);
}

function checkWeekly(windows: readonly WeeklyHours[], at: string): void {
  for (const [index, window] of windows.entries()) {
    if (window.days.length === 0 || window.days.some((day) => !DAYS.includes(day)))
      refuse('DAYS_UNKNOWN', 'Name days as MO, TU, WE, TH, FR, SA or SU.', `${at}.${index}.days`);
    checkHours(window, `${at}.${index}`);
    if (windows.slice(0, index).some((other) => overlap(window, other)))
      refuse('WINDOWS_OVERLAP', 'Windows of a day may touch, but not overlap.', `${at}.${index}`);
  }
}

/** Times of this form compare like the moments they stand for. */
const overlap = (one: WeeklyHours, other: WeeklyHours): boolean =>
  one.start < other.end && other.start < one.end && one.days.some((day) => other.days.includes(day));

function checkHours({ start, end }: Hours, at: string): void {
  const wellWritten = 'Write local times as 08:00; an end may be 24:00.';
  if (!LOCAL_TIME.test(start)) refuse('LOCAL_TIME_UNKNOWN', wellWritten, `${at}.start`);
  if (!LOCAL_TIME.test(end) && end !== '24:00') refuse('LOCAL_TIME_UNKNOWN', wellWritten, `${at}.end`);
  if (minutesOf(end) <= minutesOf(start))
    refuse('WINDOW_ENDS_FIRST', 'A window ends after it begins, on the same day.', `${at}.end`);
}

function checkClauses(clauses: readonly Clause[], known: ReadonlySet<string>): void {
  unique(
    clauses.map(({ id }) => id),
    (index) => `clauses.${index}.id`,
  );
  for (const [index, clause] of clauses.entries()) checkClause(clause, known, `clauses.${index}`);
}

function checkClause({ anyOf, count, modes, own = [] }: Clause, known: ReadonlySet<string>, at: string): void {
  if (anyOf.length === 0) refuse('CLAUSE_EMPTY', 'A clause names at least one person.', `${at}.anyOf`);
  unique(anyOf, (index) => `${at}.anyOf.${index}`);
  for (const [index, id] of anyOf.entries()) checkKnown(id, known, `${at}.anyOf.${index}`);
  if (!isCount(count, 1, anyOf.length))
    refuse('COUNT_OUT_OF_RANGE', 'A clause needs at least one and at most all of its people.', `${at}.count`);
  checkModes(modes, `${at}.modes`);
  const stranger = own.findIndex((id) => !anyOf.includes(id));
  if (stranger >= 0)
    refuse('OWN_NOT_IN_CLAUSE', 'The own workers of a clause are among its people.', `${at}.own.${stranger}`);
}

function checkOptional({ optional }: Problem, known: ReadonlySet<string>): void {
  unique(
    optional.map(({ person }) => person),
    (index) => `optional.${index}.person`,
  );
  for (const [index, { person, weight }] of optional.entries()) {
    checkKnown(person, known, `optional.${index}.person`);
    if (!(Number.isFinite(weight) && weight > 0))
      refuse('WEIGHT_OUT_OF_RANGE', 'A weight is a number above zero.', `optional.${index}.weight`);
  }
}

function checkKnown(id: string, known: ReadonlySet<string>, field: string): void {
  if (!known.has(id)) refuse('PERSON_UNKNOWN', 'Everybody named is among `people`.', field);
}

function unique(values: readonly string[], fieldOf: (index: number) => string): void {
  if (new Set(values).size === values.length) return;
  const index = values.findIndex((value, position) => values.indexOf(value) < position);
  refuse('NAMED_TWICE', 'This was named already.', fieldOf(index));
}

const isCount = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;
