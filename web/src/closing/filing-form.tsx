import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField, RadioField } from '../parts/fields.js';
import { Form, type PartOfForm, useGoesOn } from '../parts/form.js';
import { today } from '../words/whole-days.js';
import { isoDate, momentOf } from '../words/wall.js';
import { FILE } from './closing-changes.query.js';
import type { ClosingPage, Missing } from './closing.query.js';

const FILED = ['PLAN', 'MINUTES', 'BOTH'] as const;
type What = (typeof FILED)[number];

interface FilingGiven extends PartOfForm {
  readonly page: ClosingPage;
  /** The unit, and what it has not filed as far as one knows. */
  readonly missing: Pick<Missing, 'unitId' | 'plan' | 'minutes'>;
}

/** What a unit has in its own register, and since when. What alone is missing is not asked for. */
export function FilingForm({ page, missing: { unitId, plan, minutes }, ...given }: FilingGiven) {
  const { t } = useTranslation();
  const going = useGoesOn('closing', given, t('closing.said.filed'));
  const only: What | '' = plan && minutes ? '' : plan ? 'PLAN' : 'MINUTES';
  const [chosen, choose] = useState('');
  const [on, setDay] = useState(today);
  const what = only || chosen;
  const input = () => ({ caseId: page.id, unitId, what: FILED.find((each) => each === what)!, on });
  return (
    <Form document={FILE} input={input} submit={t('closing.filing.send')} {...going}>
      {only ? <p>{t(`closing.filing.what.${only}`)}</p> : <WhatField value={chosen} write={choose} />}
      <DayField
        label={t('closing.filing.on')}
        value={on}
        write={setDay}
        min={isoDate(momentOf(page.openedAt))}
        max={today()}
        missing={t('closing.filing.onMissing')}
      />
    </Form>
  );
}

function WhatField(field: { readonly value: string; readonly write: (value: string) => void }) {
  const { t } = useTranslation();
  return (
    <RadioField
      label={t('closing.filing.which')}
      {...field}
      missing={t('closing.filing.whichMissing')}
      choices={FILED.map((each) => [each, t(`closing.filing.what.${each}`)])}
    />
  );
}
