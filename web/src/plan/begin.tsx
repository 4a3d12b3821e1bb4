import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import { DRAFT_PLAN } from './plan-writing.query.js';
import type { PlanFrame } from './plan.query.js';
import { PlanRefused } from './refusal.js';
import { useNeeded } from './use-needed.js';
import { WordsField } from './wall-fields.js';

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
  const { field, given, take } = useNeeded<HTMLTextAreaElement>({
    place: 'begin',
    label: t('plan.sharedGoal'),
    missing: t('plan.goalMissing'),
    atFirst: sharedGoal,
  });
  const { ask, isBusy, error } = useChange(DRAFT_PLAN);
  const begin = async (event: FormEvent) => {
    event.preventDefault();
    const text = given();
    if (!text || !(await ask({ caseId: frame.id, meetingId, sharedGoal: text }))) return;
    take(text);
    begun();
  };
  return (
    <form className="begin" onSubmit={(event) => void begin(event)}>
      {!frame.plan && <p>{t('plan.none')}</p>}
      <WordsField isLarge label={t('plan.sharedGoal')} {...field} />
      <PlanRefused error={error} />
      <Button type="submit">{t(isBusy ? 'plan.busy' : frame.plan ? 'plan.beginNext' : 'plan.begin')}</Button>
    </form>
  );
}
