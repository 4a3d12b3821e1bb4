import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Act } from '../parts/doing.js';
import { LongField, RadioField } from '../parts/fields.js';
import { Form, goesOn, type PartOfForm } from '../parts/form.js';
import { spanText } from '../words/time.js';
import { REVIEW, type ToReview } from './watch.query.js';

interface CardGiven {
  readonly glass: ToReview;
  readonly part: PartOfForm;
}

/** Who looked, when and why; nothing of the family: whoever reviews need not read it. */
export function ReviewCard({ glass, part }: CardGiven) {
  const { t } = useTranslation();
  const { kind, professionalName, unitName, reason, words, openedAt, endsAt, endedAt, timesWithinDay } = glass;
  return (
    <>
      <p className="card-title">
        {professionalName}, {unitName}
      </p>
      <p>
        {t(`watch.reviews.kind.${kind}`)}: {spanText(openedAt, endedAt ?? endsAt)}
      </p>
      <p>{t(`watch.reasons.${reason}`)}</p>
      {words && <p className="told">{words}</p>}
      {timesWithinDay > 1 && <p>{t('watch.reviews.times', { count: timesWithinDay })}</p>}
      {glass.isOverdue && <p className="late">{t('watch.reviews.overdue')}</p>}
      <Act label={t('watch.reviews.review')}>{(close) => <ReviewForm glass={glass} part={{ ...part, close }} />}</Act>
    </>
  );
}

const OUTCOMES = ['JUSTIFIED', 'NOT_JUSTIFIED'] as const;

function ReviewForm({ glass: { id, version }, part }: CardGiven) {
  const { t } = useTranslation();
  const [outcome, choose] = useState('');
  const [words, write] = useState('');
  const told = { hint: t('watch.wordsHint'), missing: t('watch.missing.words') };
  const found = OUTCOMES.find((each) => each === outcome)!;
  const choices = OUTCOMES.map((each) => [each, t(`watch.reviews.outcomes.${each}`)] as const);
  return (
    <Form
      document={REVIEW}
      input={() => ({ breakGlassId: id, expectedVersion: version, outcome: found, words: words.trim() })}
      submit={t('watch.reviews.send')}
      refusals={t('watch.refused', { returnObjects: true })}
      {...goesOn(part, t('watch.reviews.said'))}
    >
      <RadioField
        label={t('watch.reviews.outcome')}
        value={outcome}
        write={choose}
        missing={t('watch.reviews.missing')}
        choices={choices}
      />
      <LongField label={t('watch.reviews.words')} {...{ value: words, write }} {...told} />
    </Form>
  );
}
