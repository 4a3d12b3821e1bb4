import { DAYS, type Person } from '../availability/engine/problem.domain.js';
import { isInRoom, type MeetingMode } from './meeting.domain.js';

/** A participant as far as rooms go. */
interface Seat {
  readonly isRoom: boolean;
}

const ALL_DAY = { days: DAYS, start: '00:00', end: '24:00' } as const;

/** Whether those who meet so have a use for the participant: of rooms only where they come together in one. */
export const isWanted =
  (mode: MeetingMode) =>
  ({ isRoom }: Seat): boolean =>
    !isRoom || isInRoom(mode);

/** A room for which no hours were recorded is free whenever it is not booked: nobody asks a room. */
export function openRoom(room: Person): Person {
  if (room.calendar !== 'unknown') return room;
  return { ...room, calendar: 'declared', working: [ALL_DAY], unavailable: [] };
}
