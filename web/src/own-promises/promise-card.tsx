import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { Link } from 'wouter';
import { Refusal } from '../parts/refusal.js';
import { now } from '../words/clock.js';
import { dayText } from '../words/time.js';
import { isoDate, momentOf } from '../words/wall.js';
import type { Promised } from './own-promises.query.js';
import { PromiseForm } from './promise-form.js';
import { type Draft, EMPTY, type Pressed, type Step, useSteps, type Worded } from './steps.js';
import { Suggested } from './suggested.js';

interface CardGiven {
  readonly promise: Promised;
  /** It was said, and the list is no longer as it was. */
  readonly onSaid: (step: Step) => void;
  /** It was refused: what is shown may be old. */
  readonly onRefused: () => void;
}

/** A promise, or what one is asked to promise, with all that may be said of it. */
export function PromiseCard({ promise, onSaid, onRefused }: CardGiven) {
  const { t } = useTranslation();
  const { say, isBusy, error } = useSteps(promise);
  const [opened, open] = useState<Worded | null>(null);
  // Outlives a refusal, and the closing of the form.
  const [draft, write] = useState<Draft>(EMPTY);
  const send = async (step: Step) => {
    if (!(await say(step, draft))) return onRefused();
    open(null);
    write(EMPTY);
    onSaid(step);
  };
  return (
    <li>
      <Facts promise={promise} />
      {error && <Refusal error={error} words={t('ownPromises.refused', { returnObjects: true })} />}
      {opened ? (
        <PromiseForm
          key={opened}
          {...{ step: opened, draft, write, isBusy }}
          send={() => void send(opened)}
          cancel={() => open(null)}
        />
      ) : (
        <Answers promise={promise} press={(step) => void send(step)} open={open} />
      )}
    </li>
  );
}

function Facts({ promise }: { readonly promise: Promised }) {
  const { t } = useTranslation();
  const { text, dueOn, setting, commitment, progress, obstacle, suggestion, caseId } = promise;
  const isLate = isOpen(promise) && dueOn < isoDate(momentOf(now()));
  return (
    <>
      <p className="card-title told">{text}</p>
      <p className={isLate ? 'late' : undefined}>
        {t(isLate ? 'ownPromises.wasDue' : 'ownPromises.due', { day: dayText(dueOn) })}
      </p>
      {setting && <p>{t(`ownPromises.setting.${setting}`)}</p>}
      {commitment === 'COMMITTED' && <p>{t(`ownPromises.progress.${progress}`)}</p>}
      {obstacle && <p className="told">{t('ownPromises.obstacle', { obstacle })}</p>}
      {suggestion && <Suggested suggestion={suggestion} />}
      <p>
        <Link href={`/asiat/${caseId}`}>{t('ownPromises.toCase')}</Link>
      </p>
    </>
  );
}

/** Whether it is still to be done. */
export const isOpen = ({ progress }: Promised): boolean => ['OPEN', 'IN_PROGRESS', 'STUCK'].includes(progress);

interface AnswersGiven {
  readonly promise: Promised;
  readonly press: (step: Pressed) => void;
  readonly open: (step: Worded) => void;
}

/** Of what is over it is said that it is not after all. */
const wordOf = (step: Step, promise: Promised): Step | 'back' =>
  step === 'inProgress' && !isOpen(promise) ? 'back' : step;

/** What may be said now: the likeliest first. Who was wrong says it anew. */
function Answers({ promise, press, open }: AnswersGiven) {
  const { t } = useTranslation();
  const { text, commitment, progress } = promise;
  const button = (step: Step, variant?: 'secondary') => (
    <Button
      {...(variant && { variant })}
      onClick={() => (step === 'commit' || step === 'done' || step === 'inProgress' ? press(step) : open(step))}
    >
      {t(`ownPromises.step.${wordOf(step, promise)}`)}
      <span className="hidden"> {text}</span>
    </Button>
  );
  if (commitment !== 'COMMITTED')
    return (
      <div className="steps">
        {button('commit')}
        {button('suggest', 'secondary')}
        {button('decline', 'secondary')}
      </div>
    );
  if (progress === 'HANDED_OVER' || progress === 'CANCELLED') return <p>{t('ownPromises.over')}</p>;
  return (
    <div className="steps">
      {progress !== 'DONE' && button('done')}
      {progress !== 'IN_PROGRESS' && button('inProgress', 'secondary')}
      {progress !== 'DONE' && button('stuck', 'secondary')}
      {progress !== 'NOT_DONE' && progress !== 'DONE' && button('notDone', 'secondary')}
    </div>
  );
}
