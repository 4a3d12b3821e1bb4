import type { Clause } from './problem.domain.js';

/** Clauses that are bound together by shared people, so that one person must not sit in two of them. */
export interface Circle {
  readonly clauses: readonly Clause[];
  /** Everybody in it, the preferred first. */
  readonly people: readonly string[];
  /** Person → positions in `clauses`. */
  readonly seatsOf: ReadonlyMap<string, readonly number[]>;
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
  return groups.map(circleOf);
}

function circleOf(clauses: readonly Clause[]): Circle {
  const seatsOf = new Map<string, number[]>();
  const rank = new Map<string, number>();
  for (const [position, { anyOf }] of clauses.entries())
    for (const [index, id] of anyOf.entries()) {
      seatsOf.set(id, [...(seatsOf.get(id) ?? []), position]);
      rank.set(id, Math.min(rank.get(id) ?? index, index));
    }
  const people = [...seatsOf.keys()].toSorted((one, other) => rank.get(one)! - rank.get(other)!);
  return { clauses, people, seatsOf };
}

/**
 * Fills the seats of a circle with distinct people in the order given, or answers undefined when they do not suffice.
 * Whoever once has a seat keeps one (a transversal matroid), so the people who come first are preferred exactly.
 */
export function seat(circle: Circle, people: readonly string[]): Seating | undefined {
  const { clauses } = circle;
  if (clauses.length === 1) return seatAlone(clauses[0]!, people);
  const seated: string[][] = clauses.map(() => []);
  let empty = clauses.reduce((sum, { count }) => sum + count, 0);
  for (const id of people) {
    if (empty === 0) break;
    if (place(circle, seated, id, new Set())) empty -= 1;
  }
  if (empty > 0) return undefined;
  return new Map(clauses.map((clause, position) => [clause.id, inOrder(clause, seated[position]!)]));
}

function seatAlone(clause: Clause, people: readonly string[]): Seating | undefined {
  if (people.length < clause.count) return undefined;
  return new Map([[clause.id, inOrder(clause, people.slice(0, clause.count))]]);
}

const inOrder = ({ anyOf }: Clause, people: readonly string[]): readonly string[] =>
  people.length === 1 ? people : anyOf.filter((id) => people.includes(id));

/** Finds a seat for one more, moving others to another of their clauses when that makes room (an augmenting path). */
function place(circle: Circle, seated: string[][], id: string, tried: Set<number>): boolean {
  for (const position of circle.seatsOf.get(id)!) {
    if (tried.has(position)) continue;
    tried.add(position);
    const here = seated[position]!;
    if (here.length < circle.clauses[position]!.count) return here.push(id) > 0;
    const leaving = here.findIndex((other) => place(circle, seated, other, tried));
    if (leaving < 0) continue;
    here[leaving] = id;
    return true;
  }
  return false;
}
