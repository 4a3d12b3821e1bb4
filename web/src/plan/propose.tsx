import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { DayField } from '../parts/day-field.js';
import { now } from '../words/clock.js';
import { daysLater, isoDate, momentOf } from '../words/wall.js';
import type { OnTable } from './on-table.js';
import { PlanPart } from './part.js';
import { SHARED_GOAL } from './places.js';
import { PROPOSE_PLAN } from './plan-agreeing.query.js';
import { PlanRefused } from './refusal.js';
import { KeepersContext } from './writing/use-keeper.js';

/** When the plan is looked at again, unless another day is chosen: after so many days. */
const OFTEN = [28, 42, 84] as const;

/** Gives the draft to the family. What is being typed is saved first. */
export function Propose(table: OnTable) {
  const { t } = useTranslation();
  const [nextReviewOn, choose] = useState('');
  const { propose, isUnsaved, isBusy, error } = useProposing(table, nextReviewOn);
  const today = momentOf(now());
  const after = (days: number) => isoDate(daysLater(today, days));
  return (
    <PlanPart title={t('plan.agree.title')}>
      <p>{t('plan.agree.about')}</p>
      <DayField
        label={t('plan.agree.review')}
        day={nextReviewOn}
        choose={choose}
        from={after(1)}
        often={OFTEN.map((days) => ({ name: t(`plan.agree.in${days}`), day: after(days) }))}
      />
      {isUnsaved && (
        <p role="alert" className="late">
          {t('plan.agree.unsaved')}
        </p>
      )}
      <PlanRefused error={error} />
      <Button onClick={() => void propose()}>{t(isBusy ? 'plan.busy' : 'plan.agree.propose')}</Button>
    </PlanPart>
  );
}

function useProposing({ inHand, turn }: OnTable, nextReviewOn: string) {
  const keepers = use(KeepersContext);
  const [isUnsaved, setUnsaved] = useState(false);
  const { ask, isBusy, error } = useChange(PROPOSE_PLAN);
  const propose = async () => {
    const isSettled = await keepers.settle();
    setUnsaved(!isSettled);
    if (!isSettled) return;
    const { id: planVersionId, version } = inHand.version;
    const expectedVersion = Math.max(keepers.versionAt(SHARED_GOAL) ?? 0, version);
    await ask({ planVersionId, expectedVersion, nextReviewOn: nextReviewOn || null });
    turn();
  };
  return { propose, isUnsaved, isBusy, error };
}
