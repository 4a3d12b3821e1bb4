import { useTranslation } from 'react-i18next';
import { ClosedCaseRows } from '../parts/closed-case-rows.js';
import { CLOSED_CASES } from '../parts/closed-cases.query.js';
import { Screen } from '../parts/screen.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';

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
            <ClosedCaseRows closed={closedCases} />
          </>
        )}
      </Shown>
    </Screen>
  );
}
