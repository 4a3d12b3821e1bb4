import type { TFunction } from 'i18next';
import { type Named, nameOf } from '../words/names.js';

/** Somebody of a family, as far as the reader may know them. */
interface OfFamily extends Named {
  readonly id: string;
  readonly role: 'GUARDIAN' | 'CHILD' | 'CLOSE_PERSON';
}

/** A name; what somebody is where the reader may not know it. */
export const personName = (person: OfFamily, t: TFunction): string => nameOf(person) || t(`case.role.${person.role}`);

/** The name of somebody of the family by their id. */
export function nameById(people: readonly OfFamily[], id: string, t: TFunction): string {
  const person = people.find((each) => each.id === id);
  return person ? personName(person, t) : t('case.somebody');
}
