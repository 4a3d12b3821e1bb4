import { use } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { DraftField } from './draft-field.js';
import type { OnTable } from './on-table.js';
import { goalPlace, isOpen, writtenGoal } from './places.js';
import { CHANGE_GOAL, DROP_GOAL } from './plan-writing.query.js';
import type { Goal } from './plan.query.js';
import { PlanRefused } from './refusal.js';
import { KeepersContext, useSend } from './writing/use-keeper.js';

interface GoalGiven extends OnTable {
  readonly goal: Goal;
  readonly number: number;
  readonly dropped: () => void;
}

/** One goal: read, or in a draft written and dropped. One that was agreed on before is dropped only. */
export function OneGoal(given: GoalGiven) {
  const { t } = useTranslation();
  const { goal, inHand, isDraft } = given;
  if (isDraft && isOpen(goal, inHand)) return <Written {...given} />;
  return (
    <div className="goal">
      <p>{goal.text ?? t('plan.notShown')}</p>
      {isDraft && <Drop {...given} />}
    </div>
  );
}

function Written(given: GoalGiven) {
  const { t } = useTranslation();
  const send = useSend();
  const { goal, inHand, number, nameOf, lookAgain } = given;
  return (
    <div className="goal">
      <DraftField
        place={goalPlace(goal.id)}
        label={t('plan.goal', { number })}
        written={writtenGoal(inHand, goal)}
        nameOf={nameOf}
        lookAgain={lookAgain}
        send={(text, seen, requestId) =>
          send(CHANGE_GOAL, { goalId: goal.id, text, expectedVersion: seen ?? 0, requestId })
        }
      />
      <Drop {...given} />
    </div>
  );
}

function Drop({ goal, number, lookAgain, dropped }: GoalGiven) {
  const { t } = useTranslation();
  const keepers = use(KeepersContext);
  const { ask, error } = useChange(DROP_GOAL);
  const drop = async () => {
    const expectedVersion = keepers.versionAt(goalPlace(goal.id)) ?? goal.version;
    if (await ask({ goalId: goal.id, expectedVersion })) dropped();
    lookAgain();
  };
  return (
    <div>
      <PlanRefused error={error} />
      <Button variant="secondaryNoBorder" onClick={() => void drop()} aria-label={t('plan.dropGoalNamed', { number })}>
        {t('plan.drop')}
      </Button>
    </div>
  );
}
