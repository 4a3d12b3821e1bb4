import '../parts/work.css';
import './directory.css';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import type { ResultOf } from '../graphql/graphql.js';
import { Screen } from '../parts/screen.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { isId } from '../words/id.js';
import { dateOfText, dateText } from '../words/time.js';
import { UNIT } from './directory.query.js';
import { PersonRow } from './person-row.js';
import { CallLink } from '../parts/call-link.js';

/** A unit, how to reach it, and who works there. */
export function UnitScreen() {
  const { t } = useTranslation();
  const { id } = useParams<{ id: string }>();
  return (
    <Screen title={t('directory.unit.title')}>
      {isId(id) ? <Unit key={id} id={id} /> : <p>{t('fault.notFound')}</p>}
      <p>
        <Link href="/verkosto">{t('directory.back')}</Link>
      </p>
    </Screen>
  );
}

function Unit({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  return (
    <Shown query={UNIT} variables={{ id }} refused={<p>{t('fault.notFound')}</p>}>
      {({ unit, professionals }) => (
        <>
          <Entry unit={unit} />
          <Section id="people" title={t('directory.unit.people')}>
            {professionals.length === 0 && <p>{t('directory.unit.nobody')}</p>}
            <ul className="cards">
              {professionals.map((person) => (
                <PersonRow key={person.id} person={person} />
              ))}
            </ul>
          </Section>
        </>
      )}
    </Shown>
  );
}

/** What it is, how to reach it, and whether there is one still. */
function Entry({ unit }: Pick<ResultOf<typeof UNIT>, 'unit'>) {
  const { t } = useTranslation();
  return (
    <Section id="unit" title={unit.name}>
      <p>
        {unit.organisation.name}, {t(`contact.sector.${unit.sector}`)}
      </p>
      <p>
        {unit.phone && <CallLink number={unit.phone} whom={unit.name} />}{' '}
        {unit.email && <a href={`mailto:${unit.email}`}>{unit.email}</a>}
      </p>
      {unit.isAuthority && <p>{t('directory.unit.authority')}</p>}
      <p>
        {unit.withdrawnAt
          ? t('directory.unit.ended', { day: dateOfText(unit.withdrawnAt) })
          : t('directory.unit.reviewBy', { day: dateText(unit.reviewBy) })}
      </p>
    </Section>
  );
}
