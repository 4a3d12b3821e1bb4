import { useTranslation } from 'react-i18next';
import { dayText } from '../words/time.js';
import type { Promised } from './own-promises.query.js';

interface SuggestedGiven {
  readonly suggestion: NonNullable<Promised['suggestion']>;
}

/** What one has suggested instead, and what became of it. */
export function Suggested({ suggestion: { text, dueOn, state, reason } }: SuggestedGiven) {
  const { t } = useTranslation();
  const what = [text, dueOn && t('ownPromises.suggest.day', { day: dayText(dueOn) })].filter(Boolean).join(', ');
  return (
    <>
      <p className="told">{t('ownPromises.suggest.told', { what })}</p>
      <p>
        {t(`ownPromises.suggest.state.${state}`)}
        {reason && ` ${t('ownPromises.suggest.reason', { reason })}`}
      </p>
    </>
  );
}
