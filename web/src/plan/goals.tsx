import { use, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Heading } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { AddLine } from './add-line.js';
import { goalPlace, isOpen, writtenGoal } from './places.js';
import { ADD_GOAL, CHANGE_GOAL, DROP_GOAL } from './plan-writing.query.js';
import type { Goal } from './plan.query.js';
import { PlanRefused, refusalWords } from './refusal.js';
import type { OnTable } from './on-table.js';
import { KeptField } from './writing/kept-field.js';
import { KeepersContext, useSend } from './writing/use-keeper.js';

/** The goals under the shared one. */
export function Goals(table: OnTable) {
  const { t } = useTranslation();
  const { inHand, isDraft, lookAgain } = table;
  const { goals } = inHand;
  const heading = useRef<HTMLDivElement>(null);
  const [text, write] = useState('');
  const { ask, isBusy, error } = useChange(ADD_GOAL);
  const add = async () => {
    if (!(await ask({ planVersionId: inHand.version.id, text: text.trim() }))) return;
    write('');
    lookAgain();
  };
  if (goals.length === 0 && !isDraft) return null;
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
      {isDraft && (
        <>
          <PlanRefused error={error} again={() => void add()} />
          <AddLine
            label={t('plan.newGoal')}
            press={t('plan.addGoal')}
            {...{ text, write, isBusy }}
            add={() => void add()}
          />
        </>
      )}
    </section>
  );
}

interface GoalGiven extends OnTable {
  readonly goal: Goal;
  readonly number: number;
  readonly dropped: () => void;
}

function OneGoal({ inHand, isDraft, lookAgain, nameOf, goal, number, dropped }: GoalGiven) {
  const { t } = useTranslation();
  const send = useSend();
  const keepers = use(KeepersContext);
  const { ask, error } = useChange(DROP_GOAL);
  if (!isDraft) return <p>{goal.text ?? t('plan.notShown')}</p>;
  const drop = async () => {
    const expectedVersion = keepers.versionAt(goalPlace(goal.id)) ?? goal.version;
    if (await ask({ goalId: goal.id, expectedVersion })) dropped();
    lookAgain();
  };
  return (
    <>
      {isOpen(goal, inHand) ? (
        <KeptField
          place={goalPlace(goal.id)}
          label={t('plan.goal', { number })}
          written={writtenGoal(inHand, goal)}
          nameOf={nameOf}
          refusal={(code) => refusalWords(t, code) ?? t('fault.ours')}
          saving={{
            mayBeEmpty: false,
            lookAgain,
            send: (text, seen, requestId) =>
              send(CHANGE_GOAL, { goalId: goal.id, text, expectedVersion: seen ?? 0, requestId }),
          }}
        />
      ) : (
        <p>{goal.text ?? t('plan.notShown')}</p>
      )}
      <PlanRefused error={error} />
      <Button variant="secondaryNoBorder" onClick={() => void drop()} aria-label={t('plan.dropGoalNamed', { number })}>
        {t('plan.drop')}
      </Button>
    </>
  );
}
