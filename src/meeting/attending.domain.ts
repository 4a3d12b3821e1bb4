import { fitsIn, freeBusyOf, type Span } from '../availability/engine/free-busy.domain.js';
import type { Person } from '../availability/engine/problem.domain.js';
import type { PersonRole } from '../family/family.domain.js';
import { DomainError, notFound, refuse } from '../platform/errors/domain-error.js';
import { isOfTheFamily } from './convening.domain.js';
import { daysOf, overlaps, widened } from './meeting-time.domain.js';
import type { Attendance, Needed } from './meeting.domain.js';
import { openRoom as openAllDay } from './rooms.domain.js';

/** A participant as far as choosing goes. */
export interface Candidate {
  readonly id: string;
  readonly professionalId?: string | null;
  readonly needed: Needed;
  readonly clause?: string | null;
  readonly chosen: boolean;
}

/** How somebody's time fits: see `fitsIn`. */
type Fit = 'free' | 'tentative' | 'no';

/**
 * Which professionals attend: everybody required; of each group those named, or else the first who is free, certainly
 * rather than perhaps, whoever was chosen before rather than another; of the optional those named or free.
 */
export function chooseAttending<One extends Candidate>(
  participants: readonly One[],
  fits: ReadonlyMap<string, Fit>,
  named: readonly string[],
): One[] {
  requireKnown(participants, named, 'chosen');
  const fitOf = ({ professionalId }: One): Fit => fits.get(professionalId!) ?? 'no';
  const isNamed = ({ id }: One) => named.includes(id);
  const groups = Map.groupBy(participants.filter(isProfessional), ({ clause }) => clause ?? null);
  const ofGroup = (clause: string, members: readonly One[]): One[] => {
    const called = members.filter(isNamed);
    if (called.length > 0) return called;
    const inOrder = [...members.filter(({ chosen }) => chosen), ...members.filter(({ chosen }) => !chosen)];
    const first = inOrder.find((one) => fitOf(one) === 'free') ?? inOrder.find((one) => fitOf(one) === 'tentative');
    return [first ?? nobodyFree(clause)];
  };
  const isIn = (one: One) => one.needed === 'required' || isNamed(one) || fitOf(one) === 'free';
  return [...groups].flatMap(([clause, members]) =>
    clause === null ? members.filter(isIn) : ofGroup(clause, members),
  );
}

export const isProfessional = ({ professionalId }: Pick<Candidate, 'professionalId'>): boolean =>
  professionalId != null;

/** Whether a participant has one of the seats. */
export const isAmong = (
  seats: readonly { readonly professionalId: string; readonly unitId: string }[],
  { professionalId, unitId }: { readonly professionalId?: string | null; readonly unitId?: string | null },
): boolean => seats.some((seat) => seat.professionalId === professionalId && seat.unitId === unitId);

function requireKnown(participants: readonly Candidate[], named: readonly string[], field: string): void {
  const known = new Set(participants.filter(isProfessional).map(({ id }) => id));
  const unknown = named.findIndex((id) => !known.has(id));
  if (unknown >= 0) throw notFound(`${field}.${unknown}`);
}

/** A time, and how long before and after it people are on the road. */
interface Slot {
  readonly span: Span;
  readonly zone: string;
  /** Minutes each way, by professional; who is not named has none. */
  readonly onRoad: ReadonlyMap<string, number>;
}

/** How the time suits everybody, by professional. */
export const fitsOf = (people: readonly Person[], slot: Slot): Map<string, Fit> =>
  new Map(people.map((person) => [person.id, fitOf(person, slot)]));

/** How a time suits somebody; `unknown`: nothing is known of their time, ask them. */
const SUITS = ['free', 'tentative', 'no', 'unknown'] as const;
export type Suits = (typeof SUITS)[number];

/** How the time suits everybody, by professional; of whose time nothing is known only what is booked counts. */
export function suitsOf(people: readonly Person[], slot: Slot): Map<string, Suits> {
  const ofPerson = (person: Person): Suits => {
    const fit = fitOf(person, slot);
    const isUnknown = person.calendar === 'unknown' && fit === 'no' && fitOf(openAllDay(person), slot) !== 'no';
    return isUnknown ? 'unknown' : fit;
  };
  return new Map(people.map((person) => [person.id, ofPerson(person)]));
}

/** Nothing that blocks may stand in the way there and back either; outside of working hours people may travel. */
function fitOf(person: Person, { span, zone, onRoad }: Slot): Fit {
  const withRoad = widened(span, onRoad.get(person.id) ?? 0);
  const time = freeBusyOf(person, daysOf(withRoad, zone), zone);
  return time.busy.some((taken) => overlaps(taken, withRoad)) ? 'no' : fitsIn(time, span);
}

/**
 * Whom of those who must come the time does not suit any more: it is outside of their working hours, or something of
 * their own stands in it or in the way to it. Of whom nothing is known the invitation asks; holds of other meetings are
 * weighed by themselves.
 */
export function whomItDoesNotSuit<One extends Candidate>(
  chosen: readonly One[],
  people: readonly Person[],
  slot: Slot,
): One[] {
  const known = people.filter(({ calendar }) => calendar !== 'unknown');
  const apartFromHolds = known.map((person) => ({
    ...person,
    busy: person.busy.filter(({ status }) => status !== 'hold'),
  }));
  const fits = fitsOf(apartFromHolds, slot);
  return chosen.filter(({ needed, professionalId }) => needed !== 'optional' && fits.get(professionalId!) === 'no');
}

/** Passes unless all professionals who were needed are gone: a meeting of nobody but the family is none. */
export function requireAnybodyLeft(
  participants: readonly (Candidate & { readonly isRoom: boolean })[],
  left: readonly { readonly id: string }[],
): void {
  const needed = participants.filter((one) => isProfessional(one) && !one.isRoom && one.needed !== 'optional');
  if (needed.length === 0 || needed.some(({ id }) => left.some((one) => one.id === id))) return;
  refuse('PARTICIPANTS_MISSING', 'Nobody is left who is needed at the meeting.', 'meetingId');
}

/** Passes if the time still suits everybody who must come, or they agreed to it all the same. */
export function requireStillSuits(
  participants: readonly Candidate[],
  unsuited: readonly Candidate[],
  despite: readonly string[],
): void {
  requireKnown(participants, despite, 'despite');
  const participantIds = unsuited.map(({ id }) => id).filter((id) => !despite.includes(id));
  if (participantIds.length === 0) return;
  throw new DomainError('TIME_NO_LONGER_SUITS', 'The time does not suit some who must come, by what is known now.', {
    field: 'start',
    participantIds,
  });
}

function nobodyFree(clause: string): never {
  throw new DomainError('NOBODY_FREE', 'Nobody of a group is known to be free; name who comes.', {
    field: 'chosen',
    clause,
  });
}

/** Whose seat somebody else shall take: a professional who is to come and who is needed. Otherwise throws. */
export function seatToGive<One extends Candidate & { readonly isRoom: boolean }>(
  participants: readonly One[],
  participantId: string,
): One {
  const seat = participants.find((one) => one.id === participantId && isProfessional(one) && !one.isRoom);
  if (!seat) throw notFound('participantId');
  if (!seat.chosen || seat.needed === 'optional')
    refuse('SEAT_NOT_OPEN', 'Nobody is missed on this seat.', 'participantId');
  return seat;
}

/** How one participant took part. */
export interface Attended {
  readonly participantId: string;
  readonly attendance: Attendance;
}

/** Who took part how, of everybody; who is not named was absent. Throws for an unknown or repeated participant. */
export function attendanceOf(
  participants: readonly { readonly id: string }[],
  told: readonly Attended[],
): Map<string, Attendance> {
  const attendance = new Map<string, Attendance>(participants.map(({ id }) => [id, 'absent']));
  const seen = new Set<string>();
  for (const [index, { participantId, attendance: how }] of told.entries()) {
    const field = `attendance.${index}.participantId`;
    if (!attendance.has(participantId)) throw notFound(field);
    if (seen.has(participantId)) throw new DomainError('NAMED_TWICE', 'This was named already.', { field });
    seen.add(participantId);
    attendance.set(participantId, how);
  }
  return attendance;
}

const PRESENT: readonly Attendance[] = ['on-site', 'video', 'phone'];

/** Whether somebody was seen or heard at the meeting. */
export const wasThere = ({ attendance }: { readonly attendance?: Attendance | null }): boolean =>
  attendance != null && PRESENT.includes(attendance);

/** Passes if a child or a guardian was there, or the family agreed in advance that it need not (invariant 11). */
export function requireFamilyPresent(
  familyAgreedInAdvance: boolean,
  people: readonly { readonly role: PersonRole; readonly attendance: Attendance }[],
): void {
  const isThere = people.some((person) => isOfTheFamily(person) && wasThere(person));
  if (familyAgreedInAdvance || isThere) return;
  throw new DomainError('FAMILY_MISSING', 'A meeting is not held without the family.', { field: 'attendance' });
}
