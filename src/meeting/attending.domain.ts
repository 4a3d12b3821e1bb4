import type { PersonRole } from '../family/family.domain.js';
import { DomainError, notFound } from '../platform/errors/domain-error.js';
import { isOfTheFamily } from './convening.domain.js';
import type { Attendance, Needed } from './meeting.domain.js';

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
  requireKnown(participants, named);
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

function requireKnown(participants: readonly Candidate[], named: readonly string[]): void {
  const known = new Set(participants.filter(isProfessional).map(({ id }) => id));
  const unknown = named.findIndex((id) => !known.has(id));
  if (unknown >= 0) throw notFound(`chosen.${unknown}`);
}

function nobodyFree(clause: string): never {
  throw new DomainError('NOBODY_FREE', 'Nobody of a group is known to be free; name who comes.', {
    field: 'chosen',
    clause,
  });
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

/** Passes if a child or a guardian was there, or the family agreed in advance that it need not (invariant 11). */
export function requireFamilyPresent(
  familyAgreedInAdvance: boolean,
  people: readonly { readonly role: PersonRole; readonly attendance: Attendance }[],
): void {
  const isThere = people.some((person) => isOfTheFamily(person) && PRESENT.includes(person.attendance));
  if (familyAgreedInAdvance || isThere) return;
  throw new DomainError('FAMILY_MISSING', 'A meeting is not held without the family.', { field: 'attendance' });
}
