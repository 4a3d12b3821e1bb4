import { useTranslation } from 'react-i18next';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { REVIEWS_OF_DAY } from './reviews.query.js';
import { Todo } from './todo.js';

/** How many looks with a reason wait for a review. For who reviews them; nothing where none waits. */
export function ReviewsPart() {
  const { t } = useTranslation();
  const { areaId, has } = useSession();
  if (!has('TEAM_LEAD', 'LOG_INSPECTOR')) return null;
  return (
    <Shown query={REVIEWS_OF_DAY} variables={{ areaId }} refused={null}>
      {({ breakGlassesToReview }) =>
        breakGlassesToReview.length > 0 && (
          <Section id="reviews" title={t('watch.reviews.title')}>
            <ul className="rows">
              <Todo
                href="/katselut"
                text={t('day.reviews', { count: breakGlassesToReview.length })}
                isLate={breakGlassesToReview.some(({ isOverdue }) => isOverdue)}
              />
            </ul>
          </Section>
        )
      }
    </Shown>
  );
}
