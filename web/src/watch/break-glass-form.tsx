import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LongField, RadioField } from '../parts/fields.js';
import { Form, type PartOfForm } from '../parts/form.js';
import type { OpenGlass } from './open-glass.js';
import { BREAK_GLASS } from './watch.query.js';

/** Supervision of the work is for who leads it, and is no emergency. */
const REASONS = ['URGENT_NEED', 'DANGER', 'FAMILY_ASKED', 'COMPLAINT', 'OTHER'] as const;
const MINUTES = ['15', '30', '60'] as const;
const EMPTY = { reason: '', words: '', minutes: '' };
type Draft = typeof EMPTY;

interface FormGiven {
  readonly caseId: string;
  readonly part: PartOfForm;
  readonly become: (glass: OpenGlass) => void;
}

/** Says first what follows, then asks why and for how long. Nothing is chosen before. */
export function BreakGlassForm({ caseId, part, become }: FormGiven) {
  const { t } = useTranslation();
  const [draft, write] = useState(EMPTY);
  const done = (glass: OpenGlass) => {
    become(glass);
    part.made(t('watch.said.opened'));
  };
  return (
    <>
      <p>{t('watch.about')}</p>
      <p>{t('watch.follows')}</p>
      <Form
        document={BREAK_GLASS}
        input={() => inputOf(caseId, draft)}
        submit={t('watch.send')}
        refusals={t('watch.refused', { returnObjects: true })}
        outdated={part.outdated}
        gone={part.gone}
        done={({ breakGlass }) => done(breakGlass)}
      >
        <Fields draft={draft} write={write} />
      </Form>
    </>
  );
}

const inputOf = (caseId: string, { reason, words, minutes }: Draft) => ({
  caseId,
  reason: REASONS.find((each) => each === reason)!,
  words: words.trim(),
  minutes: Number(minutes),
});

interface FieldsGiven {
  readonly draft: Draft;
  readonly write: (draft: Draft) => void;
}

function Fields({ draft, write }: FieldsGiven) {
  const { t } = useTranslation();
  const field = (name: keyof Draft) => ({
    value: draft[name],
    write: (value: string) => write({ ...draft, [name]: value }),
    missing: t(`watch.missing.${name}`),
  });
  const reasons = REASONS.map((each) => [each, t(`watch.reasons.${each}`)] as const);
  const minutes = MINUTES.map((each) => [each, t('watch.minutesOf', { count: Number(each) })] as const);
  return (
    <>
      <RadioField label={t('watch.reason')} {...field('reason')} choices={reasons} />
      <LongField label={t('watch.words')} hint={t('watch.wordsHint')} {...field('words')} />
      <RadioField label={t('watch.minutes')} {...field('minutes')} choices={minutes} />
    </>
  );
}
