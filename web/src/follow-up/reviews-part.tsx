import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Act, Doing } from '../parts/doing.js';
import { dateText, spanText } from '../words/time.js';
import { today } from '../words/whole-days.js';
import { Convene } from './convene.js';
import type { FollowUpPage, Review } from './follow-up.query.js';
import type { FormGiven, PartGiven } from './given.js';
import { HeldReviews } from './held-reviews.js';
import { PlanNext } from './plan-next.js';
import { agreedNumber } from './promises.js';
import { RecordReview } from './record-review.js';
import type { Convened } from './reviews.query.js';
import { ScheduleReview } from './schedule-review.js';

/** When all look at the plan together: the next time, and what was decided before. */
export function ReviewsPart({ page, keeps, again }: PartGiven) {
  const { t } = useTranslation();
  const next = page.plan?.reviews.find(({ state }) => state === 'DUE');
  return (
    <Doing id="seuranta" title={t('followUp.reviews.title')} again={again}>
      {(part) => (
        <>
          {next ? <Next review={next} /> : <p>{t('case.followUp.none')}</p>}
          <Meetings page={page} />
          {keeps && next && <Steps key={next.id} page={page} review={next} {...part} />}
          {keeps && !next && agreedNumber(page) > 0 && (
            <Act label={t('followUp.plan.open')}>{(close) => <PlanNext page={page} {...part} close={close} />}</Act>
          )}
          <HeldReviews page={page} />
        </>
      )}
    </Doing>
  );
}

function Next({ review: { dueOn } }: { readonly review: Review }) {
  const { t } = useTranslation();
  const isLate = dueOn < today();
  return (
    <p className={isLate ? 'review-next late' : 'review-next'}>
      {t(isLate ? 'followUp.reviews.late' : 'case.followUp.next', { day: dateText(dueOn) })}
    </p>
  );
}

/** Meetings that are not over: a review is often one of them. Their own page agrees on another time. */
function Meetings({ page: { id, meetings } }: { readonly page: FollowUpPage }) {
  const { t } = useTranslation();
  const ahead = meetings.filter(({ state }) => state === 'DRAFT' || state === 'SCHEDULED');
  if (ahead.length === 0) return null;
  return (
    <ul className="followed">
      {ahead.map((meeting) => (
        <li key={meeting.id}>
          <Link href={`/asiat/${id}/tapaaminen/${meeting.id}`}>
            {meeting.startsAt && meeting.endsAt
              ? t('followUp.reviews.meeting', { when: spanText(meeting.startsAt, meeting.endsAt) })
              : t('followUp.reviews.noTime')}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** What is done of the review that is ahead: people are gathered, it gets its time, and then its outcome is written down. */
function Steps(given: FormGiven & { readonly review: Review }) {
  const { t } = useTranslation();
  const [convened, setConvened] = useState<Convened>();
  const hear = (answered: Convened) => {
    setConvened(answered);
    given.made(t('followUp.said.convened'));
  };
  const isAhead = given.page.meetings.some(({ state }) => state === 'DRAFT' || state === 'SCHEDULED');
  if (convened) return <ScheduleReview {...given} convened={convened} leave={() => setConvened(undefined)} />;
  return (
    <div className="acts">
      {!isAhead && (
        <Act label={t('followUp.convene.open')} variant="default">
          {(close) => <Convene {...given} close={close} hear={hear} />}
        </Act>
      )}
      <Act label={t('followUp.record.open')}>{(close) => <RecordReview {...given} close={close} />}</Act>
    </div>
  );
}
