import { DomainError, refuse } from '../../platform/errors/domain-error.js';
import type { PersonRole } from '../../family/family.domain.js';

/** What can be kept from somebody, by its kind. */
export const KEPT_KINDS = [
  'meeting',
  'minutes',
  'written-input',
  'plan-section',
  'child-view',
  'plan-goal',
  'plan-action',
  'action-suggestion',
  'plan-helper',
  'plan-copy',
  'plan-approval',
  'document-handout',
  'how-are-things',
  'meeting-wish',
  'consent-decision',
] as const;
export type KeptKind = (typeof KEPT_KINDS)[number];

/** Why a minor keeps something from a guardian: a weighty reason (703/2023 51 §). */
export const CHILDS_REASONS = ['own-matter', 'fear', 'conflict', 'other'] as const;
export type ChildsReason = (typeof CHILDS_REASONS)[number];

/** Why a party is not told something, by law (621/1999 11 §). */
const LEGAL_REASONS = ['childs-interest', 'private-interest', 'public-interest', 'investigation'] as const;
export type LegalReason = (typeof LEGAL_REASONS)[number];

export type KeptReason = ChildsReason | LegalReason;
export const KEPT_REASONS: readonly KeptReason[] = [...CHILDS_REASONS, ...LEGAL_REASONS];

const isOneOf =
  <Value extends string>(values: readonly Value[]) =>
  (value: string): value is Value =>
    (values as readonly string[]).includes(value);
export const isChildsReason = isOneOf(CHILDS_REASONS);
export const isLegalReason = isOneOf(LEGAL_REASONS);

/** How it is known that the child is able to forbid: ability counts, not age (1287/2013 18 §). */
export const ABILITIES = ['assessed', 'judged-now'] as const;
export type Ability = (typeof ABILITIES)[number];

/** One thing that is kept from somebody. */
export interface KeptItem {
  readonly kind: KeptKind;
  readonly id: string;
}

/** Somebody of the family as far as the rules ask. */
export interface Party {
  readonly id: string;
  readonly role: PersonRole;
}

/** What a minor forbids, before it is recorded. */
export interface ChildsWord {
  readonly child: Party;
  readonly from: Party;
  readonly items: readonly KeptItem[];
  readonly reason: ChildsReason;
  readonly words: string | null;
  /** Whether an assessment of maturity stands that found the child able. */
  readonly isAssessed: boolean;
  /** Whether whoever records it judged the child able to decide this. */
  readonly isJudgedAble: boolean;
}

export const MOST_ITEMS = 50;

/** Passes if a minor may keep this from that guardian, and answers how they are known to be able to. */
export function checkChildsWord({ child, from, items, reason, words, isAssessed, isJudgedAble }: ChildsWord): Ability {
  if (child.role !== 'child') refuse('NOT_A_CHILD', 'Only a child of the family forbids this.', 'childId');
  if (from.role !== 'guardian') refuse('NOT_A_GUARDIAN', 'It is kept from a guardian.', 'fromPersonId');
  checkItems(items);
  if (reason === 'other' && !words) refuse('WORDS_MISSING', 'Another reason wants words.', 'words');
  if (isAssessed) return 'assessed';
  if (isJudgedAble) return 'judged-now';
  return refuse('ABILITY_NOT_JUDGED', 'Say that the child was judged able to decide this.', 'isJudgedAble');
}

/** Passes if a party of the family may be kept from knowing this on a ground in law. */
export function checkWithholding(from: Party, items: readonly KeptItem[]): void {
  if (from.role === 'close-person')
    refuse('NOT_A_PARTY', 'Only guardians and children are parties of the case.', 'fromPersonId');
  checkItems(items);
}

/** Passes if something is named, each thing once. */
export function checkItems(items: readonly KeptItem[]): void {
  if (items.length === 0) refuse('ITEMS_MISSING', 'Name at least one thing.', 'items');
  if (items.length > MOST_ITEMS) refuse('TOO_MANY_ITEMS', `At most ${MOST_ITEMS} at once.`, 'items');
  const named = items.map(({ kind, id }) => `${kind} ${id.toLowerCase()}`);
  const again = named.findIndex((name, i) => named.indexOf(name) < i);
  if (again >= 0) refuse('ITEM_REPEATED', 'It is named twice.', `items.${again}.id`);
}

/** A prohibition or withholding as it stands. */
export interface Standing {
  /** Whose word it was; none for a decision of who keeps the case. */
  readonly childId?: string | null;
  readonly fromPersonId: string;
  readonly isLifted: boolean;
}

/** Who wants to lift it. */
export interface Lifter {
  readonly principalId: string;
  /** Answers for the case. */
  readonly keeps: boolean;
  /** Says that the child has said so. */
  readonly childSaidSo: boolean;
}

/** Passes if they may lift it: the minor, or who keeps the case on the minor's word; never whom it is kept from. */
export function checkLifting({ childId, fromPersonId, isLifted }: Standing, by: Lifter): void {
  const isOwn = by.principalId === childId;
  if (by.principalId === fromPersonId || !(isOwn || by.keeps))
    throw new DomainError('NOT_FOUND', 'There is no such thing, or it is not yours to see.', { field: 'id' });
  if (isLifted) refuse('ALREADY_LIFTED', 'It has been lifted.', 'id');
  if (childId && !isOwn && !by.childSaidSo)
    refuse('CHILD_DECIDES', 'Only the one who forbade it gives it free.', 'childSaidSo');
}
