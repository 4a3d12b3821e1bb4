import type { Action, PlanFrame, PlanInHand } from './plan.query.js';

/** What of an action is shown on the wall. */
export type Promised = Pick<Action, 'id' | 'text' | 'ownerId' | 'dueOn' | 'commitment' | 'progress' | 'version'>;

/** What lies on the table: the version in hand, and how to ask for it again. */
export interface OnTable {
  readonly frame: PlanFrame;
  readonly inHand: PlanInHand;
  /** Asks how this version stands now. */
  readonly lookAgain: () => void;
  /** Asks for all of it: the version has gone on, or there is another. */
  readonly turn: () => void;
  readonly nameOf: (id: string) => string;
  /** Whether the reader answers for the case: others read, and answer for themselves elsewhere. */
  readonly isKept: boolean;
  /** Whether it is written here. */
  readonly isDraft: boolean;
}
