import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Pages } from '../parts/pages.js';
import { Section } from '../parts/section.js';
import { useSession } from '../session/session.js';
import { today } from '../words/whole-days.js';
import { Tick } from './administration-form.js';
import { type ListedUnit, UNITS } from './places.query.js';
import { SearchField } from '../parts/search-field.js';

/** The units of the area: found by name, and those that nobody has looked through in time. */
export function UnitSearch() {
  const { t } = useTranslation();
  const { areaId } = useSession();
  const [text, search] = useState('');
  const [isDue, onlyDue] = useState(false);
  const question = { areaId, text: text || null, reviewDue: isDue || null };
  return (
    <Section id="units" title={t('places.units')}>
      <SearchField label={t('places.findUnit')} search={search} />
      <Tick label={t('places.onlyDue')} isChosen={isDue} choose={onlyDue} />
      <UnitPages key={JSON.stringify(question)} question={question} />
    </Section>
  );
}

interface PagesGiven {
  readonly question: {
    readonly areaId: string;
    readonly text?: string | null;
    readonly organisationId?: string;
    readonly reviewDue?: boolean | null;
  };
}

/** Units that were found, page after page by a press. */
export function UnitPages({ question }: PagesGiven) {
  const { t } = useTranslation();
  return (
    <Pages
      query={UNITS}
      variables={(after) => ({ ...question, after })}
      pageOf={({ units }) => units}
      none={<p>{t('places.noUnits')}</p>}
      more={t('places.more')}
    >
      {(units) => (
        <ul className="rows">
          {units.map((unit) => (
            <UnitRow key={unit.id} unit={unit} />
          ))}
        </ul>
      )}
    </Pages>
  );
}

function UnitRow({ unit: { id, name, sector, organisation, reviewBy } }: { readonly unit: ListedUnit }) {
  const { t } = useTranslation();
  return (
    <li>
      <Link href={`/hallinta/yksikot/${id}`} className="row">
        <strong>{name}</strong>
        <span>
          {organisation.name}, {t(`contact.sector.${sector}`)}
        </span>
        {reviewBy < today() && <span className="late">{t('places.due')}</span>}
      </Link>
    </li>
  );
}
