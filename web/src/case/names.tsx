import { useTranslation } from 'react-i18next';
import type { CasePage, Colleague, Participant } from './case.query.js';
import { nameOf } from '../words/names.js';
import { CallLink } from '../parts/call-link.js';

/** Names of the people of the family and of the network by id; what somebody is where the reader may not know the name. */
export function useNames(page: CasePage): (id: string) => string {
  const { t } = useTranslation();
  return (id) => {
    const person = page.people.find((each) => each.id === id);
    if (person) return nameOf(person) || t(`case.role.${person.role}`);
    return t('case.somebody');
  };
}

/** Who takes part in a meeting: a professional, a room, or somebody of the family. */
export function participantName(
  { who, personId }: Pick<Participant, 'who' | 'personId'>,
  names: (id: string) => string,
) {
  return who ? nameOf(who) : personId ? names(personId) : '';
}

/** A professional with what one needs to know of them, and their number to be called at once. */
export function ColleagueLine({ who }: { readonly who: Colleague }) {
  const work = [who.title, who.unitName].filter(Boolean).join(', ');
  return (
    <p className="case-colleague">
      <strong>{nameOf(who)}</strong>
      {work && <span>{work}</span>}
      {who.phone && <CallLink number={who.phone} />}
    </p>
  );
}
