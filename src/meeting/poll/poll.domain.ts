import { addWorkingDays, isWorkingDay } from '../../availability/holidays.domain.js';
import { DomainError, notFound, refuse } from '../../platform/errors/domain-error.js';
import { requireNamedEnd, spanFrom, type Start, startOf } from '../meeting-time.domain.js';

/** `decided`: everybody answered or the time is up, and what came of it waits for the counsellor. */
export const POLL_STATES = ['open', 'decided', 'closed'] as const;
export type PollState = (typeof POLL_STATES)[number];

/** Why nobody is asked any more. */
export const POLL_ENDS = ['confirmed', 'scheduled', 'cancelled', 'stopped'] as const;
export type PollEnd = (typeof POLL_ENDS)[number];

export const POLL_ANSWERS = ['can', 'if-need-be', 'cannot'] as const;
export type PollAnswerValue = (typeof POLL_ANSWERS)[number];

export const POLL_CHANNELS = ['link', 'phone'] as const;
export type PollChannel = (typeof POLL_CHANNELS)[number];

/**
 * Why somebody is written to: `new` to the poll; the meeting takes `longer`, so that they have to answer again; length or
 * deadline have `changed`, so that only reminders have to tell it; the question was `resent` by a new link.
 */
export type PollOccasion = 'new' | 'longer' | 'changed' | 'resent';

const TIMES_AT_LEAST = 2;
const TIMES_AT_MOST = 5;
/** The finest grid of the engine that chooses among the times. */
const GRID_MINUTES = 5;
const LONGEST_HORIZON = { weeks: 12 };
/** 48 hours of working days. */
const WORKING_DAYS_TO_ANSWER = 2;
const REMINDED_AFTER_WORKING_DAYS = 1;
const LAST_MORNING = Temporal.PlainTime.from('08:00');

/** Until when answers are taken: two working days on, at the same time of day. A day off counts as the next working day. */
export const deadlineFrom = (askedAt: Temporal.Instant, zone: string): Temporal.Instant =>
  workingDaysOn(askedAt, zone, WORKING_DAYS_TO_ANSWER);

/** When somebody who has not answered is reminded: after one working day, and at eight on the last morning. */
export interface Reminders {
  readonly afterADay: Temporal.Instant;
  /** Null where the time is up before eight. */
  readonly lastMorning: Temporal.Instant | null;
}

export function remindersOf(
  { askedAt, deadline }: { readonly askedAt: Temporal.Instant; readonly deadline: Temporal.Instant },
  zone: string,
): Reminders {
  const lastDay = deadline.toZonedDateTimeISO(zone).toPlainDate();
  const morning = lastDay.toZonedDateTime({ timeZone: zone, plainTime: LAST_MORNING }).toInstant();
  return {
    afterADay: workingDaysOn(askedAt, zone, REMINDED_AFTER_WORKING_DAYS),
    lastMorning: Temporal.Instant.compare(morning, deadline) < 0 ? morning : null,
  };
}

/**
 * Counted in days, so that a day on which the clocks change has its own length. Of a day off no hour counts: who is asked on
 * a Saturday has no less time than who is asked on the Monday after it.
 */
function workingDaysOn(from: Temporal.Instant, zone: string, days: number): Temporal.Instant {
  const local = from.toZonedDateTimeISO(zone);
  const asked = local.toPlainDate();
  const day = addWorkingDays(asked, isWorkingDay(asked) ? days : days + 1);
  return day.toZonedDateTime({ timeZone: zone, plainTime: local.toPlainTime() }).toInstant();
}

/** How times are asked for. */
export interface TimesAsked {
  readonly zone: string;
  readonly minutes: number;
  readonly now: Temporal.Instant;
  readonly deadline: Temporal.Instant;
}

/** The times that local ones of a zone mean: a few, each once, and none that is over before everybody has answered. */
export function timesOf(locals: readonly string[], { zone, minutes, now, deadline }: TimesAsked): Start[] {
  if (locals.length < TIMES_AT_LEAST || locals.length > TIMES_AT_MOST)
    refuse('TIMES_OUT_OF_RANGE', `Ask for ${TIMES_AT_LEAST} to ${TIMES_AT_MOST} times.`, 'times');
  const starts = locals.map((local, index) =>
    within(`times.${index}`, () => {
      const start = startOf(local, zone, now);
      requireNamedEnd(spanFrom(start.startsAt, minutes), zone);
      return start;
    }),
  );
  for (const [index, { localStart, startsAt }] of starts.entries()) {
    const field = `times.${index}`;
    if (Number(localStart.slice(-2)) % GRID_MINUTES !== 0)
      refuse('TIME_OFF_GRID', 'A time begins at full five minutes.', field);
    if (Temporal.Instant.compare(startsAt, deadline) <= 0)
      refuse('TIME_BEFORE_DEADLINE', 'The time would be over before everybody has answered; ring them.', field);
    if (starts.findIndex((other) => other.startsAt.equals(startsAt)) < index)
      refuse('NAMED_TWICE', 'This was named already.', field);
  }
  const { from, to } = daysOfTimes(starts, minutes, zone);
  if (Temporal.PlainDate.compare(from.add(LONGEST_HORIZON), to) < 0)
    refuse('TIMES_TOO_FAR_APART', 'The times lie within twelve weeks.', 'times');
  return starts;
}

/** The local days within which some meetings lie; `to` is exclusive. */
export function daysOfTimes(
  times: readonly { readonly startsAt: Temporal.Instant }[],
  minutes: number,
  zone: string,
): { from: Temporal.PlainDate; to: Temporal.PlainDate } {
  const sorted = times.map(({ startsAt }) => startsAt).toSorted((a, b) => Temporal.Instant.compare(a, b));
  const dayOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).toPlainDate();
  return { from: dayOf(sorted[0]!), to: dayOf(sorted.at(-1)!.add({ minutes })).add({ days: 1 }) };
}

/** The rules of one time name the field `start`; of several the client has to know which. */
function within<T>(field: string, task: () => T): T {
  try {
    return task();
  } catch (error) {
    if (error instanceof DomainError) throw new DomainError(error.code, error.message, { ...error.details, field });
    throw error;
  }
}

/** An answer to one time. */
export interface ToldAnswer {
  readonly timeId: string;
  readonly answer: PollAnswerValue;
}

/** An answer as it was given: for a meeting of this length. */
export interface GivenAnswer extends ToldAnswer {
  readonly minutes: number;
}

/** Whoever can for an hour can for less; for longer they have to be asked again. Whoever cannot, cannot. */
export const stillCounts = ({ answer, minutes }: Omit<GivenAnswer, 'timeId'>, needed: number): boolean =>
  answer === 'cannot' || minutes >= needed;

/** What of the answers says something new. The same once more, as by a second press, does not. */
export function newAnswers(
  told: readonly ToldAnswer[],
  known: ReadonlyMap<string, GivenAnswer>,
  minutes: number,
): ToldAnswer[] {
  return told.filter(({ timeId, answer }) => {
    const last = known.get(timeId);
    return last?.answer !== answer || !stillCounts(last, minutes);
  });
}

/** Passes if the answers are to times of the poll, each once. */
export function checkAnswers(told: readonly ToldAnswer[], timeIds: readonly string[]): void {
  if (told.length === 0) refuse('ANSWERS_MISSING', 'Answer at least one time.', 'answers');
  for (const [index, { timeId }] of told.entries()) {
    const field = `answers.${index}.timeId`;
    if (!timeIds.includes(timeId)) throw notFound(field);
    if (told.findIndex((other) => other.timeId === timeId) < index)
      refuse('NAMED_TWICE', 'This was named already.', field);
  }
}

/** Where a poll stands. */
interface PollStanding {
  readonly state: PollState;
  readonly deadline: Temporal.Instant;
}

/** Passes until nobody is asked any more. A closed poll is never opened again; a new one is. */
export function requireLive({ state }: Pick<PollStanding, 'state'>, field: string): void {
  if (state === 'closed') refuse('POLL_CLOSED', 'This poll is closed; open another one.', field);
}

/** Passes while the links take answers. */
export function requireInTime(poll: PollStanding, now: Temporal.Instant, field: string): void {
  requireLive(poll, field);
  if (isOver(poll, now)) refuse('POLL_OVER', 'The time for answers is up; ring them.', field);
}

/** Whether the time for answers is up. */
export const isOver = ({ deadline }: Pick<PollStanding, 'deadline'>, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(deadline, now) <= 0;

/** Passes once everybody has answered or the time is up. */
export function requireDecided({ state }: Pick<PollStanding, 'state'>): void {
  requireLive({ state }, 'pollId');
  if (state === 'open') refuse('POLL_OPEN', 'Answers are still awaited.', 'pollId');
}
