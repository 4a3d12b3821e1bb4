import './weeks.css';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { now } from '../words/clock.js';
import { weekOf } from '../words/time.js';
import { daysLater, momentOf } from '../words/wall.js';
import { mondayOf } from './week.js';

/** The farthest week one can look at, counted from this one: twelve are a quarter. */
const FARTHEST = 11;

interface WeeksGiven {
  /** How many weeks after this one is looked at. */
  readonly ahead: number;
  readonly go: (ahead: number) => void;
  /** Below which headings its own stands. */
  readonly heading?: 'h2' | 'h3';
}

/** From week to week. */
export function Weeks({ ahead, go, heading: Heading = 'h2' }: WeeksGiven) {
  const { t } = useTranslation();
  const week = weekOf(daysLater(mondayOf(momentOf(now())), 7 * ahead));
  return (
    <nav className="weeks" aria-label={t('ownTime.weeks')}>
      <Button variant="secondary" disabled={ahead === 0} onClick={() => go(ahead - 1)}>
        {t('ownTime.before')}
      </Button>
      <Heading>{t('ownTime.week', { week })}</Heading>
      <Button variant="secondary" disabled={ahead === FARTHEST} onClick={() => go(ahead + 1)}>
        {t('ownTime.after')}
      </Button>
    </nav>
  );
}
