import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useChange } from '../parts/change.js';
import { Pages } from '../parts/pages.js';
import { Section } from '../parts/section.js';
import { useSession } from '../session/session.js';
import { today } from '../words/whole-days.js';
import { AdministrationForm } from './administration-form.js';
import type { Municipality } from './directory.query.js';
import { inAYear } from './new-unit.js';
import { ADD_SERVICE } from './places.changes.query.js';
import { type KeptUnit, type ServiceOfUnit, SERVICES_OF_UNIT } from './places.query.js';
import { serviceEntry, ServiceFields, type ServiceTold } from './service-fields.js';

/** What the services of a unit are shown by. */
export interface ServicesGiven {
  readonly unit: KeptUnit;
  readonly municipalities: readonly Municipality[];
  /** Changes when the list is to be asked anew. */
  readonly times: number;
  readonly done: (text: string) => void;
}

/** What a unit gives: each service with an entry of its own. */
export function UnitServices({ unit, municipalities, times, done }: ServicesGiven) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <Section id="services" title={t('places.unit.services')}>
      <Pages
        key={times}
        query={SERVICES_OF_UNIT}
        variables={(after) => ({ areaId, unitId: unit.id, after })}
        pageOf={({ services }) => services}
        none={<p>{t('places.unit.noServices')}</p>}
        more={t('places.more')}
      >
        {(services) => (
          <ul className="rows">
            {services.map((service) => (
              <ServiceRow key={service.id} service={service} />
            ))}
          </ul>
        )}
      </Pages>
      <details className="folded">
        <summary>{t('places.unit.addService')}</summary>
        <NewService unit={unit} municipalities={municipalities} done={done} />
      </details>
    </Section>
  );
}

function ServiceRow({ service: { id, name, reviewBy } }: { readonly service: ServiceOfUnit }) {
  const { t } = useTranslation();
  return (
    <li>
      <Link href={`/hallinta/palvelut/${id}`} className="row">
        <strong>{name}</strong>
        {reviewBy < today() && <span className="late">{t('places.due')}</span>}
      </Link>
    </li>
  );
}

/** An empty entry, for the residents of those municipalities that the unit serves. */
const emptyFor = ({ municipalities }: KeptUnit): ServiceTold => ({
  name: '',
  forWhom: '',
  place: '',
  howToReach: '',
  contactPersonId: '',
  needCodes: [],
  municipalities,
  reviewBy: inAYear(),
});

function NewService({ unit, municipalities, done }: Omit<ServicesGiven, 'times'>) {
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(ADD_SERVICE);
  const [told, tell] = useState(() => emptyFor(unit));
  const send = async () => {
    if (!(await ask({ unitId: unit.id, entry: serviceEntry(told) }))) return;
    tell(emptyFor(unit));
    done(t('administration.said.added', { name: told.name }));
  };
  return (
    <AdministrationForm press={t('administration.add')} send={() => void send()} isBusy={isBusy} error={error}>
      <ServiceFields
        unitId={unit.id}
        told={told}
        tell={(change) => tell({ ...told, ...change })}
        municipalities={municipalities}
      />
    </AdministrationForm>
  );
}
