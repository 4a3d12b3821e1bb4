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
import { isAhead, meetingOf } from './meetings.js';
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
          {next ? <Next page={page} review={next} /> : <p>{t('case.followUp.none')}</p>}
          <Others page={page} review={next} />
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

interface ReviewGiven {
  readonly page: FollowUpPage;
  readonly review: Review;
}

/** Its day, and the meeting that was convened for it: that page agrees on another time. */
function Next({ page, review }: ReviewGiven) {
  const { t } = useTranslation();
  const { dueOn } = review;
  const isLate = dueOn < today();
  const meeting = meetingOf(page, review);
  return (
    <>
      <p className={isLate ? 'review-next late' : 'review-next'}>
        {t(isLate ? 'followUp.reviews.late' : 'case.followUp.next', { day: dateText(dueOn) })}
      </p>
      {meeting && (
        <p>
          <ToMeeting caseId={page.id} meeting={meeting} own />
        </p>
      )}
    </>
  );
}

/** Other meetings that are not over: often they look at the plan too. */
function Others({ page, review }: { readonly page: FollowUpPage; readonly review: Review | undefined }) {
  const others = page.meetings.filter((each) => isAhead(each) && each.id !== review?.meetingId);
  if (others.length === 0) return null;
  return (
    <ul className="followed">
      {others.map((meeting) => (
        <li key={meeting.id}>
          <ToMeeting caseId={page.id} meeting={meeting} />
        </li>
      ))}
    </ul>
  );
}

interface ToMeetingGiven {
  readonly caseId: string;
  readonly meeting: FollowUpPage['meetings'][number];
  /** Whether it was convened for the review. */
  readonly own?: boolean;
}

function ToMeeting({ caseId, meeting: { id, startsAt, endsAt }, own = false }: ToMeetingGiven) {
  const { t } = useTranslation();
  return (
    <Link href={`/asiat/${caseId}/tapaaminen/${id}`}>
      {startsAt && endsAt
        ? t(own ? 'followUp.reviews.own' : 'followUp.reviews.meeting', { when: spanText(startsAt, endsAt) })
        : t('followUp.reviews.noTime')}
    </Link>
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
  const isConvened = meetingOf(given.page, given.review) !== undefined;
  if (convened) return <ScheduleReview {...given} convened={convened} leave={() => setConvened(undefined)} />;
  return (
    <div className="acts">
      {!isConvened && (
        <Act label={t('followUp.convene.open')} variant="default">
          {(close) => <Convene {...given} close={close} hear={hear} />}
        </Act>
      )}
      <Act label={t('followUp.record.open')}>{(close) => <RecordReview {...given} close={close} />}</Act>
    </div>
  );
}
