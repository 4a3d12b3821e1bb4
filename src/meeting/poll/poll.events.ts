import type { PollOccasion } from './poll.domain.js';

/** People were asked which times suit them, or have to be asked once more. */
export interface PollAsked {
  readonly type: 'poll.asked';
  readonly areaId: string;
  readonly caseId: string;
  readonly pollId: string;
  readonly recipientIds: readonly string[];
  readonly occasion: PollOccasion;
}
