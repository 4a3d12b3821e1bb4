import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LongField, RadioField, SelectField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import type { FormGiven } from './given.js';
import { RECORD_FACE } from './reviews.query.js';
import { nameOf } from '../words/names.js';

const FACES = ['GOOD', 'SO_SO', 'BAD'] as const;

/** What somebody of the family said on the telephone. */
export function RecordHow(given: FormGiven) {
  const { t } = useTranslation();
  const { page } = given;
  const [draft, setDraft] = useState({ personId: '', face: '', words: '' });
  const write = (field: keyof typeof draft) => (value: string) => setDraft({ ...draft, [field]: value });
  const going = useGoesOn('followUp', given, t('followUp.said.how'));
  const input = () => ({
    caseId: page.id,
    personId: draft.personId,
    face: FACES.find((each) => each === draft.face)!,
    words: draft.words.trim() || null,
  });
  return (
    <Form document={RECORD_FACE} input={input} submit={t('followUp.how.send')} {...going}>
      <Who page={page} personId={draft.personId} choose={write('personId')} />
      <RadioField
        label={t('followUp.how.face')}
        value={draft.face}
        write={write('face')}
        missing={t('followUp.how.faceMissing')}
        choices={FACES.map((each) => [each, t(`followUp.faces.${each}`)])}
      />
      <LongField label={t('followUp.how.words')} value={draft.words} write={write('words')} />
    </Form>
  );
}

interface WhoGiven extends Pick<FormGiven, 'page'> {
  readonly personId: string;
  readonly choose: (personId: string) => void;
}

/** A guardian or a child: those are asked how things are. */
function Who({ page, personId, choose }: WhoGiven) {
  const { t } = useTranslation();
  const asked = page.people.filter(({ role }) => role === 'GUARDIAN' || role === 'CHILD');
  return (
    <SelectField
      label={t('followUp.how.who')}
      value={personId}
      write={choose}
      missing={t('followUp.how.whoMissing')}
      choices={asked.map((each) => [each.id, nameOf(each) || t('case.somebody')])}
    />
  );
}
