import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { DayField } from '../parts/day-field.js';
import { now } from '../words/clock.js';
import { daysLater, isoDate, momentOf } from '../words/wall.js';
import { PlanRefused } from './refusal.js';
import type { OnTable } from './on-table.js';
import { useNewAction } from './use-new-action.js';
import { ChoiceField, Options, WordsField } from './wall-fields.js';

/** One more promise: what, who, by when. What is typed stays until it is added. */
export function ActionForm(table: OnTable) {
  const { t } = useTranslation();
  const { form, draft, missing, owners, add, isBusy, error } = useNewAction(table);
  return (
    <form ref={form} className="action-form" onSubmit={(event) => void add(event)} noValidate>
      <WordsField
        rows={1}
        label={t('plan.what')}
        value={draft.text.value}
        write={draft.text.write}
        missing={missing.has('text') ? t('plan.whatMissing') : undefined}
      />
      <ChoiceField
        label={t('plan.who')}
        value={draft.ownerId.value}
        write={draft.ownerId.write}
        missing={missing.has('ownerId') ? t('plan.whoMissing') : undefined}
      >
        <Options of={owners.map(({ id, name }) => [id, name])} />
      </ChoiceField>
      <ByWhen day={draft.dueOn.value} choose={draft.dueOn.write} isMissing={missing.has('dueOn')} />
      <PlanRefused error={error} />
      <Button type="submit">{t(isBusy ? 'plan.busy' : 'plan.addAction')}</Button>
    </form>
  );
}

/** The server takes no day farther away. */
const FARTHEST_DAYS = 730;

interface ByWhenGiven {
  readonly day: string;
  readonly choose: (day: string) => void;
  readonly isMissing: boolean;
}

function ByWhen({ day, choose, isMissing }: ByWhenGiven) {
  const { t } = useTranslation();
  const today = momentOf(now());
  const after = (days: number) => isoDate(daysLater(today, days));
  return (
    <DayField
      label={t('plan.byWhen')}
      day={day}
      choose={choose}
      from={after(0)}
      to={after(FARTHEST_DAYS)}
      often={[
        { name: t('plan.inOneWeek'), day: after(7) },
        { name: t('plan.inTwoWeeks'), day: after(14) },
        { name: t('plan.inFourWeeks'), day: after(28) },
      ]}
      missing={isMissing ? t('plan.byWhenMissing') : undefined}
    />
  );
}
