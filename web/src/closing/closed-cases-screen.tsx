import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Screen } from '../parts/screen.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { dateOfText, dateText } from '../words/time.js';
import { CLOSED_CASES, type Closed } from './closing.query.js';

/** Cases that one was counsellor of and that ended, the newest first: codes and days, because nobody reads them any more. */
export function ClosedCasesScreen() {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <Screen title={t('closing.list.title')}>
      <Shown query={CLOSED_CASES} variables={{ areaId }} refused={<p>{t('closing.list.notYours')}</p>}>
        {({ closedCases }) => (
          <>
            <p>{t(closedCases.length === 0 ? 'closing.list.none' : 'closing.list.about')}</p>
            <ul className="rows">
              {closedCases.map((each) => (
                <li key={each.caseId}>
                  <One closed={each} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Shown>
    </Screen>
  );
}

function One({ closed: { caseId, closedAt, reason, retentionUntil } }: { readonly closed: Closed }) {
  const { t } = useTranslation();
  return (
    <Link href={`/asiat/${caseId}/paattaminen`} className="row">
      <strong>{t('case.closing.closed', { day: dateOfText(closedAt) })}</strong>
      <span>{t(`case.closingReason.${reason}`)}</span>
      <span>{t('closing.list.kept', { day: dateText(retentionUntil) })}</span>
    </Link>
  );
}
