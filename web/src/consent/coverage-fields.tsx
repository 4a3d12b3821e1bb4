import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from 'suomifi-ui-components';
import { DayField } from '../parts/fields.js';
import { useChecked } from '../parts/form.js';
import { today } from '../words/whole-days.js';
import type { Category } from './consent.query.js';
import { CATEGORIES, lastPossible } from './draft.js';

interface CategoriesGiven {
  readonly categories: readonly Category[];
  readonly choose: (categories: readonly Category[]) => void;
}

/** What may be told, each in the words that the family hears. */
export function CategoriesField({ categories, choose }: CategoriesGiven) {
  const { t } = useTranslation();
  const id = useId();
  const isMissing = categories.length === 0;
  const isSaid = useChecked() && isMissing;
  const tick = (each: Category) =>
    choose(CATEGORIES.filter((one) => (one === each ? !categories.includes(one) : categories.includes(one))));
  return (
    <fieldset className="consent-ticks" aria-describedby={id} {...(isMissing && { 'data-missing': '' })}>
      <legend>{t('case.consents.what')}</legend>
      <p id={id} className={isSaid ? 'late' : 'beside'}>
        {t(isSaid ? 'consent.coverage.missing' : 'consent.coverage.least')}
      </p>
      {CATEGORIES.map((each) => (
        <Checkbox key={each} variant="large" checked={categories.includes(each)} onClick={() => tick(each)}>
          {t(`consent.category.${each}`)}
        </Checkbox>
      ))}
    </fieldset>
  );
}

interface LastDayGiven {
  readonly lastDay: string;
  readonly write: (lastDay: string) => void;
}

/** Until when: two years at most. */
export function LastDayField({ lastDay, write }: LastDayGiven) {
  const { t } = useTranslation();
  return (
    <DayField
      label={t('consent.coverage.lastDay')}
      hint={t('consent.coverage.lastDayHint')}
      value={lastDay}
      write={write}
      min={today()}
      max={lastPossible()}
      missing={t('consent.missing')}
    />
  );
}
