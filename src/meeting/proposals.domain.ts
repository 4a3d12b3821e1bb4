import { proposeTimes } from '../availability/availability.domain.js';
import type { Span } from '../availability/engine/free-busy.domain.js';
import { Roads } from '../availability/engine/formats.domain.js';
import type { Answer, Clause, Format, Mode, Person, Problem, Travel } from '../availability/engine/problem.domain.js';
import type { Dates } from '../availability/working-time.domain.js';
import type { Language } from '../directory/directory.domain.js';
import { notFound } from '../platform/errors/domain-error.js';
import type { MeetingMode, Needed } from './meeting.domain.js';
import { openRoom } from './rooms.domain.js';

type FamilyWindows = Problem['family'];

/** A participant as far as finding a time goes. */
export interface SoughtSeat {
  /** Of the participant. */
  readonly id: string;
  readonly professionalId: string;
  readonly needed: Needed;
  readonly clause: string | null;
  readonly isRoom: boolean;
  /** Code of the municipality where their unit is; null: not known, or the room's. */
  readonly municipality: string | null;
  /** How many meetings ahead have booked them. */
  readonly load: number;
  /** Belongs to the family's network already. */
  readonly isOwn: boolean;
}

/** A meeting as far as finding a time goes. */
export interface Sought {
  readonly durationMinutes: number;
  readonly zone: string;
  readonly isInterpreted: boolean;
  /** When the contact came, as text; null when the lead time no longer counts: a meeting of the case was held. */
  readonly since: string | null;
  readonly mode: MeetingMode;
  readonly municipality: string | null;
  readonly professionals: readonly SoughtSeat[];
  /** The ways that the area knows. */
  readonly travel: readonly Travel[];
}

/** A way to meet that is asked about; without a municipality where the meeting, or else a room of it, is. */
export interface FormatAsked {
  readonly mode: Mode;
  readonly municipality?: string | null;
}

/** How the question is put. */
export interface Asked extends Dates {
  readonly now: Temporal.Instant;
  readonly proposals: number;
  readonly family: FamilyWindows;
  /** 5 or 15; without it 15. */
  readonly gridMinutes?: number;
  /** Whether every feasible start is listed. */
  readonly listAll?: boolean;
  /** Without it the meeting's own way to meet. */
  readonly formats?: readonly FormatAsked[] | null;
}

/** The engine's answer, and the zone in which the meeting is agreed. */
export interface ProposedTimes extends Answer {
  readonly timeZone: string;
  /** Professionals of whom nobody knows how far they have it. */
  readonly travelUnknown: readonly string[];
}

const GRID_MINUTES = 15;
/** From the contact to the meeting. */
const TARGET_WORKING_DAYS = 10;
const IN_ROOM: readonly Mode[] = ['in-person'];
/** What a meeting that is to be held so may be, the preferred first. */
const FORMATS: Readonly<Record<MeetingMode, readonly FormatAsked[]>> = {
  'in-person': [{ mode: 'in-person' }],
  remote: [{ mode: 'remote' }],
  hybrid: [{ mode: 'in-person' }, { mode: 'remote' }],
  home: [{ mode: 'home' }],
};

/** When everybody needed can meet, by what is known of their time. Reasons are in this language. */
export function timesFor(meeting: Sought, people: readonly Person[], asked: Asked, language: Language): ProposedTimes {
  const answer = proposeTimes(problemOf(meeting, people, asked), language);
  return { ...answer, timeZone: meeting.zone, travelUnknown: travelUnknown(meeting, asked) };
}

/** Codes of the municipalities that are asked about. */
export const placesAsked = ({ formats }: Pick<Asked, 'formats'>): string[] =>
  (formats ?? []).flatMap(({ municipality }) => municipality ?? []);

/** Passes if there are all the municipalities that are asked about. */
export function requirePlaces({ formats }: Pick<Asked, 'formats'>, known: readonly string[]): void {
  const unknown = (formats ?? []).findIndex(
    ({ municipality }) => municipality != null && !known.includes(municipality),
  );
  if (unknown >= 0) throw notFound(`formats.${unknown}.municipality`);
}

/**
 * The problem a meeting poses to the engine: everybody required is a clause of their own, named by the participant; a
 * group is one clause, named as the group. Rooms are needed only where people come together.
 */
export function problemOf(meeting: Sought, people: readonly Person[], asked: Asked): Problem {
  const { durationMinutes, zone, isInterpreted, since, professionals, travel } = meeting;
  const { from, to, now, proposals, family, gridMinutes = GRID_MINUTES, listAll = false } = asked;
  const formats = formatsOf(meeting, asked.formats ?? FORMATS[meeting.mode]);
  const sinceDay = since === null ? null : Temporal.Instant.from(since).toZonedDateTimeISO(zone).toPlainDate();
  const seats = new Map(professionals.map((seat) => [seat.professionalId, seat]));
  const far = new Set(unknownWays(meeting, formats));
  const wanted = { from, to, now, proposals, family, gridMinutes, listAll };
  return {
    ...wanted,
    durationMinutes,
    isInterpreted,
    formats,
    travel,
    timeZone: zone,
    ...(sinceDay && { leadTime: { since: sinceDay, targetWorkingDays: TARGET_WORKING_DAYS } }),
    people: people.map((person) => seated(person, seats.get(person.id)!, far)),
    clauses: clausesOf(professionals),
    optional: professionals
      .filter(({ needed }) => needed === 'optional')
      .map(({ professionalId }) => ({ person: professionalId, weight: 1 })),
  };
}

/** Of whom nobody knows how far they have it to one of the places: for them no way is kept free. */
export function travelUnknown(meeting: Sought, asked: Pick<Asked, 'formats'>): string[] {
  return unknownWays(meeting, formatsOf(meeting, asked.formats ?? FORMATS[meeting.mode]));
}

/** Where a way to meet names no place, it is the meeting's, or else wherever one of its rooms is. */
function formatsOf({ municipality, professionals }: Sought, asked: readonly FormatAsked[]): Format[] {
  const ofRooms = professionals.flatMap((seat) => (seat.isRoom && seat.municipality ? [seat.municipality] : []));
  const placesOf = (format: FormatAsked): readonly string[] => {
    if (format.mode === 'remote') return [];
    const named = format.municipality ?? municipality;
    if (named != null) return [named];
    return format.mode === 'in-person' ? ofRooms : [];
  };
  const formats = asked.flatMap((format): Format[] => {
    const places = placesOf(format);
    return places.length === 0
      ? [{ mode: format.mode }]
      : places.map((place) => ({ mode: format.mode, municipality: place }));
  });
  return [...new Map(formats.map((format) => [`${format.mode} ${format.municipality}`, format])).values()];
}

function unknownWays({ professionals, travel }: Sought, formats: readonly Format[]): string[] {
  const roads = new Roads(travel);
  const isUnknown = ({ isRoom, municipality: from }: SoughtSeat) =>
    !isRoom &&
    formats.some(({ municipality: to }) => to != null && (from === null || roads.between(from, to) === undefined));
  return professionals.filter(isUnknown).map(({ professionalId }) => professionalId);
}

function seated(person: Person, { isRoom, municipality, load }: SoughtSeat, far: ReadonlySet<string>): Person {
  const from = municipality !== null && !far.has(person.id) ? { municipality } : {};
  return isRoom ? { ...openRoom(person), ...from, kind: 'room', modes: IN_ROOM, load } : { ...person, ...from, load };
}

/** People who said that they cannot come at a time. */
export interface Cannot {
  readonly professionalIds: readonly string[];
  readonly span: Span;
}

/** The people, of whom some have taken a time out of theirs. */
export function withoutTime(people: readonly Person[], cannot: Cannot | null): Person[] {
  const taken = (span: Span) =>
    ({ start: span.startsAt.epochMilliseconds, end: span.endsAt.epochMilliseconds, status: 'busy' }) as const;
  return people.map((person) =>
    cannot?.professionalIds.includes(person.id) ? { ...person, busy: [...person.busy, taken(cannot.span)] } : person,
  );
}

function clausesOf(professionals: readonly SoughtSeat[]): Clause[] {
  const needed = professionals.filter((seat) => seat.needed !== 'optional');
  const groups = Map.groupBy(needed, ({ id, clause }) => clause ?? id);
  return [...groups].map(([id, members]) => {
    const own = members.filter(({ isOwn }) => isOwn);
    return {
      id,
      anyOf: members.map(({ professionalId }) => professionalId),
      count: 1,
      ...(members[0]!.isRoom && { modes: IN_ROOM }),
      ...(own.length > 0 && { own: own.map(({ professionalId }) => professionalId) }),
    };
  });
}
