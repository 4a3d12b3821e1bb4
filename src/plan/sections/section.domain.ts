import { DomainError, refuse } from '../../platform/errors/domain-error.js';
import { isIn, type Part } from '../plan.domain.js';

/** The sections in words, in the order of the statutory plan; what has a shape of its own stands between them. */
export const SECTION_KINDS = [
  'situation',
  'current-services',
  'family-view',
  'professional-views',
  'strengths',
  'next-steps',
  'duration',
] as const;
export type SectionKind = (typeof SECTION_KINDS)[number];

/** How a child was heard. */
export const CHILD_VIEW_MANNERS = ['talked', 'in-meeting', 'drawing', 'played', 'message', 'representative'] as const;
export type ChildViewManner = (typeof CHILD_VIEW_MANNERS)[number];

/** Why a child was not heard. */
export const NOT_HEARD_REASONS = ['too-young', 'did-not-want', 'not-reached', 'harmful', 'other'] as const;
export type NotHeardReason = (typeof NOT_HEARD_REASONS)[number];

/** What is written of a child: how it was heard and what it said, or why it was not. */
export interface ChildHeard {
  readonly manner?: ChildViewManner | null;
  readonly content?: string | null;
  readonly reason?: NotHeardReason | null;
  /** Of the reason `other`, in words. */
  readonly reasonText?: string | null;
}

/** Passes if it is either a view with its manner and main content, or a reason (1301/2014 32 §). */
export function checkChildHeard({ manner, content, reason, reasonText }: ChildHeard): void {
  if (manner == null && reason == null) refuse('MANNER_MISSING', 'How was the child heard, or why not?', 'manner');
  if (reason != null && (manner != null || content != null))
    refuse('REASON_OUT_OF_PLACE', 'Only of a child that was not heard a reason is given.', 'reason');
  if (manner != null && content == null) refuse('CONTENT_MISSING', 'What did the child tell, in short?', 'content');
  if (reason === 'other' && reasonText == null) refuse('REASON_MISSING', 'Which other reason?', 'reasonText');
  if (reason !== 'other' && reasonText != null)
    refuse('REASON_OUT_OF_PLACE', 'Words belong to another reason only.', 'reasonText');
}

/** Passes if every child has a view or a reason in the version (invariant 15). */
export function requireChildViews(
  childIds: readonly string[],
  views: readonly (Part & { readonly childId: string })[],
  number: number,
): void {
  const heard = new Set(views.filter((view) => isIn(view, number)).map(({ childId }) => childId));
  const personIds = childIds.filter((id) => !heard.has(id));
  if (personIds.length === 0) return;
  const message = 'Each child has a view of its own in the plan, or a reason why not.';
  throw new DomainError('CHILD_VIEW_MISSING', message, { field: 'planVersionId', personIds });
}

/** Passes if a copy goes to exactly one: a person of the family or a unit of the network. */
export function checkCopy({
  personId,
  unitId,
}: {
  readonly personId?: string | null;
  readonly unitId?: string | null;
}) {
  if (personId == null && unitId == null) refuse('RECIPIENT_MISSING', 'Who gets the copy?', 'personId');
  if (personId != null && unitId != null) refuse('ONE_RECIPIENT', 'A copy goes to one: a person or a unit.', 'unitId');
}
