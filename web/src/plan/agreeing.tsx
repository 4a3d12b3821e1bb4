import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { now } from '../words/clock.js';
import { dateText } from '../words/time.js';
import { voiceOf, voicesOf } from './people.js';
import { PlanPart } from './part.js';
import { AGREE_PLAN, WITHDRAW_PROPOSAL } from './plan-agreeing.query.js';
import { Propose } from './propose.js';
import { PlanRefused } from './refusal.js';
import type { OnTable } from './on-table.js';
import { Voice } from './voice.js';

/** How the plan is agreed on: read together, answered by each, agreed. */
export function Agreeing(table: OnTable) {
  const { state } = table.inHand.version;
  if (state === 'AGREED') return <AgreedOn {...table} />;
  if (!table.isKept) return null;
  return state === 'DRAFT' ? <Propose {...table} /> : <Answers {...table} />;
}

/** Each says what they think; then it is agreed, or goes back to be written on. */
function Answers(table: OnTable) {
  const { t } = useTranslation();
  const { nextReviewOn } = table.inHand.version;
  return (
    <PlanPart title={t('plan.agree.title')}>
      {nextReviewOn && <p>{t('plan.agree.reviewOn', { day: dateText(nextReviewOn) })}</p>}
      <ul className="voices">
        {voicesOf(table.frame, now()).map((person) => (
          <li key={person.id}>
            <Voice {...table} person={person} />
          </li>
        ))}
      </ul>
      <Decide {...table} />
    </PlanPart>
  );
}

function Decide({ inHand, turn }: OnTable) {
  const { t } = useTranslation();
  const { id: planVersionId, version: expectedVersion } = inHand.version;
  const agreement = useChange(AGREE_PLAN);
  const withdrawal = useChange(WITHDRAW_PROPOSAL);
  const make = async ({ ask }: typeof agreement | typeof withdrawal) => {
    await ask({ planVersionId, expectedVersion });
    turn();
  };
  return (
    <>
      <PlanRefused error={agreement.error ?? withdrawal.error} />
      <div className="steps">
        <Button onClick={() => void make(agreement)}>{t(agreement.isBusy ? 'plan.busy' : 'plan.agree.agree')}</Button>
        <Button variant="secondary" onClick={() => void make(withdrawal)}>
          {t('plan.agree.withdraw')}
        </Button>
      </div>
    </>
  );
}

function AgreedOn({ inHand, nameOf }: OnTable) {
  const { t } = useTranslation();
  const { nextReviewOn, approvals, exceptions } = inHand.version;
  const excepted = exceptions.filter(({ personId }) => voiceOf(inHand, personId).exception);
  return (
    <PlanPart title={t('plan.agree.agreed')}>
      {approvals.map(({ personId, approval, dissent }) => (
        <p key={personId}>
          {t(`plan.approval.${approval}`, { name: nameOf(personId) })}
          {dissent && (
            <>
              {' '}
              <q className="words">{dissent}</q>
            </>
          )}
        </p>
      ))}
      {excepted.map(({ personId }) => (
        <p key={personId}>{t('plan.exception.stood', { name: nameOf(personId) })}</p>
      ))}
      {nextReviewOn && <p>{t('plan.agree.reviewOn', { day: dateText(nextReviewOn) })}</p>}
    </PlanPart>
  );
}
