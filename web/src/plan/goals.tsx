import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { AddLine } from './add-line.js';
import { OneGoal } from './one-goal.js';
import { ADD_GOAL } from './plan-writing.query.js';
import { PlanRefused } from './refusal.js';
import type { OnTable } from './on-table.js';

/** The goals under the shared one. */
export function Goals(table: OnTable) {
  const { t } = useTranslation();
  const { goals } = table.inHand;
  const heading = useRef<HTMLDivElement>(null);
  if (goals.length === 0 && !table.isDraft) return null;
  return (
    <section className="plan-part">
      <div ref={heading} tabIndex={-1}>
        <Heading variant="h2">{t('plan.goals')}</Heading>
      </div>
      <ol className="goals">
        {goals.map((goal, place) => (
          <li key={goal.id}>
            <OneGoal {...table} goal={goal} number={place + 1} dropped={() => heading.current?.focus()} />
          </li>
        ))}
      </ol>
      {table.isDraft && <AddGoal {...table} />}
    </section>
  );
}

function AddGoal({ inHand, lookAgain }: OnTable) {
  const { t } = useTranslation();
  const [text, write] = useState('');
  const { ask, isBusy, error } = useChange(ADD_GOAL);
  const add = async () => {
    if (!(await ask({ planVersionId: inHand.version.id, text: text.trim() }))) return;
    write('');
    lookAgain();
  };
  return (
    <>
      <PlanRefused error={error} again={() => void add()} />
      <AddLine
        label={t('plan.newGoal')}
        press={t('plan.addGoal')}
        text={text}
        write={write}
        add={() => void add()}
        isBusy={isBusy}
      />
    </>
  );
}
