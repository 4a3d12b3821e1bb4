import { Injectable } from '@nestjs/common';
import type { Told } from '../../feedback/feedback.domain.js';
import { FeedbackService, type FeedbackView } from '../../feedback/feedback.service.js';
import { type Actor, ANONYMOUS } from '../../platform/access/actor.js';
import { Work } from '../../platform/access/work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { orNull } from '../form-proof.js';
import type { Refusal } from '../link-door.js';
import type { FeedbackOutcome } from './feedback.texts.data.js';

/** Why the service refuses what a page sent, as the page tells it. */
const REFUSED: Readonly<Record<string, Refusal<FeedbackOutcome>>> = {
  FEEDBACK_FACE_MISSING: { outcome: 'noFace', status: 400 },
  FEEDBACK_NOT_ASKED: { outcome: 'again', status: 400 },
  FEEDBACK_TOO_LONG: { outcome: 'tooLong', status: 400 },
};

/** Finds and answers requests for feedback, each as the request itself. */
@Injectable()
export class FeedbackVisits {
  constructor(
    private readonly feedback: FeedbackService,
    private readonly work: Work,
  ) {}

  /** The request of a link; null if it opens nothing. */
  idOf(token: string): Promise<string | null> {
    return this.work.run(ANONYMOUS, 'feedback.find', () => this.feedback.idOfLink(token));
  }

  /** What somebody of a family may answer. */
  own(actor: Actor): Promise<string[]> {
    return this.work.read(actor, 'feedback.own', () => this.feedback.own());
  }

  /** What it shows; null when it has expired. */
  show(id: string): Promise<FeedbackView | null> {
    return orNull(this.work.run({ principalId: id }, 'feedback.show', () => this.feedback.visit()));
  }

  /** The page after the answer; why it was not taken; or null if there is nothing to answer. */
  async answer(id: string, told: Told): Promise<FeedbackView | Refusal<FeedbackOutcome> | null> {
    try {
      return await orNull(this.work.run({ principalId: id }, 'feedback.answer', () => this.feedback.answer(told)));
    } catch (error) {
      const refused = error instanceof DomainError ? REFUSED[error.code] : undefined;
      if (!refused) throw error;
      return refused;
    }
  }
}
