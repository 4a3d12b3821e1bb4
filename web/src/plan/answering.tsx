import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { More } from './more.js';
import { DROP_ACTION, RECORD_COMMITMENT } from './plan-writing.query.js';
import { PlanRefused } from './refusal.js';
import type { OnTable, Promised } from './on-table.js';

interface AnsweringGiven extends OnTable {
  readonly action: Promised;
  readonly dropped: () => void;
}

/** What somebody says to what they are asked to do; nobody promises for another. */
export function Answering({ action, dropped, isDraft, turn, nameOf }: AnsweringGiven) {
  const { t } = useTranslation();
  const { ask, error } = useChange(RECORD_COMMITMENT);
  const { ask: askToDrop, error: notDropped } = useChange(DROP_ACTION);
  const it = { actionId: action.id, expectedVersion: action.version };
  const what = action.text ?? '';
  const say = async (committed: boolean, byPhone: boolean, reason: string | null = null) => {
    await ask({ ...it, committed, byPhone, reason });
    turn();
  };
  const drop = async () => {
    if (await askToDrop(it)) dropped();
    turn();
  };
  const isAsked = action.commitment !== 'COMMITTED';
  return (
    <div className="answering">
      {isAsked && isDraft && (
        <Button variant="secondary" onClick={() => void say(true, false)} aria-label={t('plan.promiseNamed', { what })}>
          {t('plan.promise')}
        </Button>
      )}
      <More title={t('plan.otherwise', { name: nameOf(action.ownerId) })}>
        {isAsked && <OtherAnswers say={say} />}
        <Button variant="secondaryNoBorder" onClick={() => void drop()} aria-label={t('plan.dropNamed', { what })}>
          {t('plan.drop')}
        </Button>
      </More>
      <PlanRefused error={error ?? notDropped} />
    </div>
  );
}

interface OtherAnswersGiven {
  readonly say: (committed: boolean, byPhone: boolean, reason?: string | null) => Promise<void>;
}

/** Said on the telephone, or no. */
function OtherAnswers({ say }: OtherAnswersGiven) {
  const { t } = useTranslation();
  const id = useId();
  const [reason, write] = useState('');
  const [isMissing, setMissing] = useState(false);
  const decline = () => {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return document.getElementById(id)?.focus();
    void say(false, true, reason.trim());
  };
  return (
    <>
      <Button variant="secondary" onClick={() => void say(true, true)}>
        {t('plan.promisedByPhone')}
      </Button>
      <div className="kept">
        <label htmlFor={id}>{t('plan.whyNot')}</label>
        <textarea
          id={id}
          rows={1}
          value={reason}
          aria-invalid={isMissing}
          aria-describedby={`${id}-vika`}
          onChange={({ target }) => write(target.value)}
        />
        <span id={`${id}-vika`} className="late">
          {isMissing && t('plan.whyNotMissing')}
        </span>
      </div>
      <Button variant="secondary" onClick={decline}>
        {t('plan.declines')}
      </Button>
    </>
  );
}
