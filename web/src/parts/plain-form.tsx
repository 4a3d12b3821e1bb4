import type { FormEvent, ReactNode } from 'react';
import { Button } from 'suomifi-ui-components';
import type { CombinedError } from 'urql';
import { Refusal, type Refusals } from './refusal.js';

/** What a plain form is given by whoever fills it. */
export interface PlainFormGiven {
  readonly press: string;
  readonly send: () => void;
  readonly isBusy: boolean;
  readonly error: CombinedError | undefined;
  readonly children: ReactNode;
}

interface InWords extends PlainFormGiven {
  readonly refusals: Refusals;
  /** Said while it is being saved. */
  readonly saving: string;
  readonly variant?: 'default' | 'secondary';
}

/** Fields, why they were refused, and the button. The browser tells what is missing. */
export function PlainForm({ press, send, isBusy, error, children, refusals, saving, variant = 'default' }: InWords) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  return (
    <form onSubmit={submit} className="form">
      {children}
      {error && <Refusal error={error} words={refusals} />}
      <div className="steps">
        <Button type="submit" variant={variant}>
          {press}
        </Button>
        <span role="status">{isBusy && saving}</span>
      </div>
    </form>
  );
}
