import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DayField, LongField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { today } from '../words/whole-days.js';
import type { FormGiven } from './given.js';
import { isFar } from './far.js';
import { PLAN_REVIEW } from './reviews.query.js';

/** The day of the next review, where none is ahead. */
export function PlanNext(given: FormGiven) {
  const { t } = useTranslation();
  const [nextReviewOn, setDay] = useState('');
  const [reason, write] = useState('');
  const going = useGoesOn('followUp', given, t('followUp.said.planned'));
  const input = () => ({
    planId: given.page.plan!.id,
    nextReviewOn: nextReviewOn || null,
    reason: (isFar(nextReviewOn) && reason.trim()) || null,
  });
  return (
    <Form document={PLAN_REVIEW} input={input} submit={t('followUp.plan.send')} {...going}>
      <DayField
        label={t('followUp.plan.day')}
        hint={t('followUp.plan.dayHint')}
        value={nextReviewOn}
        write={setDay}
        min={today()}
      />
      {isFar(nextReviewOn) && (
        <LongField
          label={t('followUp.plan.why')}
          value={reason}
          write={write}
          missing={t('followUp.progress.whyMissing')}
        />
      )}
    </Form>
  );
}
