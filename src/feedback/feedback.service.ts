import { randomUUID } from 'node:crypto';
import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Language } from '../directory/directory.domain.js';
import type { Counsellor } from '../invitation/words.domain.js';
import { Access } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { dayOf, ZONE } from '../platform/clock/clock.js';
import { notFound } from '../platform/errors/domain-error.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { heardByCounsellor, shownByLink } from './feedback.access.js';
import {
  answered,
  type Asked,
  isOpen,
  monthOf,
  type Question,
  questionsOf,
  recorded,
  type Said,
  saidAfter,
  type Told,
} from './feedback.domain.js';
import { FeedbackAnswer, FeedbackRequest } from './feedback.entity.js';
import { FeedbackRepository } from './feedback.repository.js';
import { findBy } from './feedback-tokens.js';

/** What is asked, as its recipient sees it; nothing of what it was about. */
export interface FeedbackView extends Asked {
  readonly language: Language | null;
  readonly happenedOn: Temporal.PlainDate;
  /** Last day to answer. */
  readonly until: Temporal.PlainDate;
  readonly questions: readonly Question[];
  /** What they said last; null: nothing yet. */
  readonly said: Said | null;
  /** Whom they may ring. */
  readonly counsellor: Counsellor | null;
}

/**
 * Giving feedback. Who comes by a link, or says it on the family's page, works as the request itself, for which row security
 * shows this one row and its answer.
 */
@Injectable()
export class FeedbackService {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly requests: FeedbackRepository,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** The request of a link; null if it opens nothing. */
  async idOfLink(token: string): Promise<string | null> {
    const hash = findBy(token);
    return hash && this.requests.ofToken(hash);
  }

  /** What somebody of a family may answer on their own page, oldest first. */
  own(): Promise<string[]> {
    return this.requests.own();
  }

  /** The acting request. Changes nothing. Throws NOT_FOUND when it has expired. */
  async visit(): Promise<FeedbackView> {
    const request = await this.em.findOne(FeedbackRequest, { id: this.work.actor.principalId! });
    if (!request || !isOpen(request, this.work.now)) throw notFound('feedbackId');
    this.work.note(shownByLink(request));
    return this.view(request);
  }

  /** Takes down what the acting request's recipient says: the first time or instead of what they said before. */
  async answer(told: Told): Promise<FeedbackView> {
    const request = await this.hold(this.work.actor.principalId!);
    if (!request || !isOpen(request, this.work.now)) throw notFound('feedbackId');
    const said = saidAfter(await this.said(request), told);
    const { state } = answered(request, said, this.work.now);
    await this.keep(request, state, said);
    return this.view(request);
  }

  /** Takes down what was said on the phone to the counsellor, who rang because no mail could ask. */
  async record(feedbackId: string, said: Said): Promise<string> {
    await this.access.row(FeedbackRequest, feedbackId, 'feedbackId');
    const request = await this.hold(feedbackId);
    if (!request) throw notFound('feedbackId');
    const { state } = recorded(request, said, this.work.now);
    await this.keep(request, state, said);
    this.work.note(heardByCounsellor('record', request));
    return feedbackId;
  }

  private hold(id: string): Promise<FeedbackRequest | null> {
    return this.em.findOne(FeedbackRequest, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  }

  /** The request names its answer first: by that row security knows it. */
  private async keep(request: FeedbackRequest, state: FeedbackRequest['state'], said: Said): Promise<void> {
    const { areaId, scopeType, scopeId, kind, askedGroup, channel = null, municipality = null, askedAt } = request;
    const known = request.answerId ?? null;
    // Random: an id made of the time would tell when, and so who.
    const id = known ?? randomUUID();
    this.em.assign(request, { state, answerId: id });
    await this.em.flush();
    const key = await this.sealing.keyOf(scopeType, scopeId);
    const words = { ...said, text: key.seal(`feedback_answer.text:${id}`, said.text) };
    if (known) this.em.assign(await this.em.findOneOrFail(FeedbackAnswer, { areaId, id }), words);
    else {
      const of = { areaId, id, scopeType, scopeId, kind, askedGroup, month: monthOf(askedAt, ZONE) };
      this.em.create(FeedbackAnswer, { ...of, channel, municipality, ...words });
    }
    await this.em.flush();
  }

  private async view(request: FeedbackRequest): Promise<FeedbackView> {
    const { kind, askedGroup, language = null, happenedAt, expiresAt } = request;
    const { counsellorName: name, counsellorPhone: phone } = await this.requests.standing();
    return {
      kind,
      askedGroup,
      language,
      happenedOn: dayOf(happenedAt),
      until: dayOf(expiresAt),
      questions: questionsOf(request),
      said: await this.said(request),
      counsellor: name === null ? null : { name, phone },
    };
  }

  private async said({ areaId, answerId, scopeType, scopeId }: FeedbackRequest): Promise<Said | null> {
    if (!answerId) return null;
    const answer = await this.em.findOneOrFail(FeedbackAnswer, { areaId, id: answerId });
    const key = await this.sealing.keyOf(scopeType, scopeId);
    const { face, heard = null, knewNext = null, oneContact = null, knowsWhom = null, text } = answer;
    const words = key.open(`feedback_answer.text:${answerId}`, text);
    return { face, heard, knewNext, oneContact, knowsWhom, text: words };
  }
}
