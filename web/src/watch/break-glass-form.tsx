import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LongField, RadioField } from '../parts/fields.js';
import { Form, type PartOfForm } from '../parts/form.js';
import { type GlassKind, type Look, type OpenGlass, WORDS_OF } from './open-glass.js';
import { BREAK_GLASS, SUPERVISE } from './watch.query.js';

/** Supervision of the work is for who leads it, and is no emergency. */
const REASONS = {
  BREAK_GLASS: ['URGENT_NEED', 'DANGER', 'FAMILY_ASKED', 'COMPLAINT', 'OTHER'],
  SUPERVISION: ['QUALITY', 'COMPLAINT', 'FAMILY_ASKED', 'OTHER'],
} as const;
const DOCUMENTS = { BREAK_GLASS, SUPERVISION: SUPERVISE } as const;
const MINUTES = ['15', '30', '60'] as const;
const EMPTY = { reason: '', words: '', minutes: '' };
type Draft = typeof EMPTY;

interface FormGiven extends Pick<Look, 'kind' | 'caseId'> {
  readonly part: PartOfForm;
  readonly become: (glass: OpenGlass) => void;
}

/** Says first what follows, then asks why and for how long. Nothing is chosen before. */
export function BreakGlassForm({ kind, caseId, part, become }: FormGiven) {
  const { t } = useTranslation();
  const [draft, write] = useState(EMPTY);
  const words = WORDS_OF[kind];
  const done = (glass: OpenGlass) => {
    become(glass);
    part.made(t(`${words}.said.opened`));
  };
  return (
    <>
      <p>{t(`${words}.about`)}</p>
      <p>{t(`${words}.follows`)}</p>
      <Form
        document={DOCUMENTS[kind]}
        input={() => inputOf(kind, caseId, draft)}
        submit={t(`${words}.send`)}
        refusals={t(`${words}.refused`, { returnObjects: true })}
        outdated={part.outdated}
        gone={part.gone}
        done={({ opened }) => done(opened)}
      >
        <Fields kind={kind} draft={draft} write={write} />
      </Form>
    </>
  );
}

const inputOf = (kind: GlassKind, caseId: string, { reason, words, minutes }: Draft) => ({
  caseId,
  reason: REASONS[kind].find((each) => each === reason)!,
  words: words.trim(),
  minutes: Number(minutes),
});

interface FieldsGiven {
  readonly kind: GlassKind;
  readonly draft: Draft;
  readonly write: (draft: Draft) => void;
}

function Fields({ kind, draft, write }: FieldsGiven) {
  const { t } = useTranslation();
  const field = (name: keyof Draft) => ({
    value: draft[name],
    write: (value: string) => write({ ...draft, [name]: value }),
    missing: t(`watch.missing.${name}`),
  });
  const reasons = REASONS[kind].map((each) => [each, t(`watch.reasons.${each}`)] as const);
  const minutes = MINUTES.map((each) => [each, t('watch.minutesOf', { count: Number(each) })] as const);
  return (
    <>
      <RadioField label={t('watch.reason')} {...field('reason')} choices={reasons} />
      <LongField label={t('watch.words')} hint={t('watch.wordsHint')} {...field('words')} />
      <RadioField label={t('watch.minutes')} {...field('minutes')} choices={minutes} />
    </>
  );
}
