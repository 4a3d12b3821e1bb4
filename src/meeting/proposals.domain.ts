import type { Clause, Person, Problem } from '../availability/problem.domain.js';
import type { Dates } from '../availability/working-time.domain.js';
import type { Needed } from './meeting.domain.js';
import { lengthOf } from './meeting-time.domain.js';

export type FamilyWindows = Problem['family'];

/** A meeting as far as finding a time goes. */
interface Sought {
  readonly durationMinutes: number;
  readonly zone: string;
  readonly isInterpreted: boolean;
  /** When the contact came; null when the lead time no longer counts. */
  readonly since: string | null;
  readonly professionals: readonly {
    readonly id: string;
    readonly professionalId: string;
    readonly needed: Needed;
    readonly clause: string | null;
  }[];
}

/** How the question is put. */
interface Asked extends Dates {
  readonly now: Temporal.Instant;
  readonly proposals: number;
  readonly family: FamilyWindows;
}

const GRID_MINUTES = 15;
/** From the contact to the meeting. */
const TARGET_WORKING_DAYS = 10;

/**
 * The problem a meeting poses to the engine: everybody required is a clause of their own, named by the participant; a
 * group is one clause, named as the group.
 */
export function problemOf(meeting: Sought, people: readonly Person[], asked: Asked): Problem {
  const { durationMinutes, zone, isInterpreted, since, professionals } = meeting;
  const groups = Map.groupBy(professionals, ({ id, needed, clause }) =>
    needed === 'optional' ? null : (clause ?? id),
  );
  const clauses = [...groups].flatMap(([id, members]): Clause[] =>
    id === null ? [] : [{ id, anyOf: members.map(({ professionalId }) => professionalId), count: 1 }],
  );
  const optional = (groups.get(null) ?? []).map(({ professionalId }) => ({ person: professionalId, weight: 1 }));
  const sinceDay = since === null ? null : Temporal.Instant.from(since).toZonedDateTimeISO(zone).toPlainDate();
  return {
    ...asked,
    timeZone: zone,
    durationMinutes: lengthOf(durationMinutes, isInterpreted),
    gridMinutes: GRID_MINUTES,
    ...(sinceDay && { leadTime: { since: sinceDay, targetWorkingDays: TARGET_WORKING_DAYS } }),
    people,
    clauses,
    optional,
  };
}
