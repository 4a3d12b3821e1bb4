import type { TFunction } from 'i18next';
import type { PeoplePage, Person } from './people.query.js';
import { nameOf } from '../words/names.js';

/** A name; what somebody is where the reader may not know it. */
export const personName = (person: Person, t: TFunction): string => nameOf(person) || t(`people.role.${person.role}`);

/** The name of somebody of the family by their id. */
export function nameById({ people }: PeoplePage, id: string | null, t: TFunction): string {
  const person = people.find((each) => each.id === id);
  return person ? personName(person, t) : t('people.somebody');
}
