import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { WAYS } from './administration.query.js';
import { AdministrationPage, useDone } from './administration-page.js';
import { NewPerson } from './new-person.js';
import { PEOPLE } from './directory.query.js';
import { Organisations } from './organisations.js';
import { PEOPLE_AT_MOST } from './search.js';
import { Travels } from './travels.js';
import { UnitSearch } from './units.js';
import { Watching } from './watching.js';
import { SearchField } from '../parts/search-field.js';
import { nameOf } from '../words/names.js';

/** What the administrators of an area keep: its people, units, organisations and ways. */
export function AdministrationScreen() {
  const { t } = useTranslation();
  return (
    <AdministrationPage title={t('administration.title')}>
      <Parts />
    </AdministrationPage>
  );
}

function Parts() {
  const { said, say, times, done } = useDone();
  return (
    <>
      {said}
      <Watching />
      <People done={done} />
      <UnitSearch />
      <Organisations times={times} done={done} />
      <Ways say={say} />
    </>
  );
}

/** Ways between municipalities, asked again when one has changed. */
function Ways({ say }: { readonly say: (text: string) => void }) {
  const { areaId } = useSession();
  return (
    <Shown query={WAYS} variables={{ areaId }}>
      {({ travelTimes, municipalities }, again) => (
        <Travels
          travels={travelTimes}
          municipalities={municipalities}
          done={(text) => {
            say(text);
            again();
          }}
        />
      )}
    </Shown>
  );
}

interface PeopleGiven {
  readonly done: (text: string) => void;
}

/** Those there are, found by a part of the name; and somebody new. */
function People({ done }: PeopleGiven) {
  const { t } = useTranslation();
  const [text, search] = useState('');
  return (
    <Section id="people" title={t('administration.people')}>
      <SearchField label={t('administration.find')} search={search} />
      {text && <Found text={text} />}
      <details className="folded">
        <summary>{t('administration.addPerson')}</summary>
        <NewPerson done={done} />
      </details>
    </Section>
  );
}

function Found({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <Shown query={PEOPLE} variables={{ areaId, text }}>
      {({ professionalsByName }) => (
        <>
          <p role="status">
            {professionalsByName.length === 0 && t('directory.noPeople')}
            {professionalsByName.length >= PEOPLE_AT_MOST && t('app.first', { count: PEOPLE_AT_MOST })}
          </p>
          <ul className="rows">
            {professionalsByName.map(({ id, title, ...names }) => (
              <li key={id}>
                <Link href={`/hallinta/ammattilaiset/${id}`} className="row">
                  <strong>{nameOf(names)}</strong>
                  <span>{title}</span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </Shown>
  );
}
