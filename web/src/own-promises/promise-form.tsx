import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Textarea } from 'suomifi-ui-components';
import { now } from '../words/clock.js';
import { isoDate, momentOf } from '../words/wall.js';
import { type Draft, missingOf, type Worded } from './steps.js';

interface FormGiven {
  readonly step: Worded;
  readonly draft: Draft;
  readonly write: (draft: Draft) => void;
  readonly isBusy: boolean;
  readonly send: () => void;
  readonly cancel: () => void;
}

/** The words that belong to an answer: why not, what is in the way, or what else one would do. */
export function PromiseForm(given: FormGiven) {
  const { step, draft, isBusy, send, cancel } = given;
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const [isChecked, setChecked] = useState(false);
  const missing = isChecked ? missingOf(step, draft) : null;
  const focus = () => form.current?.querySelector<HTMLElement>('textarea')?.focus();
  useEffect(focus, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (missingOf(step, draft)) focus();
    else send();
  };
  return (
    <form ref={form} onSubmit={submit} className="form">
      {step === 'suggest' && <Change {...given} isMissing={missing === 'change'} />}
      <Reason {...given} isMissing={missing === 'reason'} />
      <div className="steps">
        <Button type="submit">{t('ownPromises.send')}</Button>
        <Button variant="secondary" onClick={cancel}>
          {t('app.cancel')}
        </Button>
        <span role="status">{isBusy && t('ownPromises.saving')}</span>
      </div>
    </form>
  );
}

interface FieldGiven extends Pick<FormGiven, 'step' | 'draft' | 'write'> {
  readonly isMissing: boolean;
}

/** Another text, another day, or both. */
function Change({ draft, write, isMissing }: FieldGiven) {
  const { t } = useTranslation();
  return (
    <>
      <Textarea
        labelText={t('ownPromises.suggest.text')}
        optionalText={t('ownPromises.optional')}
        fullWidth
        value={draft.text}
        status={isMissing ? 'error' : 'default'}
        statusText={isMissing ? t('ownPromises.suggest.missing') : ''}
        onChange={({ target }) => write({ ...draft, text: target.value })}
      />
      <label className="field">
        <span>{t('ownPromises.suggest.dueOn')}</span>
        <input
          type="date"
          min={isoDate(momentOf(now()))}
          value={draft.dueOn}
          onChange={({ target }) => write({ ...draft, dueOn: target.value })}
        />
      </label>
    </>
  );
}

function Reason({ step, draft, write, isMissing }: FieldGiven) {
  const { t } = useTranslation();
  const isOptional = step === 'stuck' || step === 'suggest';
  return (
    <Textarea
      labelText={t(`ownPromises.why.${step}`)}
      {...(isOptional && { optionalText: t('ownPromises.optional') })}
      hintText={t('ownPromises.whyHint')}
      fullWidth
      value={draft.reason}
      status={isMissing ? 'error' : 'default'}
      statusText={isMissing ? t('ownPromises.reasonMissing') : ''}
      onChange={({ target }) => write({ ...draft, reason: target.value })}
    />
  );
}
