import type { NewParticipant } from './convening.domain.js';
import type { MeetingMode, Needed } from './meeting.domain.js';

/** A seat at the meeting that was held. */
export interface SeatBefore {
  readonly professionalId: string;
  readonly unitId: string;
  readonly needed: Needed;
  readonly clause: string | null;
  /** Still in the network and of their unit; of a room, that people still meet in it. */
  readonly stays: boolean;
}

/** A meeting that was held, as far as another one is convened like it. */
export interface MeetingBefore {
  readonly id: string;
  readonly durationMinutes: number;
  readonly mode: MeetingMode;
  readonly municipality: string | null;
  readonly professionals: readonly SeatBefore[];
  /** Who of the family was at the table and still comes along. */
  readonly familyPersonIds: readonly string[];
}

/** The same seats without those who have left. Whoever is alone left of a group is needed in person. */
export function sameSeats(seats: readonly SeatBefore[]): {
  readonly participants: readonly NewParticipant[];
  readonly leftOut: readonly string[];
} {
  const staying = seats.filter(({ stays }) => stays);
  const groups = Map.groupBy(staying, ({ clause }) => clause);
  const participants = staying.map(({ professionalId, unitId, needed, clause }): NewParticipant => {
    const isAlone = clause !== null && groups.get(clause)!.length === 1;
    return isAlone ? { professionalId, unitId, needed: 'required' } : { professionalId, unitId, needed, clause };
  });
  return { participants, leftOut: seats.flatMap(({ stays, professionalId }) => (stays ? [] : [professionalId])) };
}
