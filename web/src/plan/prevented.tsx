import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useChange } from '../parts/change.js';
import type { OnTable } from './on-table.js';
import { RECORD_EXCEPTION } from './plan-agreeing.query.js';
import type { Person } from './plan.query.js';
import { PlanRefused } from './refusal.js';
import { useNeeded } from './use-needed.js';
import { WordsField } from './wall-fields.js';

const REASONS = ['TRAVEL', 'ILLNESS', 'OTHER_CAUSE'] as const;
type Reason = (typeof REASONS)[number];

interface PreventedGiven extends OnTable {
  readonly person: Person;
  /** What was written down of them before; once more is written anew. */
  readonly exception: Exception | undefined;
}

type Exception = OnTable['inHand']['version']['exceptions'][number];

/** A guardian who cannot take part and is not waited for, because delay would do harm (361/1983 5 §). */
export function Prevented({ person: { id: personId }, exception, inHand, lookAgain, nameOf }: PreventedGiven) {
  const { t } = useTranslation();
  const [reason, choose] = useState<Reason>('TRAVEL');
  const { field, given, take } = useNeeded<HTMLTextAreaElement>({
    place: `exception ${personId}`,
    label: t('plan.exception.note'),
    isPrivate: true,
    missing: t('plan.exception.noteMissing'),
  });
  const { ask, error } = useChange(RECORD_EXCEPTION);
  const record = async () => {
    const note = given();
    if (!note) return;
    if (await ask({ planVersionId: inHand.version.id, personId, reason, note })) take(note);
    lookAgain();
  };
  return (
    <fieldset className="kept">
      <legend>{t('plan.exception.title', { name: nameOf(personId) })}</legend>
      <Why reason={reason} choose={choose} />
      <WordsField label={t('plan.exception.note')} {...field} />
      <PlanRefused error={error} />
      <Button variant="secondary" onClick={() => void record()}>
        {t('plan.exception.record')}
      </Button>
      <p role="status">{exception && t(`plan.exception.recorded.${exception.reason}`)}</p>
    </fieldset>
  );
}

function Why({ reason, choose }: { readonly reason: Reason; readonly choose: (reason: Reason) => void }) {
  const { t } = useTranslation();
  const name = useId();
  return REASONS.map((each) => (
    <label key={each} className="radio">
      <input type="radio" name={name} checked={each === reason} onChange={() => choose(each)} />
      {t(`plan.exception.${each}`)}
    </label>
  ));
}
