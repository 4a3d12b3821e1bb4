import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { FollowUpPage, Review } from './follow-up.query.js';
import { dateOfText, dateText } from '../words/time.js';

/** What was decided each time, the last one first. */
export function HeldReviews({ page }: { readonly page: FollowUpPage }) {
  const { t } = useTranslation();
  const held = (page.plan?.reviews ?? []).filter(({ state }) => state === 'HELD').toReversed();
  if (held.length === 0) return null;
  return (
    <details className="more">
      <summary>{t('case.followUp.reviews', { count: held.length })}</summary>
      <ul className="followed">
        {held.map((review) => (
          <li key={review.id}>
            <Held page={page} review={review} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Held({ page, review }: { readonly page: FollowUpPage; readonly review: Review }) {
  const { t } = useTranslation();
  const { id, heldAt, dueOn, decision, note, meetingId } = review;
  const goals = new Map(page.plan?.goals.map((goal) => [goal.id, goal.text]));
  const ratings = page.followUp.ratings.filter(({ reviewId }) => reviewId === id);
  return (
    <>
      <p>
        <strong>{heldAt ? dateOfText(heldAt) : dateText(dueOn)}</strong>
        {decision && `: ${t(`case.decision.${decision}`)}`}
      </p>
      {meetingId && (
        <p>
          <Link href={`/asiat/${page.id}/tapaaminen/${meetingId}`}>{t('followUp.reviews.its')}</Link>
        </p>
      )}
      {note && <p className="told-words">{note}</p>}
      {ratings.map(({ id: ratingId, goalId, rating, words }) => (
        <p key={ratingId}>
          {goals.get(goalId) ?? t('case.notShown')} – <strong>{t(`case.rating.${rating}`)}</strong>
          {words && `. ${words}`}
        </p>
      ))}
    </>
  );
}
