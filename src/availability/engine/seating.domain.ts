import type { Clause } from './problem.domain.js';

/** Clauses that are bound together by shared people, so that one person must not sit in two of them. */
export interface Circle {
  readonly clauses: readonly Clause[];
  /** Everybody in it, once. */
  readonly people: readonly string[];
}

/** Clause id → who sits there, in the order of `anyOf`. */
export type Seating = ReadonlyMap<string, readonly string[]>;

/** Parts clauses into circles: two that share a person, also by way of others, are in one. */
export function circlesOf(clauses: readonly Clause[]): Circle[] {
  let groups: Clause[][] = [];
  for (const clause of clauses) {
    const people = new Set(clause.anyOf);
    const bound = groups.filter((group) => group.some(({ anyOf }) => anyOf.some((id) => people.has(id))));
    groups = [...groups.filter((group) => !bound.includes(group)), [...bound.flat(), clause]];
  }
  return groups.map((group) => ({ clauses: group, people: [...new Set(group.flatMap(({ anyOf }) => anyOf))] }));
}

/** Whether distinct people among the free ones can fill all seats of a circle. */
export function canSeat({ clauses }: Circle, free: ReadonlySet<string>): boolean {
  const seatOf = new Map<string, Clause>();
  return clauses.every((clause) =>
    Array.from({ length: clause.count }).every(() => fillSeat(clause, free, seatOf, new Set())),
  );
}

/** Finds somebody for one more seat, moving others to another of their clauses when that helps (an augmenting path). */
function fillSeat(clause: Clause, free: ReadonlySet<string>, seatOf: Map<string, Clause>, tried: Set<string>): boolean {
  for (const id of clause.anyOf) {
    if (tried.has(id) || !free.has(id) || seatOf.get(id) === clause) continue;
    tried.add(id);
    const present = seatOf.get(id);
    if (present !== undefined && !fillSeat(present, free, seatOf, tried)) continue;
    seatOf.set(id, clause);
    return true;
  }
  return false;
}
