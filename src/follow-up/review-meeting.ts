import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Language } from '../directory/directory.domain.js';
import { type AskedAgain, type ConvenedAgain, MeetingAgain } from '../meeting/meeting-again.service.js';
import { Work } from '../platform/access/work.js';
import { requireVersion, withField } from '../platform/errors/domain-error.js';
import { SealedText } from '../platform/sealing/sealed-text.js';
import { daysOfReview, requireNotConvened } from './follow-up.domain.js';
import type { Review } from './follow-up.entity.js';
import { FollowUpRepository } from './follow-up.repository.js';
import { type ReviewAtHand, ReviewLoader } from './review-loader.js';

/** A meeting for a review. */
export interface ReviewMeetingAsked extends Pick<AskedAgain, 'proposals' | 'family' | 'language'> {
  readonly reviewId: string;
  readonly expectedVersion: number;
  /** Without it: how the plan with its shared goal goes. */
  readonly question?: string | null;
  /** Without them the weeks around the review. */
  readonly from?: Temporal.PlainDate | null;
  readonly to?: Temporal.PlainDate | null;
}

/** The review with its meeting, and when that could be. */
export interface ConvenedReview extends ConvenedAgain {
  readonly review: Review;
}

const QUESTIONS: Readonly<Record<Language, string>> = {
  fi: 'Seuranta: miten suunnitelma etenee?',
  sv: 'Uppföljning: hur framskrider planen?',
  en: 'Review: how is the plan going?',
};
const FIELDS = { caseId: 'reviewId', participants: 'reviewId', familyPersonIds: 'reviewId', meetingId: 'reviewId' };

/** The network meets again to look at the plan. */
@Injectable()
export class ReviewMeeting {
  constructor(
    private readonly em: EntityManager,
    private readonly loader: ReviewLoader,
    private readonly followUps: FollowUpRepository,
    private readonly meetings: MeetingAgain,
    private readonly work: Work,
  ) {}

  /** Convenes those who met last, as they met, and proposes times around the day of the review. */
  async convene({
    reviewId,
    expectedVersion,
    question,
    from,
    to,
    ...asked
  }: ReviewMeetingAsked): Promise<ConvenedReview> {
    const found = await this.loader.review(reviewId);
    const { review, grant } = found;
    requireVersion(review, expectedVersion);
    requireNotConvened(review, await this.followUps.stateOfMeeting(review.meetingId));
    const days = daysOfReview(review.dueOn, this.work.today);
    const { caseId } = review;
    const about = question ?? (await this.questionOf(found, asked.language));
    const when = { from: from ?? days.from, to: to ?? days.to };
    const again = await this.again({ caseId, question: about, ...when, ...asked });
    this.em.assign(review, { meetingId: again.convened.meeting.id });
    await this.em.flush();
    this.work.noteChange('change', { scopeType: 'case', scopeId: caseId }, grant, ['plan']);
    return { review, ...again };
  }

  private async again(asked: AskedAgain): Promise<ConvenedAgain> {
    try {
      return await this.meetings.convene(asked);
    } catch (error) {
      throw withField(error, FIELDS);
    }
  }

  private async questionOf({ review, key }: ReviewAtHand, language: Language): Promise<string> {
    const goal = await this.followUps.sharedGoal(review.planId);
    const shared = goal && key.open(`plan_version.shared_goal:${goal.id}`, SealedText.from(goal.sealed));
    return [QUESTIONS[language], shared].filter(Boolean).join(' ');
  }
}
