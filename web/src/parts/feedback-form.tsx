import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RECORD_FEEDBACK, type ToAsk } from './feedback.query.js';
import { LongField, RadioField } from './fields.js';
import { Form, type PartOfForm, useGoesOn } from './form.js';

const FACES = ['GOOD', 'SO_SO', 'BAD'] as const;
const GRADES = ['YES', 'PARTLY', 'NO'] as const;
type Question = 'heard' | 'knewNext' | 'knowsWhom';

/** What is asked besides how it was: of a family after a meeting also whether it knows whom to call. */
const questionsOf = ({ kind, askedGroup }: ToAsk): readonly Question[] =>
  kind === 'MEETING' && askedGroup === 'FAMILY' ? ['heard', 'knewNext', 'knowsWhom'] : ['heard', 'knewNext'];

/** What is typed of it. */
interface Draft extends Readonly<Partial<Record<Question, string>>> {
  readonly face: string;
  readonly text: string;
}
const EMPTY: Draft = { face: '', text: '' };

/** What the form asks the server for: of what was not asked nothing. */
const inputOf = (asked: ToAsk, draft: Draft) => ({
  feedbackId: asked.id,
  face: FACES.find((each) => each === draft.face)!,
  text: draft.text.trim() || null,
  ...Object.fromEntries(
    questionsOf(asked).map((question) => [question, GRADES.find((each) => each === draft[question]) ?? null]),
  ),
});

/** What somebody said on the telephone of how it was. Only the face is needed. */
export function FeedbackForm({ asked, ...given }: PartOfForm & { readonly asked: ToAsk }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(EMPTY);
  const write = (field: keyof Draft) => (value: string) => setDraft({ ...draft, [field]: value });
  const going = useGoesOn('followUp', given, t('followUp.said.feedback'));
  const send = t('followUp.feedback.send');
  return (
    <Form document={RECORD_FEEDBACK} input={() => inputOf(asked, draft)} submit={send} {...going}>
      <RadioField
        label={t('followUp.feedback.face')}
        value={draft.face}
        write={write('face')}
        missing={t('followUp.how.faceMissing')}
        choices={FACES.map((each) => [each, t(`followUp.faces.${each}`)])}
      />
      {questionsOf(asked).map((each) => (
        <Graded key={each} question={each} value={draft[each] ?? ''} write={write(each)} />
      ))}
      <LongField label={t('followUp.feedback.text')} value={draft.text} write={write('text')} />
    </Form>
  );
}

interface GradedGiven {
  readonly question: Question;
  readonly value: string;
  readonly write: (value: string) => void;
}

function Graded({ question, value, write }: GradedGiven) {
  const { t } = useTranslation();
  return (
    <RadioField
      label={t(`followUp.feedback.question.${question}`)}
      value={value}
      write={write}
      choices={GRADES.map((each) => [each, t(`followUp.feedback.grade.${each}`)])}
    />
  );
}
