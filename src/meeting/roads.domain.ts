import { Roads } from '../availability/engine/formats.domain.js';
import type { Travel } from '../availability/engine/problem.domain.js';
import type { MeetingMode } from './meeting.domain.js';

/** From where those of a meeting come, and the ways that its area knows. */
export interface Ways {
  readonly seats: readonly {
    readonly professionalId: string;
    readonly isRoom: boolean;
    /** Code of the municipality where their unit is; null: not known. */
    readonly municipality: string | null;
  }[];
  readonly travel: readonly Travel[];
  /** Code of the municipality where they meet; null: not said. */
  readonly municipality: string | null;
}

export const NO_WAYS: Ways = { seats: [], travel: [], municipality: null };

/** Whether everybody has to be there: a hybrid meeting those join remotely who have no time for the road. */
export const isTravelledTo = (mode: MeetingMode): boolean => mode === 'in-person' || mode === 'home';

/** The longest way that anybody of them might have. */
export function longestOf({ seats, travel }: Ways): number {
  const homes = new Set(seats.map(({ municipality }) => municipality));
  const theirs = travel.filter(({ from, to }) => homes.has(from) || homes.has(to));
  return Math.max(0, ...theirs.map(({ minutes }) => minutes));
}

/**
 * Minutes on the road by professional, of whom they are known: to the municipality of the meeting, or else of the room
 * where people come together. An unknown way is none, as for the proposals.
 *
 * @param chosen professionals, people and rooms, of whom the rooms tell where it is
 */
export function minutesOnRoad(
  { mode }: { readonly mode: MeetingMode },
  { seats, travel, municipality }: Ways,
  chosen: readonly string[],
): Map<string, number> {
  if (!isTravelledTo(mode)) return new Map();
  const room = seats.find((seat) => seat.isRoom && seat.municipality !== null && chosen.includes(seat.professionalId));
  const place = municipality ?? (mode === 'in-person' ? room?.municipality : null);
  const roads = new Roads(travel);
  const ofSeat = ({ professionalId, municipality: from }: Ways['seats'][number]): [string, number][] => {
    const minutes = from === null || place == null ? undefined : roads.between(from, place);
    return minutes === undefined ? [] : [[professionalId, minutes]];
  };
  return new Map(seats.filter(({ isRoom }) => !isRoom).flatMap(ofSeat));
}
