import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { CallLink } from '../parts/call-link.js';
import { useSession } from '../session/session.js';
import type { ContactRowData } from './contact-log.query.js';
import { ContactRow } from './contact-row.js';
import type { FoundCase } from './find.query.js';

/** As many as the server tells of one search. */
const CASES_AT_MOST = 20;
const CONTACTS_AT_MOST = 50;

/** Who keeps a case of the person, and how to reach them; nothing of the family. */
export function FoundCases({ found }: { readonly found: readonly FoundCase[] }) {
  const { t } = useTranslation();
  const count = found.length;
  const told = t(count < CASES_AT_MOST ? 'find.cases.found' : 'app.first', { count });
  return (
    <>
      <p role="status">{count === 0 ? t('find.cases.none') : told}</p>
      <ul className="cards">
        {found.map((each) => (
          <li key={each.caseId}>
            <OneCase found={each} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** One’s own opens; about that of another one rings them, and looks with a reason only where that cannot wait. */
function OneCase({ found: { caseId, counsellorId, counsellorName, counsellorPhone, unitName } }: FoundGiven) {
  const { t } = useTranslation();
  const { me, has } = useSession();
  if (counsellorId === me.id) return <Link href={`/asiat/${caseId}`}>{t('find.cases.own')}</Link>;
  return (
    <>
      <p className="card-title">{t('find.cases.keptBy', { name: counsellorName, unit: unitName })}</p>
      <p className="steps">
        {counsellorPhone ? <CallLink number={counsellorPhone} whom={counsellorName} /> : t('find.cases.noNumber')}
        {has('COUNSELLOR') && <Link href={`/asiat/${caseId}/hatakatselu`}>{t('find.cases.urgent')}</Link>}
      </p>
    </>
  );
}

interface FoundGiven {
  readonly found: FoundCase;
}

/** Contacts with the person, as lists show them. */
export function FoundContacts({ found }: { readonly found: readonly ContactRowData[] }) {
  const { t } = useTranslation();
  const count = found.length;
  const told = t(count < CONTACTS_AT_MOST ? 'find.contacts.found' : 'app.first', { count });
  return (
    <>
      <p role="status">{count === 0 ? t('find.contacts.none') : told}</p>
      <ul className="rows">
        {found.map((contact) => (
          <ContactRow key={contact.id} contact={contact} />
        ))}
      </ul>
    </>
  );
}
