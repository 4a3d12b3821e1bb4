import type { PersonRole } from '../family/family.domain.js';
import { notFound, refuse } from '../platform/errors/domain-error.js';
import type { MeetingMode, Needed } from './meeting.domain.js';

/** A professional around the table, for which unit, and how much they are needed. */
export interface NewParticipant {
  readonly professionalId: string;
  readonly unitId: string;
  readonly needed: Needed;
  /** Those of one `one-of` group share it. */
  readonly clause?: string | null;
}

/** A meeting as it is convened. */
export interface NewMeeting {
  readonly caseId: string;
  readonly question: string;
  readonly durationMinutes: number;
  readonly mode: MeetingMode;
  readonly place?: string | null;
  /** Where by video. */
  readonly conferenceLink?: string | null;
  /** Code of the municipality where it will be. */
  readonly municipality?: string | null;
  readonly participants: readonly NewParticipant[];
  readonly familyPersonIds: readonly string[];
  readonly familyAgreedInAdvance: boolean;
}

/**
 * What the database knows of those named: positions of professionals who are not of their unit and of those who are
 * rooms, people of the family.
 */
export interface Known {
  readonly strangers: readonly number[];
  readonly rooms: readonly number[];
  /** There is such a municipality, or none was named. */
  readonly isPlaceKnown: boolean;
  readonly people: readonly { readonly id: string; readonly role: PersonRole }[];
}

const SHORTEST_MINUTES = 15;
const LONGEST_MINUTES = 480;
const PROFESSIONALS_AT_MOST = 60;
const FAMILY_AT_MOST = 20;
const CLAUSE = /^[\p{L}\p{N} _-]{1,40}$/u;

/** Passes if a meeting can last so long. */
export function checkDuration(minutes: number): void {
  if (!Number.isInteger(minutes) || minutes < SHORTEST_MINUTES || minutes > LONGEST_MINUTES)
    refuse('DURATION_OUT_OF_RANGE', 'A meeting lasts from a quarter of an hour to eight hours.', 'durationMinutes');
}

/** Passes if a meeting can be convened so. Throws the first thing wrong, naming the field. */
export function checkConvening(meeting: NewMeeting, known: Known): void {
  if (meeting.familyPersonIds.length > FAMILY_AT_MOST)
    refuse('TOO_MANY_PARTICIPANTS', `At most ${FAMILY_AT_MOST} people of the family.`, 'familyPersonIds');
  checkTable(meeting, known);
  checkFamily(meeting, known);
}

/** Passes if these professionals can meet for so long, there. Throws the first thing wrong, naming the field. */
export function checkTable(
  { durationMinutes, participants }: Pick<NewMeeting, 'durationMinutes' | 'participants'>,
  known: Omit<Known, 'people'>,
): void {
  checkDuration(durationMinutes);
  if (participants.length > PROFESSIONALS_AT_MOST)
    refuse('TOO_MANY_PARTICIPANTS', `At most ${PROFESSIONALS_AT_MOST} professionals.`, 'participants');
  const professionalIds = participants.map(({ professionalId }) => professionalId);
  requireOnce(professionalIds, (index) => `participants.${index}.professionalId`);
  if (!known.isPlaceKnown) throw notFound('municipality');
  checkClauses(participants, new Set(known.rooms));
  if (known.strangers.length > 0) throw notFound(`participants.${known.strangers[0]}.professionalId`);
}

/** Somebody is needed, and any-of stays inside one unit: another unit needs a consent of its own, unless it is a room. */
function checkClauses(participants: readonly NewParticipant[], rooms: ReadonlySet<number>): void {
  if (participants.every(({ needed }, index) => needed === 'optional' || rooms.has(index)))
    refuse('PARTICIPANTS_MISSING', 'Name at least one professional who is needed.', 'participants');
  for (const [index, { needed, clause }] of participants.entries()) {
    if (rooms.has(index) && needed === 'optional')
      refuse('ROOM_NOT_NEEDED', 'A room is needed, or one of several.', `participants.${index}.needed`);
    const field = `participants.${index}.clause`;
    if (needed !== 'one-of' && clause != null)
      refuse('CLAUSE_NOT_ALLOWED', 'Only groups of any one have a name.', field);
    if (needed === 'one-of' && !CLAUSE.test(clause ?? ''))
      refuse('CLAUSE_MISSING', 'Name the group in up to 40 letters.', field);
  }
  const groups = Map.groupBy(participants.entries(), ([, { clause }]) => clause ?? null);
  for (const [clause, members] of groups) if (clause !== null) checkGroup(members, rooms);
}

type Member = readonly [index: number, NewParticipant];

function checkGroup(members: readonly Member[], rooms: ReadonlySet<number>): void {
  const [first, ...others] = members;
  if (others.length === 0)
    refuse('GROUP_TOO_SMALL', 'Any one of a group needs two people at least.', `participants.${first![0]}.clause`);
  const ofAnotherKind = others.find(([index]) => rooms.has(index) !== rooms.has(first![0]));
  if (ofAnotherKind)
    refuse('ROOM_AMONG_PEOPLE', 'A group is of people or of rooms.', `participants.${ofAnotherKind[0]}.clause`);
  const outside = !rooms.has(first![0]) && others.find(([, { unitId }]) => unitId !== first![1].unitId);
  if (outside) refuse('GROUP_ACROSS_UNITS', 'A group stays inside one unit.', `participants.${outside[0]}.unitId`);
}

function checkFamily({ familyPersonIds, familyAgreedInAdvance }: NewMeeting, { people }: Known): void {
  requireOnce(familyPersonIds, (index) => `familyPersonIds.${index}`);
  const unknown = familyPersonIds.findIndex((id) => !people.some((person) => person.id === id));
  if (unknown >= 0) throw notFound(`familyPersonIds.${unknown}`);
  if (!familyAgreedInAdvance && !people.some(isOfTheFamily))
    refuse(
      'FAMILY_MISSING',
      'The family takes part, unless it agreed to something else in advance.',
      'familyPersonIds',
    );
}

/** A child or a guardian; a close person comes along with them. */
export const isOfTheFamily = ({ role }: { readonly role: PersonRole }): boolean => role !== 'close-person';

function requireOnce(ids: readonly string[], fieldOf: (index: number) => string): void {
  const index = ids.findIndex((id, position) => ids.indexOf(id) < position);
  if (index >= 0) refuse('NAMED_TWICE', 'This was named already.', fieldOf(index));
}
