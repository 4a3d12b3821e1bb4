import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { now } from '../words/clock.js';
import { isoDate, momentOf } from '../words/wall.js';
import { type Service, SERVICES } from './directory.query.js';
import type { Search } from './search.js';
import { Pages } from '../parts/pages.js';
import { CallLink } from '../parts/call-link.js';
import { nameOf } from '../words/names.js';

interface PagesGiven {
  readonly areaId: string;
  readonly search: Search;
}

/** What is found, page after page by a press. */
export function ServicePages({ areaId, search }: PagesGiven) {
  const { t } = useTranslation();
  const wanted = { ...search, text: search.text || null };
  return (
    <Pages
      query={SERVICES}
      variables={(after) => ({ areaId, search: wanted, after })}
      pageOf={({ services }) => services}
      none={<p>{t('directory.noServices')}</p>}
      more={t('directory.more')}
    >
      {(services) => <Services services={services} />}
    </Pages>
  );
}

function Services({ services }: { readonly services: readonly Service[] }) {
  return (
    <ul className="cards">
      {services.map((service) => (
        <ServiceCard key={service.id} service={service} />
      ))}
    </ul>
  );
}

/** A service: for whom, and how one gets to it. */
function ServiceCard({ service }: { readonly service: Service }) {
  const { t } = useTranslation();
  const { name, forWhom, howToReach, place, reviewBy, contactPerson, unit } = service;
  const asker = contactPerson && nameOf(contactPerson);
  return (
    <li>
      <h3 className="card-title">{name}</h3>
      <p>
        <Link href={`/verkosto/yksikot/${unit.id}`}>{unit.name}</Link>
      </p>
      {unit.phone && <CallLink number={unit.phone} whom={unit.name} />}
      <p className="told">{forWhom}</p>
      <details className="folded">
        <summary>
          {t('directory.how')}
          <span className="hidden"> {name}</span>
        </summary>
        <p className="told">{howToReach}</p>
        <p className="told">{place}</p>
        {contactPerson && asker && (
          <p>
            {t('directory.ask')} <Link href={`/verkosto/ammattilaiset/${contactPerson.id}`}>{asker}</Link>
          </p>
        )}
      </details>
      {reviewBy < isoDate(momentOf(now())) && <p className="duty">{t('directory.old')}</p>}
    </li>
  );
}
