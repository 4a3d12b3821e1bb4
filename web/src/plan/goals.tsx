import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../parts/change.js';
import { AddLine } from './add-line.js';
import { OneGoal } from './one-goal.js';
import { PlanPart } from './part.js';
import { ADD_GOAL } from './plan-writing.query.js';
import { PlanRefused } from './refusal.js';
import type { OnTable } from './on-table.js';
import { useHalf } from './writing/use-half.js';

/** The goals under the shared one. */
export function Goals(table: OnTable) {
  const { t } = useTranslation();
  const { goals } = table.inHand;
  const heading = useRef<HTMLDivElement>(null);
  if (goals.length === 0 && !table.isDraft) return null;
  return (
    <PlanPart title={t('plan.goals')} heading={heading}>
      <ol className="goals">
        {goals.map((goal, place) => (
          <li key={goal.id}>
            <OneGoal {...table} goal={goal} number={place + 1} dropped={() => heading.current?.focus()} />
          </li>
        ))}
      </ol>
      {table.isDraft && <AddGoal {...table} />}
    </PlanPart>
  );
}

function AddGoal({ inHand, lookAgain }: OnTable) {
  const { t } = useTranslation();
  const { value, write, take } = useHalf({ place: 'new-goal', label: t('plan.newGoal') });
  const { ask, isBusy, error } = useChange(ADD_GOAL);
  const add = async () => {
    const text = value.trim();
    if (!(await ask({ planVersionId: inHand.version.id, text }))) return;
    take(text);
    lookAgain();
  };
  return (
    <>
      <PlanRefused error={error} again={() => void add()} />
      <AddLine
        label={t('plan.newGoal')}
        press={t('plan.addGoal')}
        text={value}
        write={write}
        add={() => void add()}
        isBusy={isBusy}
      />
    </>
  );
}
