import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { DayField } from '../parts/day-field.js';
import { now } from '../words/clock.js';
import { dateText } from '../words/time.js';
import { daysLater, isoDate, momentOf } from '../words/wall.js';
import { voicesOf } from './people.js';
import { AGREE_PLAN, PROPOSE_PLAN, WITHDRAW_PROPOSAL } from './plan-agreeing.query.js';
import { SHARED_GOAL } from './places.js';
import { PlanRefused } from './refusal.js';
import type { OnTable } from './on-table.js';
import { Voice } from './voice.js';
import { KeepersContext } from './writing/use-keeper.js';

/** How the plan is agreed on: read together, answered by each, agreed. */
export function Agreeing(table: OnTable) {
  const { state } = table.inHand.version;
  if (state === 'DRAFT') return <Propose {...table} />;
  return state === 'PROPOSED' ? <Answers {...table} /> : <AgreedOn {...table} />;
}

/** When the plan is looked at again, unless another day is chosen: after so many days. */
const OFTEN = [28, 42, 84] as const;

/** Gives the draft to the family. What is being typed is saved first. */
function Propose({ inHand, turn }: OnTable) {
  const { t } = useTranslation();
  const keepers = use(KeepersContext);
  const [nextReviewOn, choose] = useState('');
  const [isUnsaved, setUnsaved] = useState(false);
  const { ask, isBusy, error } = useChange(PROPOSE_PLAN);
  const today = momentOf(now());
  const propose = async () => {
    const isSettled = await keepers.settle();
    setUnsaved(!isSettled);
    if (!isSettled) return;
    const { id: planVersionId, version } = inHand.version;
    const expectedVersion = Math.max(keepers.versionAt(SHARED_GOAL) ?? 0, version);
    await ask({ planVersionId, expectedVersion, nextReviewOn: nextReviewOn || null });
    turn();
  };
  return (
    <section className="plan-part">
      <Heading variant="h2">{t('plan.agree.title')}</Heading>
      <p>{t('plan.agree.about')}</p>
      <DayField
        label={t('plan.agree.review')}
        day={nextReviewOn}
        choose={choose}
        from={isoDate(daysLater(today, 1))}
        often={OFTEN.map((days) => ({ name: t(`plan.agree.in${days}`), day: isoDate(daysLater(today, days)) }))}
      />
      {isUnsaved && (
        <p role="alert" className="late">
          {t('plan.agree.unsaved')}
        </p>
      )}
      <PlanRefused error={error} />
      <Button onClick={() => void propose()}>{t(isBusy ? 'plan.busy' : 'plan.agree.propose')}</Button>
    </section>
  );
}

/** Each says what they think; then it is agreed, or goes back to be written on. */
function Answers(table: OnTable) {
  const { t } = useTranslation();
  const { frame, inHand, turn } = table;
  const { id: planVersionId, version: expectedVersion, nextReviewOn } = inHand.version;
  const agreement = useChange(AGREE_PLAN);
  const withdrawal = useChange(WITHDRAW_PROPOSAL);
  const make = async ({ ask }: typeof agreement | typeof withdrawal) => {
    await ask({ planVersionId, expectedVersion });
    turn();
  };
  return (
    <section className="plan-part">
      <Heading variant="h2">{t('plan.agree.title')}</Heading>
      {nextReviewOn && <p>{t('plan.agree.reviewOn', { day: dateText(nextReviewOn) })}</p>}
      <ul className="voices">
        {voicesOf(frame, now()).map((person) => (
          <li key={person.id}>
            <Voice {...table} person={person} />
          </li>
        ))}
      </ul>
      <PlanRefused error={agreement.error ?? withdrawal.error} />
      <div className="steps">
        <Button onClick={() => void make(agreement)}>{t(agreement.isBusy ? 'plan.busy' : 'plan.agree.agree')}</Button>
        <Button variant="secondary" onClick={() => void make(withdrawal)}>
          {t('plan.agree.withdraw')}
        </Button>
      </div>
    </section>
  );
}

function AgreedOn({ inHand, nameOf }: OnTable) {
  const { t } = useTranslation();
  const { nextReviewOn, approvals } = inHand.version;
  return (
    <section className="plan-part">
      <Heading variant="h2">{t('plan.agree.agreed')}</Heading>
      {approvals.map(({ personId, approval, dissent }) => (
        <p key={personId}>
          {t(`plan.approval.${approval}`, { name: nameOf(personId) })}
          {dissent && <q className="words"> {dissent}</q>}
        </p>
      ))}
      {nextReviewOn && <p>{t('plan.agree.reviewOn', { day: dateText(nextReviewOn) })}</p>}
    </section>
  );
}
