import '../parts/work.css';
import './directory.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextInput } from 'suomifi-ui-components';
import { Link } from 'wouter';
import { useSaid } from '../parts/said.js';
import { Screen } from '../parts/screen.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { PLACES, type UnitChoice } from './administration.query.js';
import { NewPerson } from './new-person.js';
import { PEOPLE } from './directory.query.js';
import { Rooms } from './rooms.js';
import { Travels } from './travels.js';

/** Nobody types a word faster than this between two letters. Milliseconds. */
const PAUSE = 300;

/** What the administrators of an area keep: its people, rooms and ways. */
export function AdministrationScreen() {
  const { t } = useTranslation();
  const { has } = useSession();
  return <Screen title={t('administration.title')}>{has('ADMIN') ? <Parts /> : <p>{t('fault.notFound')}</p>}</Screen>;
}

function Parts() {
  const { areaId } = useSession();
  const { said, say } = useSaid();
  return (
    <>
      {said}
      <Shown query={PLACES} variables={{ areaId }}>
        {({ units, rooms, travelTimes, municipalities }, again) => {
          const choices = units.edges.map(({ node }) => node);
          const done = (text: string) => {
            say(text);
            again();
          };
          return (
            <>
              <People units={choices} done={done} />
              <Rooms rooms={rooms} units={choices} done={done} />
              <Travels travels={travelTimes} municipalities={municipalities} done={done} />
            </>
          );
        }}
      </Shown>
    </>
  );
}

interface PeopleGiven {
  readonly units: readonly UnitChoice[];
  readonly done: (text: string) => void;
}

/** Those there are, found by a part of the name; and somebody new. */
function People({ units, done }: PeopleGiven) {
  const { t } = useTranslation();
  const [text, search] = useState('');
  return (
    <Section id="people" title={t('administration.people')}>
      <TextInput
        labelText={t('administration.find')}
        fullWidth
        debounce={PAUSE}
        onChange={(value) => search(String(value ?? '').trim())}
      />
      {text && <Found text={text} />}
      <details className="folded">
        <summary>{t('administration.addPerson')}</summary>
        <NewPerson units={units} done={done} />
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
          <p role="status">{professionalsByName.length === 0 && t('directory.noPeople')}</p>
          <ul className="rows">
            {professionalsByName.map(({ id, givenName, familyName, title }) => (
              <li key={id}>
                <Link href={`/hallinta/ammattilaiset/${id}`} className="row">
                  <strong>
                    {givenName} {familyName}
                  </strong>
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
