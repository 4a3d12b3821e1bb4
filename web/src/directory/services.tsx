import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { Link } from 'wouter';
import { Shown } from '../parts/shown.js';
import { now } from '../words/clock.js';
import { isoDate, momentOf } from '../words/wall.js';
import { type Service, SERVICES } from './directory.query.js';
import type { Search } from './search.js';
import { CallLink } from '../parts/call-link.js';
import { nameOf } from '../words/names.js';

interface PagesGiven {
  readonly areaId: string;
  readonly search: Search;
  /** Where the page before ended. */
  readonly after?: string | null;
}

/** What is found, page after page by a press. */
export function ServicePages({ areaId, search, after = null }: PagesGiven) {
  const { t } = useTranslation();
  const [goesOn, goOn] = useState(false);
  const start = useRef<HTMLDivElement>(null);
  const isFirst = after === null;
  useEffect(() => {
    // The button that asked for this page is gone.
    if (!isFirst) start.current?.focus();
  }, [isFirst]);
  const wanted = { ...search, text: search.text || null };
  return (
    <div ref={start} tabIndex={-1}>
      <Shown query={SERVICES} variables={{ areaId, search: wanted, after }}>
        {({ services: { edges, pageInfo } }) => (
          <>
            {isFirst && <p role="status">{edges.length === 0 && t('directory.noServices')}</p>}
            <Services services={edges.map(({ node }) => node)} />
            {pageInfo.hasNextPage &&
              (goesOn ? (
                <ServicePages areaId={areaId} search={search} after={pageInfo.endCursor} />
              ) : (
                <Button variant="secondary" onClick={() => goOn(true)}>
                  {t('directory.more')}
                </Button>
              ))}
          </>
        )}
      </Shown>
    </div>
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
