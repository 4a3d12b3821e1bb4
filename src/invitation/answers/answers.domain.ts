import type { Suits } from '../../meeting/attending.domain.js';
import type { Needed } from '../../meeting/meeting.domain.js';
import { DomainError, refuse } from '../../platform/errors/domain-error.js';
import type { InvitationState } from '../invitation.domain.js';

/** Why somebody who is needed does not come: they said so, they send somebody else, or the invitation never reached them. */
const LOST_FOR = ['declined', 'delegated', 'bounced'] as const;
export type LostFor = (typeof LOST_FOR)[number];

/** Where an invitation stands, and whether its invitee sends somebody else of whom nobody has decided yet. */
export interface Answered {
  readonly state: InvitationState;
  readonly isDelegated: boolean;
}

/** Why who was invited does not come; null: they may come. */
export const lostFor = ({ state, isDelegated }: Answered): LostFor | null =>
  LOST_FOR.find((one) => one === state) ?? (isDelegated ? 'delegated' : null);

/** A seat at a meeting, and where the invitation to it stands; null: not invited. */
export interface SeatStanding {
  readonly needed: Needed;
  readonly clause: string | null;
  readonly chosen: boolean;
  readonly answered: Answered | null;
  /** They gave in writing what they had to say. */
  readonly isInWriting: boolean;
}

/**
 * The seats on which somebody is missed: of those required each one that is lost, of a group only when everybody of it who
 * was to come is. Who gave their part in writing is not missed.
 */
export function lostSeats<Seat extends SeatStanding>(seats: readonly Seat[]): Seat[] {
  const isMissed = ({ answered, isInWriting }: Seat) => answered !== null && lostFor(answered) !== null && !isInWriting;
  const wanted = seats.filter(({ chosen, needed }) => chosen && needed !== 'optional');
  const covered = new Set(wanted.filter((seat) => !isMissed(seat)).map(({ clause }) => clause));
  return wanted.filter((seat) => isMissed(seat) && (seat.needed === 'required' || !covered.has(seat.clause)));
}

/** Passes if nobody comes on this seat any more. */
export function requireLost(answered: Answered): void {
  if (lostFor(answered) === null) refuse('SEAT_NOT_OPEN', 'They have not said that they do not come.', 'invitationId');
}

/** A colleague who could come instead. */
export interface Colleague {
  readonly professionalId: string;
  /** They are of the group of which anybody is enough: the place in it, the preferred first. */
  readonly place: number | null;
  /** The invitee named them to come instead. */
  readonly isNamed: boolean;
  /** Belongs to the family's network already. */
  readonly isOwn: boolean;
  /** Meetings ahead. */
  readonly load: number;
  /** On which they may be told; null: a new consent is needed first. */
  readonly basis: string | null;
}

/** The colleague, and how the time suits them. */
export type StandIn<Who extends Colleague> = Who & { readonly suits: Suits };

const RANK: Readonly<Record<Suits, number>> = { free: 0, tentative: 1, unknown: 2, no: 3 };

/**
 * Who could come instead at the very time, the best first: who may be told before who needs a new consent, who is free
 * before who perhaps is, whom the invitee named, those of the group in its order, the family's own, who carries least. Who is taken is left out.
 */
export function standInsOf<Who extends Colleague>(
  colleagues: readonly Who[],
  suits: ReadonlyMap<string, Suits>,
): StandIn<Who>[] {
  const rank = (one: StandIn<Who>): readonly number[] => [
    one.basis === null ? 1 : 0,
    RANK[one.suits],
    one.isNamed ? 0 : 1,
    one.place ?? Number.MAX_SAFE_INTEGER,
    one.isOwn ? 0 : 1,
    one.load,
  ];
  const compare = (one: readonly number[], other: readonly number[]) =>
    one.map((value, at) => value - other[at]!).find((difference) => difference !== 0) ?? 0;
  return colleagues
    .map((one) => ({ ...one, suits: suits.get(one.professionalId) ?? 'unknown' }))
    .filter((one) => one.suits !== 'no')
    .toSorted((one, other) => compare(rank(one), rank(other)));
}

/** Another time that an invitee asks for. */
export interface Counter {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

interface CounterStanding {
  readonly state: InvitationState;
  readonly proposedStart?: Temporal.Instant | null;
  readonly proposedEnd?: Temporal.Instant | null;
}

/** The time that the invitee asks for; null: there is nothing to decide. */
export function counterOf({ state, proposedStart, proposedEnd }: CounterStanding): Counter | null {
  return state === 'counter-proposed' && proposedStart && proposedEnd
    ? { start: proposedStart, end: proposedEnd }
    : null;
}

/** The same, where there must be one; otherwise throws NO_COUNTER_PROPOSAL: it was answered, or taken back. */
export function requireCounter(invitation: CounterStanding): Counter {
  const counter = counterOf(invitation);
  if (counter) return counter;
  throw new DomainError('NO_COUNTER_PROPOSAL', 'They do not ask for another time, or not any more.', {
    field: 'invitationId',
    state: invitation.state,
  });
}

/** A meeting as far as another time for it goes. */
interface Placed {
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  readonly familyYesStart: Temporal.Instant | null;
}

/**
 * What a proposed time would mean: the meeting's own length counts, whatever the calendar wrote, and the family has to have
 * said yes to the very start.
 */
export function weighed({ start, end }: Counter, { startsAt, endsAt, familyYesStart }: Placed, now: Temporal.Instant) {
  const [minutes, meetingMinutes] = [start.until(end), startsAt.until(endsAt)].map((length) => length.total('minutes'));
  return {
    isPast: Temporal.Instant.compare(start, now) <= 0,
    minutes: Math.round(minutes!),
    meetingMinutes: Math.round(meetingMinutes!),
    wouldEnd: start.add({ minutes: meetingMinutes! }),
    hasFamilyYes: familyYesStart !== null && familyYesStart.equals(start),
  };
}
