import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useChange } from '../parts/change.js';
import { Pages } from '../parts/pages.js';
import { Section } from '../parts/section.js';
import { useSession } from '../session/session.js';
import { AdministrationForm } from './administration-form.js';
import { OrganisationFields, type OrganisationTold } from './organisation-fields.js';
import { ADD_ORGANISATION } from './places.changes.query.js';
import { type ListedOrganisation, ORGANISATIONS } from './places.query.js';

interface OrganisationsGiven {
  /** Changes when the list is to be asked anew. */
  readonly times: number;
  readonly done: (text: string) => void;
}

/** Who keeps the registers: each with its units behind it. */
export function Organisations({ times, done }: OrganisationsGiven) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <Section id="organisations" title={t('places.organisations')}>
      <Pages
        key={times}
        query={ORGANISATIONS}
        variables={(after) => ({ areaId, after })}
        pageOf={({ organisations }) => organisations}
        none={<p>{t('places.noOrganisations')}</p>}
        more={t('places.more')}
      >
        {(organisations) => (
          <ul className="rows">
            {organisations.map((organisation) => (
              <OrganisationRow key={organisation.id} organisation={organisation} />
            ))}
          </ul>
        )}
      </Pages>
      <details className="folded">
        <summary>{t('places.addOrganisation')}</summary>
        <NewOrganisation done={done} />
      </details>
    </Section>
  );
}

function OrganisationRow({ organisation: { id, name, kind } }: { readonly organisation: ListedOrganisation }) {
  const { t } = useTranslation();
  return (
    <li>
      <Link href={`/hallinta/organisaatiot/${id}`} className="row">
        <strong>{name}</strong>
        <span>{t(`places.kind.${kind}`)}</span>
      </Link>
    </li>
  );
}

const EMPTY: OrganisationTold = { name: '', kind: '' };

function NewOrganisation({ done }: Pick<OrganisationsGiven, 'done'>) {
  const { t } = useTranslation();
  const { areaId } = useSession();
  const { ask, isBusy, error } = useChange(ADD_ORGANISATION);
  const [told, tell] = useState(EMPTY);
  const send = async () => {
    const { name, kind } = told;
    if (!kind || !(await ask({ areaId, name, kind }))) return;
    tell(EMPTY);
    done(t('administration.said.added', { name }));
  };
  return (
    <AdministrationForm press={t('administration.add')} send={() => void send()} isBusy={isBusy} error={error}>
      <OrganisationFields told={told} tell={(change) => tell({ ...told, ...change })} />
    </AdministrationForm>
  );
}
