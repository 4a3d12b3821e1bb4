import { useTranslation } from 'react-i18next';
import { ManyField } from '../parts/many-field.js';
import type { Situation } from './situation.query.js';
import { keyOf, thingsOf } from './things.js';

interface ThingsGiven {
  readonly page: Situation;
  readonly ticked: readonly string[];
  readonly write: (ticked: string[]) => void;
}

/** Which things are kept: those that there are now; later ones are asked about when they come. */
export function KeptThings({ page, ticked, write }: ThingsGiven) {
  const { t } = useTranslation();
  const choices = thingsOf(page, t).map((each) => [keyOf(each), each.words] as const);
  return (
    <ManyField
      label={t('situation.things')}
      hint={t('situation.thingsHint')}
      missing={t('situation.missing.things')}
      // A tick of what is there no more is none.
      ticked={ticked.filter((key) => choices.some(([each]) => each === key))}
      write={write}
      choices={choices}
    />
  );
}

/** The ticked things as they are asked for. */
export const itemsOf = (page: Situation, ticked: readonly string[], t: Parameters<typeof thingsOf>[1]) =>
  thingsOf(page, t)
    .filter((each) => ticked.includes(keyOf(each)))
    .map(({ kind, id }) => ({ kind, id }));
