import { now } from '../words/clock.js';
import { instantOf } from '../words/wall.js';
import type { PlanFrame } from './plan.query.js';

/** The meeting that is going on, or was the last: who was there may promise something in it. */
export function meetingNow({ meetings }: PlanFrame): string | null {
  const at = instantOf(now());
  const begun = meetings.filter(({ state, startsAt }) => state !== 'CANCELLED' && startsAt !== null && startsAt <= at);
  return begun.at(-1)?.id ?? null;
}
