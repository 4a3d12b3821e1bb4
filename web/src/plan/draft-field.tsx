import { useTranslation } from 'react-i18next';
import type { OnTable } from './on-table.js';
import { refusalWords } from './refusal.js';
import type { Written } from './writing/box.js';
import type { Saving } from './writing/keeper.js';
import { KeptField } from './writing/kept-field.js';

interface DraftFieldGiven extends Pick<OnTable, 'nameOf' | 'lookAgain'> {
  readonly place: string;
  readonly label: string;
  readonly written: Written;
  readonly send: Saving['send'];
  readonly mayBeEmpty?: boolean;
  readonly isLarge?: boolean;
}

/** A place of the draft in which one writes, with the plan's own words for why it was refused. */
export function DraftField({ lookAgain, send, mayBeEmpty = false, ...given }: DraftFieldGiven) {
  const { t } = useTranslation();
  return (
    <KeptField
      {...given}
      refusal={(code) => refusalWords(t, code) ?? t('fault.ours')}
      saving={{ mayBeEmpty, lookAgain, send }}
    />
  );
}
