import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { newId, ZONE } from '../../platform/clock/clock.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { Events } from '../../platform/events/events.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { deadlineFrom, type PollOccasion } from './poll.domain.js';
import { PollRecipient, type TimePoll } from './poll.entity.js';
import type { PollAsked } from './poll.events.js';
import { PollLinks } from './poll-links.js';
import { type AskableSeat, PollRepository } from './poll.repository.js';

/** The timer of a poll: when the time for answers is up, or may be all who are asked have answered. */
const POLL_DEADLINE = 'meeting.poll-deadline';

/** Asks people, and sees to it that the asking ends. */
@Injectable()
export class PollAsking implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly polls: PollRepository,
    private readonly links: PollLinks,
    private readonly outbox: Outbox,
    private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.outbox.handle(POLL_DEADLINE, { settle: ({ payload }) => this.polls.settle(String(payload['pollId'])) });
  }

  /** New recipients of a poll, each with a link of their own. They have not been asked yet. */
  add({ areaId, caseId, id: pollId, askedAt }: TimePoll, seats: readonly AskableSeat[]): PollRecipient[] {
    const nobodyElse = { substitute: null, substituteAt: null, revokedAt: null };
    const nothingYet = { ...nobodyElse, round: 0, answeredAt: null, bouncedAt: null };
    return seats.map((seat) => {
      const id = newId();
      const who = { areaId, id, caseId, pollId, ...seat, ...this.links.make(id) };
      return this.em.create(PollRecipient, { ...who, ...nothingYet, askedAt });
    });
  }

  /** Another secret, to where they are reached now: the link that was sent before opens nothing any more. */
  async renewLink({ meetingId }: TimePoll, recipient: PollRecipient): Promise<void> {
    const { participantId, id } = recipient;
    const seat = (await this.polls.seats(meetingId)).find((each) => each.participantId === participantId);
    if (!seat) throw notFound('recipientId');
    const { address, language } = seat;
    Object.assign(recipient, { address, language, ...this.links.make(id) });
  }

  /** From now on everybody has two working days; what is asked again is decided again. */
  async begin(poll: TimePoll, now: Temporal.Instant): Promise<void> {
    Object.assign(poll, { state: 'open', askedAt: now, deadline: deadlineFrom(now, ZONE), decidedAt: null });
    await this.em.flush();
    const key = `${poll.id}/${poll.deadline.epochMilliseconds}`;
    await this.outbox.plan({ kind: POLL_DEADLINE, key, payload: { pollId: poll.id }, dueAt: poll.deadline });
  }

  /** Somebody is not asked any more: soon it is looked whether all others have answered. */
  async lookAgain({ id, pollId }: PollRecipient): Promise<void> {
    await this.outbox.plan({ kind: POLL_DEADLINE, key: `${pollId}/without/${id}`, payload: { pollId } });
  }

  /** Announces whom to write to. What was written to them before and has not left is not sent any more. */
  async ask(
    { areaId, caseId, id: pollId, askedAt }: TimePoll,
    recipients: readonly PollRecipient[],
    occasion: PollOccasion,
  ): Promise<void> {
    if (recipients.length === 0) return;
    if (occasion !== 'new') for (const each of recipients) each.round += 1;
    if (occasion === 'resent' || occasion === 'longer') for (const each of recipients) each.bouncedAt = null;
    if (occasion === 'longer') for (const each of recipients) each.askedAt = askedAt;
    await this.em.flush();
    const recipientIds = recipients.map(({ id }) => id);
    await this.events.announce<PollAsked>({ type: 'poll.asked', areaId, caseId, pollId, recipientIds, occasion });
  }
}
