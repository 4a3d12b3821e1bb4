import { now } from '../words/clock.js';
import { millisecondsOf } from '../words/wall.js';
import type { Meeting } from './meeting.query.js';

/** Where a meeting is: without a time, ahead, begun and not recorded yet, held, cancelled. */
export type Phase = 'draft' | 'ahead' | 'begun' | 'held' | 'cancelled';

/** `at`: milliseconds since 1970. */
export function phaseOf({ state, startsAt }: Pick<Meeting, 'state' | 'startsAt'>, at: number = now()): Phase {
  if (state === 'DRAFT') return 'draft';
  if (state === 'HELD') return 'held';
  if (state === 'CANCELLED') return 'cancelled';
  return startsAt !== null && millisecondsOf(startsAt) <= at ? 'begun' : 'ahead';
}
