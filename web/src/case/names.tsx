import { useTranslation } from 'react-i18next';
import type { CasePage, Participant } from './case.query.js';
import { nameOf } from '../words/names.js';
import { nameById } from '../parts/family-names.js';

/** Names of the people of the family by id; what somebody is where the reader may not know the name. */
export function useNames(page: CasePage): (id: string) => string {
  const { t } = useTranslation();
  return (id) => nameById(page.people, id, t);
}

/** Who takes part in a meeting: a professional, a room, or somebody of the family. */
export function participantName(
  { who, personId }: Pick<Participant, 'who' | 'personId'>,
  names: (id: string) => string,
) {
  return who ? nameOf(who) : personId ? names(personId) : '';
}
