import '../parts/work.css';
import { useTranslation } from 'react-i18next';
import { Doing } from '../parts/doing.js';
import { Screen } from '../parts/screen.js';
import { Shown } from '../parts/shown.js';
import { WishCard } from './wish-card.js';
import { WISHES } from './wishes.query.js';

/** Who asks for a meeting, or for another time, in the cases that one keeps: to be rung, called together or answered. */
export function WishesScreen() {
  const { t } = useTranslation();
  return (
    <Screen title={t('wishes.title')}>
      <p>{t('wishes.intro')}</p>
      <Shown query={WISHES} variables={{}} live={{}}>
        {({ meetingWishes }, again) => (
          <Doing id="waiting" title={t('wishes.waiting')} again={again}>
            {(part) =>
              meetingWishes.length === 0 ? (
                <p>{t('wishes.none')}</p>
              ) : (
                <ul className="cards">
                  {meetingWishes.map((wish) => (
                    <li key={wish.id}>
                      <WishCard wish={wish} part={part} />
                    </li>
                  ))}
                </ul>
              )
            }
          </Doing>
        )}
      </Shown>
    </Screen>
  );
}
