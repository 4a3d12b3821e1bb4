import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** Sooner than this an answer seems to come at once, and a word that flashes by only disturbs. */
const PATIENCE_MS = 300;

/** Says that something is being fetched, once it takes long enough to wonder. */
export function Loading() {
  const { t } = useTranslation();
  const [isLong, becomeLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => becomeLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p role="status" className="loading">
      {isLong && t('app.loading')}
    </p>
  );
}
