import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { StaffName } from '../parts/staff-name.js';
import { useSession } from '../session/session.js';
import { shortOf } from '../words/id.js';
import { faultOf, type Search, tableOf } from './search.js';

/** What of this may be put under legal hold, and how the address says it. */
const HELD: Partial<Record<Search['subject']['kind'], string>> = { caseId: 'asia', familyId: 'perhe' };

interface ToldGiven {
  readonly search: Search;
}

/**
 * Whose lines these are; of a case also the way to all of them as a table, for a client who asks in writing,
 * and to a legal hold.
 */
export function SubjectTold({ search }: ToldGiven) {
  const { t } = useTranslation();
  const { areaId, has } = useSession();
  const { kind, id } = search.subject;
  const hasTable = kind === 'caseId' && has('LOG_INSPECTOR') && faultOf(search) === null;
  return (
    <>
      <p className="log-of">
        {kind === 'professionalId' ? <StaffName id={id} /> : t(`accessLog.of.${kind}`, { code: shortOf(id) })}
      </p>
      {hasTable && (
        <p>
          <a href={tableOf(id, search, areaId)}>{t('accessLog.search.table')}</a>
        </p>
      )}
      {HELD[kind] && has('LOG_INSPECTOR') && (
        <p>
          <Link href={`/hallinta/sailytysvelvoitteet?${HELD[kind]}=${id}`}>{t('accessLog.search.hold')}</Link>
        </p>
      )}
    </>
  );
}
