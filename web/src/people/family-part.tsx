import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { Act, Doing } from '../parts/doing.js';
import { languageName } from '../words/language.js';
import { AddPerson, KeepPerson } from './person-form.js';
import { Account } from './account.js';
import type { PartGiven, PersonGiven } from './given.js';
import { AddGuardianship, Guardianships } from './guardianships.js';
import { personName } from './names.js';
import { AddWay, Ways } from './ways.js';
import { birthText } from '../words/time.js';

/** Who belongs to the family, and how each of them may be reached safely. */
export function FamilyPart(given: PartGiven) {
  const { t } = useTranslation();
  const { page, keepsFamily, again } = given;
  if (page.people.length === 0 && !keepsFamily) return null;
  return (
    <Doing id="perhe" title={t('people.family.title')} again={again}>
      {(part) => (
        <>
          <ul className="plain">
            {page.people.map((person) => (
              <li key={person.id}>
                <OnePerson {...given} {...part} person={person} />
              </li>
            ))}
          </ul>
          {keepsFamily && (
            <Act label={t('people.add.open')}>{(close) => <AddPerson {...given} {...part} close={close} />}</Act>
          )}
        </>
      )}
    </Doing>
  );
}

function OnePerson(given: PersonGiven) {
  const { t } = useTranslation();
  const { page, person, keepsFamily } = given;
  const isSheltered = page.safety?.shelteredIds.includes(person.id);
  return (
    <article aria-labelledby={`p-${person.id}`} className="person">
      <div id={`p-${person.id}`}>
        <Heading variant="h3">{personName(person, t)}</Heading>
      </div>
      <Facts person={person} />
      {isSheltered && <p className="late">{t('people.person.sheltered')}</p>}
      <Guardianships {...given} />
      <Ways {...given} />
      {keepsFamily && <Changes {...given} />}
    </article>
  );
}

function Changes(given: PersonGiven) {
  const { t } = useTranslation();
  return (
    <>
      <AddWay {...given} />
      <AddGuardianship {...given} />
      <Account {...given} />
      {given.person.givenName && (
        <Act label={t('people.keep.open')} variant="secondaryNoBorder">
          {(close) => <KeepPerson {...given} close={close} />}
        </Act>
      )}
    </>
  );
}

function Facts({ person }: Pick<PersonGiven, 'person'>) {
  const { t } = useTranslation();
  const { role, birthDate, language, interpreterLanguage } = person;
  const facts = [
    t(`people.role.${role}`),
    birthDate && t('people.person.born', { day: birthText(birthDate) }),
    languageName(language),
    interpreterLanguage && t('people.person.interpreter', { language: languageName(interpreterLanguage) }),
  ];
  return <p className="beside">{facts.filter(Boolean).join(', ')}</p>;
}
