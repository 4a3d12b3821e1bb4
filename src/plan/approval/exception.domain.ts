import { refuse } from '../../platform/errors/domain-error.js';

/**
 * Why a guardian is not asked: they cannot take part because of a journey, an illness or another cause, and delay would
 * do harm (361/1983 5 §). Nothing else makes one guardian enough.
 */
export const APPROVAL_EXCEPTION_REASONS = ['travel', 'illness', 'other-cause'] as const;
export type ApprovalExceptionReason = (typeof APPROVAL_EXCEPTION_REASONS)[number];

/** Passes if the person decides, has not spoken themselves, and somebody remains who decides. */
export function checkException(
  personId: string,
  { deciders, spoken, excepted }: Readonly<Record<'deciders' | 'spoken' | 'excepted', readonly string[]>>,
): void {
  if (!deciders.includes(personId))
    refuse('NOT_A_DECIDER', 'Only of a guardian who decides an exception is made.', 'personId');
  if (spoken.includes(personId)) refuse('HAS_SPOKEN', 'This guardian has been asked and has spoken.', 'personId');
  if (!deciders.some((id) => id !== personId && !excepted.includes(id)))
    refuse('NOBODY_LEFT', 'Somebody decides: not every guardian is left out.', 'personId');
}

/** Who must be asked: those who decide, less whom an exception leaves out. Whoever has spoken counts all the same. */
export const toBeAsked = (
  deciders: readonly string[],
  spoken: readonly string[],
  excepted: readonly string[],
): readonly string[] => deciders.filter((id) => spoken.includes(id) || !excepted.includes(id));
