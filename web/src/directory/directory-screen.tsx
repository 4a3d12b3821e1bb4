import '../parts/work.css';
import './directory.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Screen } from '../parts/screen.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { NEEDS } from '../words/needs.js';
import { MUNICIPALITIES, PEOPLE } from './directory.query.js';
import { PersonRow } from './person-row.js';
import { EVERYTHING, PEOPLE_AT_MOST, type Search } from './search.js';
import { ServicePages } from './services.js';
import { SearchField } from '../parts/search-field.js';
import { MaybeChoice, municipalityOptions } from './administration-form.js';

/** Fewer letters find half of the area. */
const LETTERS_OF_A_NAME = 2;

/** Who helps with what, where: services and people of the whole area, and when the people have time. */
export function DirectoryScreen() {
  const { t } = useTranslation();
  const { areaId } = useSession();
  const [search, choose] = useState<Search>(EVERYTHING);
  return (
    <Screen title={t('directory.title')}>
      <SearchForm search={search} choose={choose} />
      {search.text.length >= LETTERS_OF_A_NAME && <People areaId={areaId} text={search.text} />}
      <Section id="services" title={t('directory.services')}>
        <ServicePages key={JSON.stringify([areaId, search])} areaId={areaId} search={search} />
      </Section>
    </Screen>
  );
}

interface FormGiven {
  readonly search: Search;
  readonly choose: (search: Search) => void;
}

/** What is found changes with every choice: there is nothing to press. */
function SearchForm({ search, choose }: FormGiven) {
  const { t } = useTranslation();
  return (
    <search className="directory-search">
      <SearchField
        label={t('directory.text')}
        hint={t('directory.textHint')}
        search={(text) => choose({ ...search, text })}
      />
      <Municipalities search={search} choose={choose} />
      <MaybeChoice
        label={t('directory.need')}
        none={t('directory.all')}
        value={search.need ?? ''}
        choose={(value) => choose({ ...search, need: NEEDS.find((each) => each === value) ?? null })}
        options={NEEDS.map((value) => ({ value, text: t(`contact.need.${value}`) }))}
      />
    </search>
  );
}

function Municipalities({ search, choose }: FormGiven) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <Shown query={MUNICIPALITIES} variables={{ areaId }}>
      {({ municipalities }) => (
        <MaybeChoice
          label={t('directory.municipality')}
          none={t('directory.all')}
          value={search.municipality ?? ''}
          choose={(value) => choose({ ...search, municipality: value || null })}
          options={municipalityOptions(municipalities)}
        />
      )}
    </Shown>
  );
}

function People({ areaId, text }: { readonly areaId: string; readonly text: string }) {
  const { t } = useTranslation();
  return (
    <Section id="people" title={t('directory.people')}>
      <Shown query={PEOPLE} variables={{ areaId, text }} refused={<p>{t('directory.noPeople')}</p>}>
        {({ professionalsByName }) => (
          <>
            <PeopleFound count={professionalsByName.length} />
            <ul className="cards">
              {professionalsByName.map((person) => (
                <PersonRow key={person.id} person={person} />
              ))}
            </ul>
          </>
        )}
      </Shown>
    </Section>
  );
}

function PeopleFound({ count }: { readonly count: number }) {
  const { t } = useTranslation();
  const found = t(count < PEOPLE_AT_MOST ? 'directory.found' : 'app.first', { count });
  return <p role="status">{count === 0 ? t('directory.noPeople') : found}</p>;
}
