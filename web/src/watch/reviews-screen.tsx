import '../parts/work.css';
import { useTranslation } from 'react-i18next';
import { Doing } from '../parts/doing.js';
import { Screen } from '../parts/screen.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { ReviewCard } from './review-card.js';
import { TO_REVIEW } from './watch.query.js';

/** What others have read with a reason: somebody says of each whether there was one. */
export function ReviewsScreen() {
  const { t } = useTranslation();
  const { has } = useSession();
  return (
    <Screen title={t('watch.reviews.title')}>
      {has('TEAM_LEAD', 'LOG_INSPECTOR') ? <Reviews /> : <p>{t('watch.reviews.notYours')}</p>}
    </Screen>
  );
}

function Reviews() {
  const { t } = useTranslation();
  const { areaId } = useSession();
  return (
    <Shown query={TO_REVIEW} variables={{ areaId }}>
      {({ breakGlassesToReview }, again) => (
        <Doing id="to-review" title={t('watch.reviews.waiting')} again={again}>
          {(part) => (
            <>
              {breakGlassesToReview.length === 0 && <p>{t('watch.reviews.none')}</p>}
              <ul className="cards">
                {breakGlassesToReview.map((glass) => (
                  <li key={glass.id}>
                    <ReviewCard glass={glass} part={part} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </Doing>
      )}
    </Shown>
  );
}
