import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { CaseUnseen, OfCase } from '../parts/of-case.js';
import { Pages } from '../parts/pages.js';
import { Section } from '../parts/section.js';
import { useSession } from '../session/session.js';
import { WHO_HAS_LOOKED } from './access-log.query.js';
import { Days } from './days.js';
import { OneEntry } from './entry.js';
import { ALL_OF_IT, boundsOf, faultOfPeriod, firstDay, type Period } from './period.js';
import { PeriodForm } from './period-form.js';
import { addressOf, everythingOf } from './search.js';

/** Kuka on katsonut: who has looked at a case, when and why, for those who answer for it. */
export function LookedScreen() {
  const { t } = useTranslation();
  return <OfCase title={t('accessLog.looked.title')}>{(caseId) => <WhoHasLooked caseId={caseId} />}</OfCase>;
}

interface OfOneCase {
  readonly caseId: string;
}

function WhoHasLooked({ caseId }: OfOneCase) {
  const { t } = useTranslation();
  // Pressed again it is asked again, also of the same days.
  const [{ period, times }, ask] = useState({ period: ALL_OF_IT, times: 0 });
  return (
    <>
      <p>{t('accessLog.looked.about')}</p>
      <Section id="period" title={t('accessLog.period.title')}>
        <ChosenPeriod choose={(chosen) => ask({ period: chosen, times: times + 1 })} />
      </Section>
      <Section id="entries" title={t('accessLog.entries')}>
        <Entries key={times} caseId={caseId} period={period} />
      </Section>
      <p>{t('accessLog.looked.wonder')}</p>
      <p>{t('accessLog.looked.older')}</p>
    </>
  );
}

/** Who has looked within the period, the newest first. */
function Entries({ caseId, period }: OfOneCase & { readonly period: Period }) {
  const { t } = useTranslation();
  return (
    <Pages
      query={WHO_HAS_LOOKED}
      variables={(after) => ({ caseId, ...boundsOf(period), after })}
      pageOf={({ page }) => page}
      none={<p>{t('accessLog.none')}</p>}
      refused={<Unseen caseId={caseId} />}
      more={t('accessLog.more')}
    >
      {(entries, { before }) => (
        <Days of={entries} goesOn={before?.day}>
          {(entry) => <OneEntry entry={entry} />}
        </Days>
      )}
    </Pages>
  );
}

/** Two years are read here; what is older is asked from the area. */
function ChosenPeriod({ choose }: { readonly choose: (period: Period) => void }) {
  const { t } = useTranslation();
  const [period, write] = useState(ALL_OF_IT);
  const fault = faultOfPeriod(period);
  const missing = {
    first: fault === 'old' ? t('accessLog.period.old') : undefined,
    last: fault === 'order' ? t('accessLog.period.order') : undefined,
  };
  return (
    <PeriodForm
      period={period}
      choose={write}
      from={firstDay()}
      missing={missing}
      isWrong={fault !== null}
      search={() => choose(period)}
    />
  );
}

/** Who leads the team or inspects the log searches it elsewhere. */
function Unseen({ caseId }: OfOneCase) {
  const { t } = useTranslation();
  const { has } = useSession();
  return (
    <>
      <CaseUnseen />
      {has('TEAM_LEAD', 'LOG_INSPECTOR') && (
        <p>
          <Link href={addressOf(everythingOf('caseId', caseId))}>{t('accessLog.looked.toSearch')}</Link>
        </p>
      )}
    </>
  );
}
