import type { PersonRole } from '../../family/family.domain.js';
import { refuse } from '../../platform/errors/domain-error.js';

/** Who is to come along, and who of the family wishes it. */
export interface FamilyWish {
  readonly person: { readonly role: PersonRole };
  readonly wishedById: string;
}

/**
 * Passes if the family can wish it so: a close person, on the word of a guardian who decides for a child of the family.
 *
 * @param deciders guardians with full powers
 */
export function checkWish({ person, wishedById }: FamilyWish, deciders: readonly string[]): void {
  if (person.role !== 'close-person') refuse('NOT_A_CLOSE_PERSON', 'This person is no close person.', 'personId');
  if (!deciders.includes(wishedById)) refuse('NOT_A_GUARDIAN', 'A guardian with full powers wishes it.', 'wishedById');
}
