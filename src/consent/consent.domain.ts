/** What of a case may be told. Bare logistics (that and when one meets) go with each of them. */
export const CONSENT_CATEGORIES = ['identity', 'needs', 'minutes', 'plan', 'actions'] as const;
export type ConsentCategory = (typeof CONSENT_CATEGORIES)[number];

/** What it may be told for. */
export const PURPOSES = ['network-meeting', 'shared-plan', 'handover'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const CONSENT_STATES = ['explained', 'given', 'refused', 'withdrawn', 'superseded'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** What one person said about a consent. */
export const CONSENT_DECISIONS = ['given', 'refused', 'withdrawn'] as const;
export type ConsentDecisionKind = (typeof CONSENT_DECISIONS)[number];

/**
 * How a consent was given. A national release permission (luovutuslupa, 703/2023 53 §) is referred to, never imitated.
 */
export const CONSENT_FORMS = ['oral', 'written', 'luovutuslupa'] as const;
export type ConsentForm = (typeof CONSENT_FORMS)[number];

/** Why a consent stands although not every guardian has given it. */
export const EXCEPTION_REASONS = ['cannot-be-reached', 'child-consents-alone', 'court-decision', 'danger'] as const;
export type ExceptionReason = (typeof EXCEPTION_REASONS)[number];
