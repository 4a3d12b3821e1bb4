import type { TFunction } from 'i18next';
import type { ConsentPage, Person } from './consent.query.js';
import { nameOf } from '../words/names.js';

/** A name; what somebody is where the reader may not know it. */
export const personName = (person: Person, t: TFunction): string => nameOf(person) || t(`case.role.${person.role}`);

/** The name of somebody of the family by their id. */
export function nameById({ people }: ConsentPage, id: string, t: TFunction): string {
  const person = people.find((each) => each.id === id);
  return person ? personName(person, t) : t('case.somebody');
}

/** The names of professionals of the network by their ids; how many others there are is told, not who. */
export function staffNames({ members }: ConsentPage, ids: readonly string[], t: TFunction): string {
  const known = members.flatMap(({ who }) => (ids.includes(who.id) ? [nameOf(who)] : []));
  const others = ids.length - known.length;
  return [...known, ...(others > 0 ? [t('consent.others', { count: others })] : [])].join(', ');
}
