import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AskedTimes } from './asked-times.js';

/** Sooner than this an answer seems to come at once. Milliseconds. */
const PATIENCE = 300;

interface HowManyGiven {
  readonly asked: AskedTimes;
}

/** Says how many times suit, each time it is asked anew; and that it is being found out, once that takes long. */
export function HowMany({ asked: { times, isLoading, isApart } }: HowManyGiven) {
  const { t } = useTranslation();
  return (
    <p role="status" className="gather-status">
      {isLoading && <Patience />}
      {times && times.feasibleCount === 0 && t('gathering.time.none')}
      {times &&
        times.feasibleCount > 0 &&
        t(isApart ? 'gathering.time.apart' : 'gathering.time.found', { count: times.feasibleCount })}
    </p>
  );
}

function Patience() {
  const { t } = useTranslation();
  const [isLong, becomeLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => becomeLong(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return isLong && t('gathering.time.loading');
}
