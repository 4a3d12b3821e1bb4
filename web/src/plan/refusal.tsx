import { createContext, use, useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { refusalCode } from '../graphql/faults.js';
import { Refused } from '../parts/refused.js';

/** Refusals of a change of the plan that have words of their own. */
const TOLD = [
  'ACTION_DROPPED',
  'ALREADY_COMMITTED',
  'APPROVAL_MISSING',
  'CHILD_VIEW_MISSING',
  'CONSENT_MISSING',
  'COPY_EXISTS',
  'DRAFT_EXISTS',
  'DUE_IN_PAST',
  'DUE_TOO_FAR',
  'GOAL_AGREED',
  'GOAL_DROPPED',
  'HAS_SPOKEN',
  'KEPT_FROM_RECIPIENT',
  'NOBODY_APPROVED',
  'NOBODY_LEFT',
  'NOT_A_DECIDER',
  'NOT_PROPOSED',
  'NO_COMMITTED_ACTION',
  'OWNER_ABSENT',
  'PLAN_AGREED',
  'PLAN_EMPTY',
  'PLAN_PROPOSED',
  'REVIEW_IN_PAST',
  'REVIEW_REASON',
] as const;

/** What the plan says of a refusal; undefined of those that every screen tells. */
export function refusalWords(t: TFunction, code: string): string | undefined {
  const told = TOLD.find((each) => each === code);
  return told && t(`plan.refused.${told}`);
}

/** Refusals that ask for something else first. They are over as soon as the plan has become another. */
const ASKING: ReadonlySet<string | undefined> = new Set<(typeof TOLD)[number]>([
  'APPROVAL_MISSING',
  'CHILD_VIEW_MISSING',
  'NOBODY_APPROVED',
  'NO_COMMITTED_ACTION',
  'PLAN_EMPTY',
]);

/** The plan as it is shown now: the same text as long as it is the same. */
export const AsItStands = createContext('');

interface PlanRefusedGiven {
  readonly error: CombinedError | undefined;
  readonly again?: () => void;
  /** Words of its own for where it is refused; undefined: those that the plan has for everybody. */
  readonly words?: (code: string) => string | undefined;
}

/** Why a change of the plan was refused. */
export function PlanRefused({ error, again, words }: PlanRefusedGiven) {
  const { t } = useTranslation();
  const plan = use(AsItStands);
  const [refused, refuse] = useState({ error, plan });
  if (refused.error !== error) refuse({ error, plan });
  if (error && refused.plan !== plan && ASKING.has(refusalCode(error))) return null;
  return <Refused error={error} words={(code) => words?.(code) ?? refusalWords(t, code)} {...(again && { again })} />;
}
