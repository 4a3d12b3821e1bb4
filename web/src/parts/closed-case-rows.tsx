import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { dateOfText, dateText } from '../words/time.js';
import type { Closed } from './closed-cases.query.js';

/** As many as the server tells. */
const CLOSED_AT_MOST = 100;

interface RowsGiven {
  readonly closed: readonly Closed[];
  /** The contact that led to them. */
  readonly contactId?: string;
}

/** Cases that ended, the newest first, by codes and days: nobody reads more of them. */
export function ClosedCaseRows({ closed, contactId }: RowsGiven) {
  const { t } = useTranslation();
  const by = contactId ? `?yhteydenotto=${contactId}` : '';
  return (
    <>
      {closed.length >= CLOSED_AT_MOST && <p>{t('app.newest', { count: CLOSED_AT_MOST })}</p>}
      <ul className="rows">
        {closed.map(({ caseId, closedAt, reason, retentionUntil }) => (
          <li key={caseId}>
            <Link href={`/asiat/${caseId}/paattaminen${by}`} className="row">
              <strong>{t('case.closing.closed', { day: dateOfText(closedAt) })}</strong>
              <span>{t(`case.closingReason.${reason}`)}</span>
              <span>{t('closing.list.kept', { day: dateText(retentionUntil) })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
