/** A version of the plan was agreed; its review is due on the day it names. */
export interface PlanAgreed {
  readonly type: 'plan.agreed';
  readonly areaId: string;
  readonly caseId: string;
  readonly planId: string;
  readonly planVersionId: string;
  /** `2026-12-31`, in the area's zone. */
  readonly nextReviewOn: string;
}

/** Somebody committed late: the action joined the agreed plan as its next version. The review stays as it was. */
export interface ActionJoined {
  readonly type: 'plan.action-joined';
  readonly areaId: string;
  readonly caseId: string;
  readonly planId: string;
  readonly actionId: string;
  /** `2026-12-31`, in the area's zone. */
  readonly dueOn: string;
}
