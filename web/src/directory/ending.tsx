import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { Refusal } from '../parts/refusal.js';
import { Sure } from '../parts/sure.js';
import { useRefused } from '../parts/use-refused.js';

interface EndingGiven {
  readonly press: string;
  /** For who hears the button alone: whose. */
  readonly of?: string;
  readonly question: string;
  /** What follows from it. */
  readonly then: string;
  readonly end: () => void;
  readonly change: { readonly isBusy: boolean; readonly error: CombinedError | undefined };
  /** What hangs on it still; then it cannot be ended yet. */
  readonly inUse?: ReactNode;
}

/** What cannot be undone: says what hangs on it or what follows, asks once more, and tells why it was refused. */
export function Ending({ press, of, question, then, end, change: { isBusy, error }, inUse }: EndingGiven) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  // After a refusal there may be nothing to press any more.
  useRefused(error, () => place.current?.focus());
  return (
    <div ref={place} tabIndex={-1} className="ending">
      {error && <Refusal error={error} words={t('administration.refused', { returnObjects: true })} />}
      {inUse || (
        <Sure press={press} {...(of && { of })} question={question} yes={end}>
          {then}
        </Sure>
      )}
      <span role="status">{isBusy && t('administration.saving')}</span>
    </div>
  );
}
