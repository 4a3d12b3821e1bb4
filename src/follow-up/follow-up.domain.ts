export const REVIEW_STATES = ['due', 'held', 'superseded'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What a review decided. */
export const REVIEW_DECISIONS = ['continue', 'change-plan', 'close', 'escalate'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];
