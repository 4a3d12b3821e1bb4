import type { TFunction } from 'i18next';
import { useState } from 'react';
import type { Contact } from './contact.query.js';
import { ATTEMPTS_AT_MOST } from './next-step.js';
import type { Made } from './steps.js';

/** Why the contact is no longer to be seen: somebody took it, or it was put back by who is not on duty. */
type Gone = 'taken' | 'released';

interface Heard {
  /** What was done last. */
  readonly last: Made | null;
  readonly gone: Gone | null;
  readonly hear: (made: Made) => void;
  readonly lose: () => void;
}

/** What has been done with a contact on this screen. */
export function useMade(): Heard {
  const [last, setLast] = useState<Made | null>(null);
  const [gone, setGone] = useState<Gone | null>(null);
  const hear = (made: Made) => {
    setLast(made);
    if (!made.changed) setGone('released');
  };
  return { last, gone, hear, lose: () => setGone('taken') };
}

/** The same in words, and what comes next. */
export function saidOf({ step, changed }: Made, t: TFunction): string {
  if (!changed) return '';
  const { attemptedAt, state }: Contact = changed;
  if (step === 'conclude') return t('contact.said.concluded', { how: t(`contact.state.${state}`) });
  if (step !== 'notReached') return t(`contact.said.${step}`);
  const left = ATTEMPTS_AT_MOST - attemptedAt.length;
  return left > 0 ? t('contact.said.notReached', { count: left }) : t('contact.said.ended');
}
