import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import { useSaid } from '../parts/said.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { isId } from '../words/id.js';
import { nameOf } from '../words/names.js';
import { dateOfText } from '../words/time.js';
import { AdministrationPage, BackToAdministration } from './administration-page.js';
import { KEPT_UNIT, type KeptRoom, type KeptUnit, type UnitPerson } from './places.query.js';
import { Rooms } from './rooms.js';
import { UnitEnd } from './unit-end.js';
import { UnitEntry } from './unit-entry.js';
import { type ServicesGiven, UnitServices } from './unit-services.js';

/** A unit as an administrator keeps it: its entry, services, people and rooms, its end. */
export function KeptUnitScreen() {
  const { t } = useTranslation();
  const { id } = useParams<{ id: string }>();
  return (
    <AdministrationPage title={t('places.unit.title')}>
      {isId(id) ? <Kept key={id} id={id} /> : <p>{t('fault.notFound')}</p>}
      <BackToAdministration />
    </AdministrationPage>
  );
}

function Kept({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  const { said, say } = useSaid();
  const [times, count] = useState(0);
  return (
    <>
      {said}
      <Shown query={KEPT_UNIT} variables={{ id, areaId }} refused={<p>{t('fault.notFound')}</p>}>
        {({ unit, professionals, rooms, municipalities }, again) => {
          const done = (text: string) => {
            say(text);
            count(times + 1);
            again();
          };
          if (unit.withdrawnAt) return <Ended unit={unit} />;
          const parts = { unit, done, again, times, municipalities };
          return <Parts {...parts} people={professionals} rooms={rooms.filter(({ unitId }) => unitId === id)} />;
        }}
      </Shown>
    </>
  );
}

function Ended({ unit: { name, organisation, withdrawnAt } }: { readonly unit: KeptUnit }) {
  const { t } = useTranslation();
  return (
    <Section id="unit" title={name}>
      <p>
        <Link href={`/hallinta/organisaatiot/${organisation.id}`}>{organisation.name}</Link>
      </p>
      <p>{t('places.unit.ended', { day: dateOfText(withdrawnAt!) })}</p>
    </Section>
  );
}

interface PartsGiven extends ServicesGiven {
  readonly people: readonly UnitPerson[];
  readonly rooms: readonly KeptRoom[];
  readonly again: () => void;
}

function Parts({ unit, people, rooms, municipalities, times, done, again }: PartsGiven) {
  return (
    <>
      <UnitEntry unit={unit} municipalities={municipalities} done={done} again={again} />
      <UnitServices unit={unit} municipalities={municipalities} times={times} done={done} />
      <People people={people} />
      <Rooms unitId={unit.id} rooms={rooms} done={done} again={again} />
      <UnitEnd unit={unit} people={people.length} rooms={rooms.length} done={done} again={again} />
    </>
  );
}

function People({ people }: { readonly people: readonly UnitPerson[] }) {
  const { t } = useTranslation();
  return (
    <Section id="people" title={t('places.unit.people')}>
      {people.length === 0 && <p>{t('places.unit.nobody')}</p>}
      <ul className="rows">
        {people.map((person) => (
          <li key={person.id}>
            <Link href={`/hallinta/ammattilaiset/${person.id}`} className="row">
              <strong>{nameOf(person)}</strong>
              <span>{person.title}</span>
            </Link>
          </li>
        ))}
      </ul>
      <p>{t('places.unit.joining')}</p>
    </Section>
  );
}
