import { useTranslation } from 'react-i18next';
import { DraftField } from './draft-field.js';
import { PlanPart } from './part.js';
import { SHARED_GOAL, writtenSharedGoal } from './places.js';
import { WRITE_SHARED_GOAL } from './plan-writing.query.js';
import type { OnTable } from './on-table.js';
import { useSend } from './writing/use-keeper.js';

/** What all want together: the first thing on the wall. */
export function SharedGoal(table: OnTable) {
  const { t } = useTranslation();
  const { sharedGoal } = table.inHand.version;
  return (
    <PlanPart title={t('plan.sharedGoal')}>
      {table.isDraft ? <ToWrite {...table} /> : <p className="shared-goal">{sharedGoal ?? t('plan.notShown')}</p>}
    </PlanPart>
  );
}

function ToWrite({ inHand, lookAgain, nameOf }: OnTable) {
  const { t } = useTranslation();
  const send = useSend();
  const planVersionId = inHand.version.id;
  return (
    <DraftField
      isLarge
      place={SHARED_GOAL}
      label={t('plan.sharedGoalLabel')}
      written={writtenSharedGoal(inHand)}
      nameOf={nameOf}
      lookAgain={lookAgain}
      send={(sharedGoal, seen, requestId) =>
        send(WRITE_SHARED_GOAL, { planVersionId, sharedGoal, expectedVersion: seen ?? 0, requestId })
      }
    />
  );
}
