import { useTranslation } from 'react-i18next';
import { languageName } from '../words/language.js';
import type { CasePage, Person } from './case.query.js';
import { birthText } from '../words/time.js';
import { useNames } from './names.js';
import { Leads, More, PartOfCase, Told } from './part.js';
import { nameOf } from '../words/names.js';
import { CallLink } from '../parts/call-link.js';
import { personName } from '../parts/family-names.js';

/** The family, how it may be reached, what it needs, and how much of all that is kept from some of it. */
export function Family({ page }: { readonly page: CasePage }) {
  const { people } = page;
  if (people.length === 0 && !page.needs) return null;
  return (
    <PartOfCase part="people">
      <ul className="case-cards">
        {people.map((person) => (
          <li key={person.id}>
            <PersonCard person={person} page={page} />
          </li>
        ))}
      </ul>
      <Prohibitions page={page} />
      <Needs page={page} />
      <Leads caseId={page.id} to={['people', 'situation']} />
    </PartOfCase>
  );
}

function PersonCard({ person, page }: { readonly person: Person; readonly page: CasePage }) {
  const { t } = useTranslation();
  const { id, role, birthDate, language, interpreterLanguage, invited } = person;
  const isSheltered = page.safety?.shelteredIds.includes(id);
  return (
    <>
      <p className="case-person">
        <strong>{personName(person, t)}</strong>
        {nameOf(person) && <span>{t(`case.role.${role}`)}</span>}
        {birthDate && <span>{t('case.person.born', { day: birthText(birthDate) })}</span>}
      </p>
      {isSheltered && <p className="late">{t('case.person.sheltered')}</p>}
      <p className="case-beside">
        {t(`case.language.${language}`)}
        {interpreterLanguage && `, ${t('case.person.interpreter', { language: languageName(interpreterLanguage) })}`}
        {invited && `, ${t('case.person.invited')}`}
      </p>
      <Guardianships person={person} page={page} />
      <Ways person={person} />
    </>
  );
}

function Guardianships({ person, page }: { readonly person: Person; readonly page: CasePage }) {
  const { t } = useTranslation();
  const names = useNames(page);
  const own = page.guardianships.filter(({ guardianId }) => guardianId === person.id);
  if (own.length === 0) return null;
  return (
    <ul className="case-plain">
      {own.map(({ id, childId, powers, rightToInformation }) => (
        <li key={id}>
          {t(`case.powers.${powers}`, { child: names(childId) })}
          {!rightToInformation && <span className="late"> {t('case.person.noInformation')}</span>}
        </li>
      ))}
    </ul>
  );
}

function Ways({ person: { contactWays } }: { readonly person: Person }) {
  const { t } = useTranslation();
  if (contactWays.length === 0) return null;
  return (
    <ul className="case-plain">
      {contactWays.map(({ id, kind, value, safe, safeTime }) => (
        <li key={id}>
          {kind === 'PHONE' && safe && value ? (
            <CallLink number={value} />
          ) : (
            <span>
              {t(`case.way.${kind}`)}: {value ?? t('case.notShown')}
            </span>
          )}
          {!safe && <span className="late"> {t('case.way.unsafe')}</span>}
          {safeTime && <span className="case-beside"> {safeTime}</span>}
        </li>
      ))}
    </ul>
  );
}

/** How much is kept from whom; what it is nobody reads here. */
function Prohibitions({ page }: { readonly page: CasePage }) {
  const { t } = useTranslation();
  const names = useNames(page);
  const standing = page.prohibitions.filter(({ liftedAt }) => !liftedAt);
  if (standing.length === 0) return null;
  return (
    <ul className="case-plain case-kept">
      {standing.map(({ id, childId, fromPersonId, itemCount }) => (
        <li key={id}>
          {childId
            ? t('case.kept.byChild', { count: itemCount, child: names(childId), from: names(fromPersonId) })
            : t('case.kept.byLaw', { count: itemCount, from: names(fromPersonId) })}
        </li>
      ))}
    </ul>
  );
}

function Needs({ page: { needs } }: { readonly page: CasePage }) {
  const { t } = useTranslation();
  if (!needs) return null;
  return (
    <More title={t('case.needs.title')}>
      <dl>
        <Told term={t('case.needs.codes')}>{needs.needCodes.map((code) => t(`contact.need.${code}`)).join(', ')}</Told>
        <Told term={t('case.needs.description')}>{needs.description}</Told>
        <Told term={t('case.needs.strengths')}>{needs.strengths}</Told>
        <Told term={t('case.needs.wish')}>{needs.familyWish}</Told>
      </dl>
    </More>
  );
}
