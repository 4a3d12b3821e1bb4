import { refuse } from '../platform/errors/domain-error.js';
import { DAYS, type Clause, type Hours, type Person, type Problem, type WeeklyHours } from './problem.domain.js';
import { minutesOf } from './windows.domain.js';

/** Calendars further away say little; twelve weeks. */
export const LONGEST_HORIZON_DAYS = 84;

const LONGEST_MEETING_MINUTES = 12 * 60;
const GRIDS: readonly number[] = [5, 15];
const LONGEST_BUFFER_MINUTES = 12 * 60;
const PROPOSALS_AT_MOST = 100;

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
}

function checkHorizon({ timeZone, from, to, now }: Problem): void {
  if (!isTimeZone(timeZone, now)) refuse('TIME_ZONE_UNKNOWN', 'There is no such time zone.', 'timeZone');
  const days = from.until(to, { largestUnit: 'days' }).days;
  if (days <= 0) refuse('HORIZON_ENDS_FIRST', 'The search ends after it begins; `to` is exclusive.', 'to');
  if (days > LONGEST_HORIZON_DAYS) refuse('HORIZON_TOO_LONG', 'A search covers at most twelve weeks.', 'to');
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
  checkWeekly(person.working, `${at}.working`);
  checkBuffer(person.bufferBeforeMinutes, `${at}.bufferBeforeMinutes`);
  checkBuffer(person.bufferAfterMinutes, `${at}.bufferAfterMinutes`);
  const { exceptions = [], busy } = person;
  unique(
    exceptions.map(({ date }) => date.toString()),
    (index) => `${at}.exceptions.${index}.date`,
  );
  for (const [index, { hours }] of exceptions.entries())
    for (const [number, window] of hours.entries()) checkHours(window, `${at}.exceptions.${index}.hours.${number}`);
  for (const [index, { start, end }] of busy.entries())
    if (!(start <= end)) refuse('BUSY_ENDS_FIRST', 'Busy time ends after it begins.', `${at}.busy.${index}.end`);
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
  }
}

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
  for (const [index, { anyOf, count }] of clauses.entries()) {
    unique(anyOf, (number) => `clauses.${index}.anyOf.${number}`);
    for (const [number, id] of anyOf.entries()) checkKnown(id, known, `clauses.${index}.anyOf.${number}`);
    if (!isCount(count, 1, anyOf.length))
      refuse(
        'COUNT_OUT_OF_RANGE',
        'A clause needs at least one and at most all of its people.',
        `clauses.${index}.count`,
      );
  }
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
  const index = values.findIndex((value, position) => values.indexOf(value) < position);
  if (index >= 0) refuse('NAMED_TWICE', 'This was named already.', fieldOf(index));
}

const isCount = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;
