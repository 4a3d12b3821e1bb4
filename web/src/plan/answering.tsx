import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { meetingNow } from './meeting-now.js';
import { More } from './more.js';
import { DROP_ACTION, RECORD_COMMITMENT } from './plan-writing.query.js';
import { PlanRefused } from './refusal.js';
import type { OnTable, Promised } from './on-table.js';
import { useNeeded } from './use-needed.js';
import { WordsField } from './wall-fields.js';

interface AnsweringGiven extends OnTable {
  readonly action: Promised;
  /** It was promised, or not: what was pressed is not there any more. */
  readonly answered: () => void;
  readonly dropped: () => void;
}

/** What somebody says to what they are asked to do; nobody promises for another. */
export function Answering(given: AnsweringGiven) {
  const { t } = useTranslation();
  const { action, frame, isDraft, nameOf } = given;
  const { say, drop, error } = useAnswers(given);
  const what = action.text ?? '';
  const isAsked = action.commitment !== 'COMMITTED';
  const hasMet = meetingNow(frame) !== null;
  return (
    <div className="answering">
      {isAsked && isDraft && (
        <Button variant="secondary" onClick={() => void say(true, false)} aria-label={t('plan.promiseNamed', { what })}>
          {t('plan.promise')}
        </Button>
      )}
      <More title={t('plan.otherwise', { name: nameOf(action.ownerId) })}>
        {isAsked && <OtherAnswers actionId={action.id} say={say} />}
        <Button variant="secondaryNoBorder" onClick={() => void drop()} aria-label={t('plan.dropNamed', { what })}>
          {t('plan.drop')}
        </Button>
      </More>
      <PlanRefused
        error={error}
        words={(code) => (code === 'OWNER_ABSENT' && !hasMet ? t('plan.refused.BEFORE_MEETING') : undefined)}
      />
    </div>
  );
}

type Say = (committed: boolean, byPhone: boolean, reason?: string) => Promise<boolean>;

function useAnswers({ action: { id: actionId, version: expectedVersion }, answered, dropped, turn }: AnsweringGiven) {
  const answer = useChange(RECORD_COMMITMENT);
  const dropping = useChange(DROP_ACTION);
  const it = { actionId, expectedVersion };
  const say: Say = async (committed, byPhone, reason) => {
    const isSaid = Boolean(await answer.ask({ ...it, committed, byPhone, reason: reason ?? null }));
    if (isSaid) answered();
    turn();
    return isSaid;
  };
  const drop = async () => {
    if (await dropping.ask(it)) dropped();
    turn();
  };
  return { say, drop, error: answer.error ?? dropping.error };
}

/** Said on the telephone, or no. */
function OtherAnswers({ actionId, say }: { readonly actionId: string; readonly say: Say }) {
  const { t } = useTranslation();
  const { field, given, take } = useNeeded<HTMLTextAreaElement>({
    place: `no ${actionId}`,
    label: t('plan.whyNot'),
    missing: t('plan.whyNotMissing'),
  });
  const decline = async () => {
    const reason = given();
    if (reason && (await say(false, true, reason))) take(reason);
  };
  return (
    <>
      <Button variant="secondary" onClick={() => void say(true, true)}>
        {t('plan.promisedByPhone')}
      </Button>
      <WordsField rows={1} label={t('plan.whyNot')} {...field} />
      <Button variant="secondary" onClick={() => void decline()}>
        {t('plan.declines')}
      </Button>
    </>
  );
}
