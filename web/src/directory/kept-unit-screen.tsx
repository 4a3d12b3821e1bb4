import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Section } from '../parts/section.js';
import { useSession } from '../session/session.js';
import { nameOf } from '../words/names.js';
import { dateOfText } from '../words/time.js';
import { BackToAdministration, type Keeping, KeptPage } from './administration-page.js';
import { KEPT_UNIT, type KeptRoom, type KeptUnit, type UnitPerson } from './places.query.js';
import { Rooms } from './rooms.js';
import { UnitEnd } from './unit-end.js';
import { UnitEntry } from './unit-entry.js';
import { type ServicesGiven, UnitServices } from './unit-services.js';

/** A unit as an administrator keeps it: its entry, services, people and rooms, its end. */
export function KeptUnitScreen() {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <KeptPage
      title={t('places.unit.title')}
      query={KEPT_UNIT}
      variables={(id) => ({ id, areaId })}
      wayBack={<BackToAdministration />}
    >
      {({ unit, professionals, rooms, municipalities }, { done, again, times }) => {
        if (unit.withdrawnAt) return <Ended unit={unit} />;
        const parts = { unit, done, again, times, municipalities };
        return <Parts {...parts} people={professionals} rooms={rooms.filter(({ unitId }) => unitId === unit.id)} />;
      }}
    </KeptPage>
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

interface PartsGiven extends ServicesGiven, Keeping {
  readonly people: readonly UnitPerson[];
  readonly rooms: readonly KeptRoom[];
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
