import { millisecondsAt, millisecondsOf, momentOf, isoDate } from '../words/wall.js';
import { type Gathering, interpretedOf } from './form.js';
import type { Relaxation, Times } from './gathering.query.js';
import { anyOf } from './table.js';

/** As many times are asked about as are proposed first. */
const POLLED = 3;

/** The local start of an instant, as the server wants it: `2026-12-01T13:00`. */
export function localStartOf(instant: string): string {
  const moment = momentOf(instant);
  const two = (number: number) => String(number).padStart(2, '0');
  return `${isoDate(moment)}T${two(moment.hour)}:${two(moment.minute)}`;
}

/** The instant of a local start, in milliseconds since 1970. */
export function startOf(localStart: string): number {
  const [year, month, day, hour, minute] = localStart.split(/\D/).map(Number);
  return millisecondsAt({ year: year!, month: month!, day: day! }, hour! * 60 + minute!);
}

/** Whether somebody can still choose this start: an answer of later may no longer have it. */
const isOffered = ({ proposals, feasibleStarts }: Times, start: string): boolean =>
  proposals.some(({ localStart }) => localStart === start) ||
  (feasibleStarts ?? []).some((instant) => localStartOf(instant) === start);

/**
 * The start that is chosen: the best one until somebody chooses, and again when theirs is gone. A time of one's own is chosen
 * whatever calendars say, once it is told whole.
 */
export function chosenStart(times: Times | undefined, { start, own }: Pick<Gathering, 'start' | 'own'>): string | null {
  if (own) return own.day && own.clock ? `${own.day}T${own.clock}` : null;
  if (!times) return null;
  if (start !== null && isOffered(times, start)) return start;
  return times.proposals[0]?.localStart ?? null;
}

/** The starts that are asked about: the best three until somebody chooses. */
export function polledStarts(times: Times | undefined, asked: readonly string[] | null): readonly string[] {
  if (!times) return [];
  if (asked) return asked.filter((start) => isOffered(times, start)).toSorted();
  return times.proposals
    .slice(0, POLLED)
    .map(({ localStart }) => localStart)
    .toSorted();
}

const DAY = 24 * 60 * 60_000;

/** The same question with something given up: somebody, one of a group, the room, or the length, way and days. */
export function relaxed(form: Gathering, changes: Relaxation['change'], from: string): Partial<Gathering> {
  const clauses = changes.map(({ optionalClause }) => optionalClause);
  const groups = anyOf(form).filter(({ clause }) => clauses.includes(clause));
  const without = new Set([...clauses, ...groups.flatMap(({ people }) => people.map(({ id }) => id))]);
  const latest = <Key extends 'durationMinutes' | 'mode' | 'to'>(key: Key) =>
    changes.findLast((change) => change[key] != null)?.[key];
  const [durationMinutes, mode, to] = [latest('durationMinutes'), latest('mode'), latest('to')];
  return {
    invited: form.invited.map((each) => (without.has(each.id) ? { ...each, isNeeded: false } : each)),
    ...(form.room && without.has(form.room.id) && { room: null }),
    ...(durationMinutes != null && { durationMinutes }),
    ...(mode != null && { mode }),
    ...(to != null && { days: Math.round((millisecondsOf(`${to}T12:00Z`) - millisecondsOf(`${from}T12:00Z`)) / DAY) }),
  };
}

/** How long one meets, in minutes: with an interpreter everything is said twice. */
export const minutesOf = (form: Gathering): number => form.durationMinutes * (interpretedOf(form).length > 0 ? 2 : 1);

interface Span {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** How many are free for the whole of a stretch, in milliseconds since 1970. */
export const freeAt = (people: readonly (readonly Span[])[], from: number, to: number): number =>
  people.filter((spans) =>
    spans.some(({ startsAt, endsAt }) => millisecondsOf(startsAt) <= from && millisecondsOf(endsAt) >= to),
  ).length;
