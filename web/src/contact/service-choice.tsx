import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from 'suomifi-ui-components';
import { Shown } from '../parts/shown.js';
import type { Picked } from './draft.js';
import { SERVICES } from './service-choice.query.js';
import { SearchField } from '../parts/search-field.js';

interface ChoiceGiven {
  /** The area of the contact. */
  readonly areaId: string;
  readonly services: readonly Picked[];
  readonly choose: (services: readonly Picked[]) => void;
  readonly isMissing: boolean;
}

/** To which services one is directed: ticked in a list that a word makes shorter. */
export function ServiceChoice({ areaId, services, choose, isMissing }: ChoiceGiven) {
  const { t } = useTranslation();
  const [text, search] = useState('');
  return (
    <fieldset className="services" aria-describedby={isMissing ? 'services-missing' : undefined}>
      <legend>{t('contact.services.label')}</legend>
      {isMissing && (
        <p id="services-missing" className="late">
          {t('contact.services.missing')}
        </p>
      )}
      <SearchField label={t('contact.services.search')} search={search} />
      <Found areaId={areaId} text={text} services={services} choose={choose} />
    </fieldset>
  );
}

interface FoundGiven extends Pick<ChoiceGiven, 'areaId' | 'services' | 'choose'> {
  readonly text: string;
}

function Found({ areaId, text, services: picked, choose }: FoundGiven) {
  const { t } = useTranslation();
  return (
    <Shown query={SERVICES} variables={{ areaId, text: text || null }}>
      {({ services: { edges, pageInfo } }) => (
        <>
          <Ticks
            found={edges.map(({ node: { id, name, unit } }) => ({ id, name, unitName: unit.name }))}
            services={picked}
            choose={choose}
          />
          <p role="status">
            {edges.length === 0 && t('contact.services.none')}
            {pageInfo.hasNextPage && t('contact.services.more')}
          </p>
        </>
      )}
    </Shown>
  );
}

interface TicksGiven extends Pick<ChoiceGiven, 'services' | 'choose'> {
  readonly found: readonly Omit<Picked, 'isChosen'>[];
}

/** What was ticked before and is not found now stands first, so that nothing is chosen out of sight. */
function Ticks({ found, services, choose }: TicksGiven) {
  const before = services.filter(({ id }) => !found.some((each) => each.id === id));
  const tick = (service: Omit<Picked, 'isChosen'>, isChosen: boolean) => {
    const others = services.filter(({ id }) => id !== service.id);
    const at = services.findIndex(({ id }) => id === service.id);
    choose(others.toSpliced(at < 0 ? others.length : at, 0, { ...service, isChosen }));
  };
  return (
    <div className="ticks">
      {[...before, ...found].map(({ id, name, unitName }) => (
        <Checkbox
          key={id}
          variant="large"
          hintText={unitName}
          checked={services.some((each) => each.id === id && each.isChosen)}
          onClick={({ checkboxState }) => tick({ id, name, unitName }, checkboxState)}
        >
          {name}
        </Checkbox>
      ))}
    </div>
  );
}
