import { useTranslation } from 'react-i18next';
import { Section } from '../parts/section.js';
import { useSession } from '../session/session.js';
import { Todo } from './todo.js';

/** The way to the log, for who watches over how families’ data are used. */
export function LogPart() {
  const { t } = useTranslation();
  const { has } = useSession();
  if (!has('TEAM_LEAD', 'LOG_INSPECTOR')) return null;
  return (
    <Section id="log" title={t('accessLog.search.title')}>
      <ul className="rows">
        <Todo href="/loki" text={t('day.log')} isLate={false} />
        {has('LOG_INSPECTOR') && (
          <>
            <Todo href="/hallinta/sailytysvelvoitteet" text={t('retention.holds.title')} isLate={false} />
            <Todo href="/hallinta/sailytysajat" text={t('retention.title')} isLate={false} />
          </>
        )}
      </ul>
    </Section>
  );
}
