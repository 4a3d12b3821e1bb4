import type { FollowUpPage, Review } from './follow-up.query.js';

type Meeting = FollowUpPage['meetings'][number];

/** Neither held nor called off. */
export const isAhead = ({ state }: Meeting): boolean => state === 'DRAFT' || state === 'SCHEDULED';

/** The meeting that was convened for a review and is still ahead. */
export const meetingOf = ({ meetings }: FollowUpPage, { meetingId }: Review): Meeting | undefined =>
  meetings.find((each) => each.id === meetingId && isAhead(each));
