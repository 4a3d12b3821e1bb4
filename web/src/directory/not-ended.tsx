import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { refusalCode } from '../graphql/faults.js';
import { Refusal } from '../parts/refusal.js';
import { useRefused } from '../parts/use-refused.js';

interface NotEndedGiven {
  readonly error: CombinedError | undefined;
  /** Asks how the list stands now. */
  readonly again: () => void;
}

/**
 * Why one of a list was not ended. It stands above the list and takes the focus: what was pressed may be gone, for whatever the
 * server refuses by a code is asked for anew.
 */
export function NotEnded({ error, again }: NotEndedGiven) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useRefused(error, (refused) => {
    place.current?.focus();
    if (refusalCode(refused)) again();
  });
  return (
    <div ref={place} tabIndex={-1}>
      {error && <Refusal error={error} words={t('administration.refused', { returnObjects: true })} />}
    </div>
  );
}
