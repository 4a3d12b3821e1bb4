import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, TextInput } from 'suomifi-ui-components';
import type { CombinedError } from 'urql';
import { Refusal } from '../parts/refusal.js';

interface LineGiven {
  readonly label: string;
  readonly hint: string;
  readonly press: string;
  /** What is wrong with it; null if nothing is. */
  readonly faultOf: (text: string) => string | null;
  /** Sends it; whether it was taken. What was not taken stays there. */
  readonly send: (text: string) => Promise<boolean>;
  readonly isBusy: boolean;
  readonly error: CombinedError | undefined;
}

/** A form of one line. */
export function LineForm({ label, hint, press, faultOf, send, isBusy, error }: LineGiven) {
  const { t } = useTranslation();
  const { text, write, fault, submit } = useLine(faultOf, send);
  return (
    <form onSubmit={(event) => void submit(event)} className="form">
      <TextInput
        labelText={label}
        hintText={hint}
        fullWidth
        autoComplete="off"
        value={text}
        status={fault ? 'error' : 'default'}
        statusText={fault ?? ''}
        onChange={(value) => write(String(value ?? ''))}
      />
      {error && <Refusal error={error} words={t('calendars.refused', { returnObjects: true })} />}
      <div className="steps">
        <Button type="submit" variant="secondary">
          {press}
        </Button>
        <span role="status">{isBusy && t('calendars.saving')}</span>
      </div>
    </form>
  );
}

function useLine(faultOf: LineGiven['faultOf'], send: LineGiven['send']) {
  const [text, write] = useState('');
  const [isChecked, setChecked] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (faultOf(text.trim()) !== null || !(await send(text.trim()))) return;
    write('');
    setChecked(false);
  };
  return { text, write, fault: isChecked ? faultOf(text.trim()) : null, submit };
}
