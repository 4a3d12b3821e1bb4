import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LongField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { spokenCode } from '../words/language.js';
import type { Review } from './follow-up.query.js';
import type { FormGiven } from './given.js';
import { CONVENE, type Convened } from './reviews.query.js';

/** More times are not compared by anybody. */
const TIMES_SHOWN = 5;

interface ConveneGiven extends FormGiven {
  readonly review: Review;
  readonly hear: (convened: Convened) => void;
}

/** The same people meet again, as they met last; nobody is told before there is a time. */
export function Convene({ review, hear, ...given }: ConveneGiven) {
  const { t } = useTranslation();
  const [question, write] = useState('');
  const going = useGoesOn('followUp', given, '');
  const input = () => ({
    reviewId: review.id,
    expectedVersion: review.version,
    question: question.trim() || null,
    proposals: TIMES_SHOWN,
    language: spokenCode(),
  });
  const done = ({ changed }: { readonly changed: Convened }) => {
    given.close?.();
    hear(changed);
  };
  return (
    <Form document={CONVENE} input={input} submit={t('followUp.convene.send')} {...going} done={done}>
      <p>{t('followUp.convene.about')}</p>
      <LongField
        label={t('followUp.convene.question')}
        hint={t('followUp.convene.questionHint')}
        value={question}
        write={write}
      />
    </Form>
  );
}
