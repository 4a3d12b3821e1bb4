import '../parts/work.css';
import './calendars.css';
import { useTranslation } from 'react-i18next';
import { Screen } from '../parts/screen.js';
import { useSaid } from '../parts/said.js';
import { Feeds } from './feeds.js';
import { ReadCalendars } from './read-calendars.js';

/** Between one's own calendars and Yhdessä: meetings out, taken times in. */
export function CalendarsScreen() {
  const { t } = useTranslation();
  const { said, say } = useSaid();
  return (
    <Screen title={t('calendars.title')}>
      {said}
      <Feeds say={say} />
      <ReadCalendars say={say} />
    </Screen>
  );
}
