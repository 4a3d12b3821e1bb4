import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { DRAFT_PLAN } from './plan-writing.query.js';
import type { PlanFrame } from './plan.query.js';
import { PlanRefused } from './refusal.js';

interface BeginGiven {
  readonly frame: PlanFrame;
  /** The meeting that draws it up. */
  readonly meetingId: string | null;
  /** The shared goal as it was agreed on, of the next version. */
  readonly sharedGoal: string;
  readonly begun: () => void;
}

/** The first draft, or the next one: it begins with what all want together. */
export function BeginPlan({ frame, meetingId, sharedGoal, begun }: BeginGiven) {
  const { t } = useTranslation();
  const id = useId();
  const [text, write] = useState(sharedGoal);
  const [isMissing, setMissing] = useState(false);
  const { ask, isBusy, error } = useChange(DRAFT_PLAN);
  const begin = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(text.trim() === '');
    if (text.trim() === '') return document.getElementById(id)?.focus();
    if (await ask({ caseId: frame.id, meetingId, sharedGoal: text.trim() })) begun();
  };
  return (
    <form className="begin" onSubmit={(event) => void begin(event)}>
      {!frame.plan && <p>{t('plan.none')}</p>}
      <div className="kept large">
        <label htmlFor={id}>{t('plan.sharedGoal')}</label>
        <textarea
          id={id}
          rows={2}
          value={text}
          aria-invalid={isMissing}
          aria-describedby={`${id}-vika`}
          onChange={({ target }) => write(target.value)}
        />
        <span id={`${id}-vika`} className="late">
          {isMissing && t('plan.goalMissing')}
        </span>
      </div>
      <PlanRefused error={error} />
      <Button type="submit">{t(isBusy ? 'plan.busy' : frame.plan ? 'plan.beginNext' : 'plan.begin')}</Button>
    </form>
  );
}
