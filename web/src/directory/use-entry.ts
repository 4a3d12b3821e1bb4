import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TypedDocumentNode } from 'urql';
import { useChange } from '../parts/change.js';
import type { Keeping } from './administration-page.js';

interface WithRequest {
  readonly requestId: string;
}

interface EntryGiven<Data, Input extends WithRequest, Told> extends Keeping {
  readonly document: TypedDocumentNode<Data, { input: Input }>;
  /** How the entry stands. */
  readonly stands: Told;
  /** What is asked for when it is to stand as it is told. */
  readonly input: (told: Told) => Omit<Input, keyof WithRequest>;
}

/**
 * An entry that is kept: how it is told now, and its form. What is written goes on top of how it stands: what somebody else
 * changes meanwhile is not written over.
 */
export function useEntry<Data, Input extends WithRequest, Told>(given: EntryGiven<Data, Input, Told>) {
  const { document, stands, input, done, again } = given;
  const { t } = useTranslation();
  const { ask, isBusy, error } = useChange(document);
  const [edits, edit] = useState<Partial<Told>>({});
  const told = { ...stands, ...edits };
  const send = async () => {
    if (!(await ask(input(told)))) return again();
    edit({});
    done(t('administration.said.saved'));
  };
  return {
    told,
    tell: (change: Partial<Told>) => edit({ ...edits, ...change }),
    form: { press: t('administration.save'), send: () => void send(), isBusy, error },
  };
}
