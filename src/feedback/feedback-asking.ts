import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ContactConcluded } from '../contact/contact.events.js';
import type { MeetingHeld } from '../meeting/meeting.events.js';
import type { CaseClosed } from '../network/network.events.js';
import { Work } from '../platform/access/work.js';
import { ZONE } from '../platform/clock/clock.js';
import { Events } from '../platform/events/events.js';
import type { Effect, Payload } from '../platform/outbox/effect.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { askedAt, type FeedbackKind } from './feedback.domain.js';
import { FEEDBACK_MAIL } from './feedback-mailing.js';

const CHAPTER = 'feedback';

/** The effect that finds out whom to ask about one event. */
const FEEDBACK_ASK = 'feedback.ask';

/**
 * Plans in the transaction of an event that feedback is asked for. Whom, is derived from what is so when it falls due: what
 * was undone meanwhile is not asked about, and the actor of the event needs no right to the people it concerns.
 */
@Injectable()
export class FeedbackAsking implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly events: Events,
    private readonly outbox: Outbox,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    const { events } = this;
    events.handle<ContactConcluded>(CHAPTER, 'contact.concluded', ({ contactId }) => this.plan('contact', contactId));
    events.handle<MeetingHeld>(CHAPTER, 'meeting.held', ({ meetingId }) => this.plan('meeting', meetingId));
    events.handle<CaseClosed>(CHAPTER, 'case.closed', ({ caseId, closedAt }) =>
      this.plan('closing', caseId, closedAt.toString()),
    );
    this.outbox.handle(FEEDBACK_ASK, { settle: (effect) => this.ask(effect) });
  }

  /** `at`: of what may happen again. A case that is opened and closed again is asked about again. */
  private async plan(kind: FeedbackKind, eventId: string, at?: string): Promise<void> {
    const payload: Payload = { kind, eventId, ...(at !== undefined && { at }) };
    const dueAt = askedAt(kind, this.work.now, ZONE);
    await this.outbox.plan({
      kind: FEEDBACK_ASK,
      key: at === undefined ? eventId : `${eventId}/${at}`,
      payload,
      dueAt,
    });
  }

  private async ask({ payload }: Effect): Promise<void> {
    const { kind, eventId, at } = payload;
    const asked = await this.em.execute<{ id: string }[]>(
      'select a as id from access.ask_feedback(?, ?, ?::timestamptz) a',
      [kind, eventId, at ?? null],
    );
    await this.outbox.planAll(asked.map(({ id }) => ({ kind: FEEDBACK_MAIL, key: id, payload: { requestId: id } })));
  }
}
