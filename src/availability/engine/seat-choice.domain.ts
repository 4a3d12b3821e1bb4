import type { Clause } from './problem.domain.js';
import { type Circle, circlesOf, type Seating } from './seating.domain.js';
import { leastCostly } from './seat-exchange.domain.js';
import type { SlotSearch } from './slot-search.domain.js';
import { has, type Starts, subtract } from './starts.domain.js';

/** What speaks against those who attend, summed up. */
export interface Burden {
  /** How many said they can only if need be, and how many others have something tentative. */
  readonly reluctant: number;
  readonly tentative: number;
  /** How many attend in place of the family's own worker, and how many meetings those who attend carry already. */
  readonly standIns: number;
  readonly load: number;
  /** There and back, of all. */
  readonly travelMinutes: number;
  /** How many get a pause under 15 minutes, or begin or end a stretch of their working time with the meeting. */
  readonly tight: number;
  readonly edge: number;
}

/** Somebody who may have a seat. */
interface Member {
  readonly id: string;
  readonly load: number;
  readonly travelMinutes: number;
  readonly free: Starts;
  readonly tentative: Starts;
  readonly reluctant: Starts;
  readonly tight: Starts;
  readonly edge: Starts;
  /** Free, and nothing of the above speaks against them. */
  readonly clear: Starts;
}

/** A seat of a clause taken by a member. */
interface Seat {
  readonly member: Member;
  readonly isStandIn: boolean;
  /** Where they stand among all who may sit there, by what is the same at every start; 0 is best, equals share it. */
  readonly tier: number;
}

/** The clauses of a circle, each with all who may sit there, the best first. */
export interface Bench {
  readonly clauses: readonly Clause[];
  readonly seats: readonly (readonly Seat[])[];
  readonly members: readonly Member[];
  /** Who sits where, by what tells one start from another. */
  readonly known: Map<string, readonly (readonly Seat[])[]>;
}

/** Makes ready to seat people at the starts of one way to meet. */
export function benchesOf(search: SlotSearch): Bench[] {
  return circlesOf(search.needed(search.setting.problem.clauses)).map((circle) => benchOf(circle, search));
}

function benchOf({ clauses, people }: Circle, search: SlotSearch): Bench {
  const members = new Map(people.map((id) => [id, memberOf(id, search)]));
  const seats = clauses.map((clause) => seatsOf(clause, members));
  return { clauses, seats, members: [...members.values()], known: new Map() };
}

function memberOf(id: string, search: SlotSearch): Member {
  const facts = {
    free: search.free(id),
    tentative: search.tentative(id),
    reluctant: search.reluctant(id),
    tight: search.tight(id),
    edge: search.edge(id),
  };
  const clear = facts.free.slice();
  for (const against of [facts.tentative, facts.reluctant, facts.tight, facts.edge]) subtract(clear, against);
  const load = search.setting.people.get(id)!.person.load ?? 0;
  return { id, load, travelMinutes: 2 * search.travel(id), ...facts, clear };
}

function seatsOf({ anyOf, own }: Clause, members: ReadonlyMap<string, Member>): Seat[] {
  const seats = anyOf.map((id) => ({ member: members.get(id)!, isStandIn: own?.includes(id) === false }));
  const sorted = seats.toSorted(compareAlways);
  let tier = 0;
  return sorted.map((seat, index) => {
    if (index > 0 && compareAlways(sorted[index - 1]!, seat) !== 0) tier += 1;
    return { ...seat, tier };
  });
}

function compareAlways(one: Omit<Seat, 'tier'>, other: Omit<Seat, 'tier'>): number {
  return (
    Number(one.isStandIn) - Number(other.isStandIn) ||
    one.member.load - other.member.load ||
    one.member.travelMinutes - other.member.travelMinutes
  );
}

/** What speaks against the best who could attend at a start that is known to work. */
export function burdenAt(benches: readonly Bench[], index: number): Burden {
  const sum = { reluctant: 0, tentative: 0, standIns: 0, load: 0, travelMinutes: 0, tight: 0, edge: 0 };
  for (const bench of benches)
    for (const seats of seatsAt(bench, index)) for (const seat of seats) add(sum, seat, index);
  return sum;
}

/** Who they are. */
export function seatingAt(benches: readonly Bench[], index: number): Seating {
  const seating = new Map<string, readonly string[]>();
  for (const bench of benches)
    for (const [position, seats] of seatsAt(bench, index).entries()) {
      const { id, anyOf } = bench.clauses[position]!;
      const seated = new Set(seats.map(({ member }) => member.id));
      seating.set(
        id,
        anyOf.filter((one) => seated.has(one)),
      );
    }
  return seating;
}

function add(sum: { -readonly [Key in keyof Burden]: number }, { member, isStandIn }: Seat, index: number): void {
  if (isStandIn) sum.standIns += 1;
  sum.load += member.load;
  sum.travelMinutes += member.travelMinutes;
  if (has(member.clear, index)) return;
  if (has(member.reluctant, index)) sum.reluctant += 1;
  else if (has(member.tentative, index)) sum.tentative += 1;
  if (has(member.tight, index)) sum.tight += 1;
  if (has(member.edge, index)) sum.edge += 1;
}

/**
 * Seats people so that as little as possible speaks against it, the weightiest first: who is not certain, stand-ins,
 * load, travel, disruption; then those who stand first in their clause.
 */
function seatsAt(bench: Bench, index: number): readonly (readonly Seat[])[] {
  if (bench.clauses.length === 1) return [seatsAlone(bench.seats[0]!, bench.clauses[0]!.count, index)];
  const pattern = bench.members.map((member) => String.fromCharCode(factsAt(member, index))).join('');
  const known = bench.known.get(pattern) ?? seatsTogether(bench, index);
  bench.known.set(pattern, known);
  return known;
}

const uncertaintyOf = ({ reluctant, tentative }: Member, index: number): number =>
  has(reluctant, index) || has(tentative, index) ? 1 : 0;

const disruptionOf = ({ tight, edge }: Member, index: number): number =>
  (has(tight, index) ? 1 : 0) + (has(edge, index) ? 1 : 0);

/** All that the choice of seats looks at, as one number. */
const factsAt = (member: Member, index: number): number =>
  has(member.free, index) ? 1 + 3 * uncertaintyOf(member, index) + disruptionOf(member, index) : 0;

/** The best for a clause that shares nobody. */
function seatsAlone(seats: readonly Seat[], count: number, index: number): readonly Seat[] {
  if (count === 1) return [bestSeat(seats, index)!];
  const free = seats.filter(({ member }) => has(member.free, index));
  const cost = new Map(free.map((seat) => [seat, costAt(seat, seats.length, index)]));
  return free.toSorted((one, other) => cost.get(one)! - cost.get(other)!).slice(0, count);
}

/** Asked for every start: nobody after the first against whom nothing speaks is better, so it looks no further. */
function bestSeat(seats: readonly Seat[], index: number): Seat | undefined {
  let best: Seat | undefined;
  let least = Infinity;
  for (const seat of seats) {
    if (!has(seat.member.free, index)) continue;
    const cost = costAt(seat, seats.length, index);
    if (cost < least) [best, least] = [seat, cost];
    if (has(seat.member.clear, index)) break;
  }
  return best;
}

/** One number to compare those who are free for a clause by. */
function costAt({ member, tier }: Seat, tiers: number, index: number): number {
  if (has(member.clear, index)) return 3 * tier;
  return 3 * (tiers * uncertaintyOf(member, index) + tier) + disruptionOf(member, index);
}

/** The best for clauses that share people: of all ways to seat them distinctly the least costly. */
function seatsTogether({ clauses, seats }: Bench, index: number): Seat[][] {
  return leastCostly(
    clauses.map(({ count, anyOf }, position) => ({
      count,
      places: seats[position]!.filter(({ member }) => has(member.free, index)).map((seat) => ({
        taken: seat,
        by: seat.member.id,
        cost: [
          uncertaintyOf(seat.member, index),
          seat.isStandIn ? 1 : 0,
          seat.member.load,
          seat.member.travelMinutes,
          disruptionOf(seat.member, index),
          anyOf.indexOf(seat.member.id),
        ],
      })),
    })),
  );
}
