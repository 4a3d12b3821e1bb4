import { useTranslation } from 'react-i18next';
import type { Page, Participant, Person } from './meeting.query.js';
import { nameOf } from '../words/names.js';

/** Names of who is to sit at the table: professionals, rooms, people of the family. */
export function useNames(page: Page): (participant: Pick<Participant, 'who' | 'personId'>) => string {
  const { t } = useTranslation();
  return ({ who, personId }) => {
    if (who) return nameOf(who);
    const person = page.people.find(({ id }) => id === personId);
    return (person && nameOf(person)) || t('case.somebody');
  };
}

/** Guardians: whose yes to a time is recorded, and who confirm minutes. */
export const guardiansOf = ({ people }: Page): Person[] => people.filter(({ role }) => role === 'GUARDIAN');
