import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LongField, RadioField, TextField } from '../parts/fields.js';
import { Form, goesOn, type PartOfForm } from '../parts/form.js';
import { shortOf } from '../words/id.js';
import { PLACE_LEGAL_HOLD } from './retention.query.js';
import { pastedIn, SCOPE_TYPES } from './scope.js';

const REASONS = ['COURT', 'POLICE', 'AUTHORITY_REVIEW', 'CLAIM', 'COMPLAINT', 'OTHER'] as const;

interface Draft {
  readonly pasted: string;
  /** Asked for only where what was pasted does not tell it. */
  readonly scopeType: string;
  readonly reason: string;
  readonly words: string;
}

interface FormGiven {
  /** What one came for, if one did. */
  readonly asked: string;
  readonly part: PartOfForm;
}

const scopeTypeOf = ({ pasted, scopeType }: Draft) =>
  pastedIn(pasted).scopeType ?? SCOPE_TYPES.find((each) => each === scopeType);

/** Something is not erased as long as somebody has to be able to look at it. */
export function PlaceForm({ asked, part }: FormGiven) {
  const { t } = useTranslation();
  const [draft, write] = useState<Draft>({ pasted: asked, scopeType: '', reason: '', words: '' });
  const input = () => ({
    scopeType: scopeTypeOf(draft)!,
    scopeId: pastedIn(draft.pasted).id!,
    reason: REASONS.find((each) => each === draft.reason)!,
    words: draft.words.trim() || null,
  });
  return (
    <Form
      document={PLACE_LEGAL_HOLD}
      input={input}
      submit={t('retention.holds.placeSave')}
      refusals={t('retention.holds.refused', { returnObjects: true })}
      {...goesOn(part, t('retention.holds.said.placed'))}
    >
      {asked === '' ? <What draft={draft} write={write} /> : <Meant asked={asked} />}
      <Why draft={draft} write={write} />
    </Form>
  );
}

/** What one came for: it is not asked for again. */
function Meant({ asked }: Pick<FormGiven, 'asked'>) {
  const { t } = useTranslation();
  const { id, scopeType } = pastedIn(asked);
  return <p className="card-title">{t(`retention.holds.what.${scopeType!}`, { code: shortOf(id!) })}</p>;
}

interface FieldsGiven {
  readonly draft: Draft;
  readonly write: (draft: Draft) => void;
}

function What({ draft, write }: FieldsGiven) {
  const { t } = useTranslation();
  const { id, scopeType } = pastedIn(draft.pasted);
  return (
    <>
      <TextField
        label={t('retention.holds.pasted')}
        hint={t('retention.holds.pastedHint')}
        value={draft.pasted}
        write={(pasted) => write({ ...draft, pasted })}
        missing={t('retention.holds.pastedMissing')}
        wrong={id === undefined ? t('retention.holds.pastedWrong') : undefined}
      />
      {id !== undefined && scopeType === undefined && (
        <RadioField
          label={t('retention.holds.scope')}
          value={draft.scopeType}
          write={(value) => write({ ...draft, scopeType: value })}
          missing={t('retention.holds.scopeMissing')}
          choices={SCOPE_TYPES.map((each) => [each, t(`retention.holds.scopes.${each}`)])}
        />
      )}
    </>
  );
}

function Why({ draft, write }: FieldsGiven) {
  const { t } = useTranslation();
  return (
    <>
      <RadioField
        label={t('retention.holds.why')}
        value={draft.reason}
        write={(reason) => write({ ...draft, reason })}
        missing={t('retention.holds.whyMissing')}
        choices={REASONS.map((each) => [each, t(`retention.holds.reason.${each}`)])}
      />
      <LongField
        label={t('retention.holds.words')}
        hint={t('retention.holds.wordsHint')}
        value={draft.words}
        write={(words) => write({ ...draft, words })}
        {...(draft.reason === 'OTHER' && { missing: t('retention.holds.wordsMissing') })}
      />
    </>
  );
}
