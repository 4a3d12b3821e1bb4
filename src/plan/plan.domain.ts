export const PLAN_VERSION_STATES = ['draft', 'proposed', 'agreed'] as const;
export type PlanVersionState = (typeof PLAN_VERSION_STATES)[number];

/** An action's owner is one person: a professional of a unit or somebody of the family. */
export const OWNER_KINDS = ['professional', 'family'] as const;
export type OwnerKind = (typeof OWNER_KINDS)[number];

/** Commitment (sitoutuminen) by the owner alone. `requested`: asked of somebody who was not there. */
export const COMMITMENTS = ['proposed', 'requested', 'committed', 'declined'] as const;
export type Commitment = (typeof COMMITMENTS)[number];

export const PROGRESSES = ['open', 'in-progress', 'done', 'not-done', 'cancelled'] as const;
export type Progress = (typeof PROGRESSES)[number];

/** What somebody of the family said about a proposed version. */
export const APPROVALS = ['agreed', 'dissent'] as const;
export type Approval = (typeof APPROVALS)[number];
