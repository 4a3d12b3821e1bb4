import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { CATEGORIES, PURPOSES } from './draft.js';
import type { Category } from './consent.query.js';
import { dateText } from '../words/time.js';

interface ReadGiven {
  /** Name of the unit; empty where none is chosen yet. */
  readonly unit: string;
  /** Names of the people of it, if only they are told. */
  readonly staff: string;
  readonly categories: readonly Category[];
  readonly purpose: string;
  readonly exclusions: string | null;
  /** A local date, or empty. */
  readonly lastDay: string;
}

/** The consent as it is read to the family: in the words that its own page has. What is not agreed yet is left out. */
export function ReadAloud({ unit, staff, categories, purpose, exclusions, lastDay }: ReadGiven) {
  const { t } = useTranslation();
  const id = useId();
  const aim = PURPOSES.find((each) => each === purpose);
  return (
    <section className="consent-read" aria-labelledby={id}>
      <p id={id} className="consent-read-title">
        {t('consent.read.title')}
      </p>
      {unit && <p>{t('consent.read.whom', { unit })}</p>}
      {unit && <p>{staff ? t('consent.read.only', { names: staff }) : t('consent.read.all')}</p>}
      {aim && <p>{t(`consent.read.purpose.${aim}`)}</p>}
      {categories.length > 0 && (
        <>
          <p>{t('consent.read.what')}</p>
          <ul>
            {CATEGORIES.filter((each) => categories.includes(each)).map((each) => (
              <li key={each}>{t(`consent.read.category.${each}`)}</li>
            ))}
          </ul>
        </>
      )}
      {exclusions?.trim() && <p>{t('consent.read.except', { exclusions: exclusions.trim() })}</p>}
      {isDay(lastDay) && <p>{t('consent.read.until', { day: dateText(lastDay) })}</p>}
      <p>{t('consent.read.free')}</p>
      <p>{t('consent.read.back')}</p>
    </section>
  );
}

/** While a year is being typed, it is none yet. */
const isDay = (day: string): boolean => /^[2-9]\d{3}-\d\d-\d\d$/.test(day);
