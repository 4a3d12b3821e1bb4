import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import type { CombinedError } from 'urql';
import { Refusal } from '../parts/refusal.js';

interface FormGiven {
  readonly press: string;
  readonly send: () => void;
  readonly isBusy: boolean;
  readonly error: CombinedError | undefined;
  readonly children: ReactNode;
}

/** A form of the few things that are told besides: its fields, why it was refused, and the button. */
export function MoreForm({ press, send, isBusy, error, children }: FormGiven) {
  const { t } = useTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <form onSubmit={submit} className="form">
      {children}
      {error && <Refusal error={error} words={t('contact.more.refused', { returnObjects: true })} />}
      <div className="steps">
        <Button type="submit" variant="secondary">
          {press}
        </Button>
        <span role="status">{isBusy && t('contact.saving')}</span>
      </div>
    </form>
  );
}
