import { refuse } from '../platform/errors/domain-error.js';

const SHORTEST_MINUTES = 15;
const LONGEST_MINUTES = 480;

/** Passes if a meeting can last so long. */
export function checkDuration(minutes: number): void {
  if (!Number.isInteger(minutes) || minutes < SHORTEST_MINUTES || minutes > LONGEST_MINUTES)
    refuse('DURATION_OUT_OF_RANGE', 'A meeting lasts from a quarter of an hour to eight hours.', 'durationMinutes');
}
