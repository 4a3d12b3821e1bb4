import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useSession } from '../session/session.js';
import { nameOf } from '../words/names.js';
import { STAFF } from './access-log.query.js';
import { faultOf, type Search, shortOf, tableOf } from './search.js';

interface ToldGiven {
  readonly search: Search;
}

/** Whose lines these are; of a case also the way to all of them as a table, for a client who asks in writing. */
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
    </>
  );
}

/** Somebody of the staff by name, and before that is known by the end of their id. */
export function StaffName({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [{ data }] = useQuery({ query: STAFF, variables: { id } });
  const who = data?.professional;
  if (!who) return t('accessLog.code', { code: shortOf(id) });
  return [nameOf(who), who.title].filter(Boolean).join(', ');
}
