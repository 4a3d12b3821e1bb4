import { DomainError } from '../../platform/errors/domain-error.js';
import { after, type Machine } from '../../platform/machine.domain.js';

export const WISH_STATES = ['asked', 'taken-up', 'answered', 'withdrawn'] as const;
export type WishState = (typeof WISH_STATES)[number];
export type WishEvent = 'schedule' | 'answer' | 'withdraw';

/** asked → taken up with the next meeting that gets its time | answered otherwise | withdrawn by who asked. */
const WISH: Machine<WishState, WishEvent> = {
  asked: { schedule: 'taken-up', answer: 'answered', withdraw: 'withdrawn' },
  'taken-up': {},
  answered: {},
  withdrawn: {},
};

/** What becomes of a wish. Throws `WISH_OVER` when it was taken up, answered or withdrawn before. */
export function wishAfter(state: WishState, event: WishEvent): WishState {
  const next = after(WISH, state, event);
  if (next) return next;
  throw new DomainError('WISH_OVER', 'This wish was taken up, answered or withdrawn.', { field: 'wishId', state });
}
