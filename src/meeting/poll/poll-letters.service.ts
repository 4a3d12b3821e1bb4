import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Language } from '../../directory/directory.domain.js';
import { Work } from '../../platform/access/work.js';
import type { PollState } from './poll.domain.js';
import { PollRecipient, PollTime, TimePoll } from './poll.entity.js';
import { PollLinks } from './poll-links.js';
import { PollRepository } from './poll.repository.js';

/** All that a mail to one recipient is made of. Nothing of it comes from a family. */
export interface PollLetter {
  readonly areaId: string;
  readonly caseId: string;
  readonly recipientId: string;
  readonly address: string;
  readonly language: Language;
  readonly round: number;
  /** The secret of the link. */
  readonly token: string;
  readonly minutes: number;
  readonly times: readonly { readonly start: Temporal.ZonedDateTime; readonly end: Temporal.ZonedDateTime }[];
  readonly askedAt: Temporal.Instant;
  readonly deadline: Temporal.Instant;
  readonly counsellor: { readonly name: string; readonly phone: string | null };
}

/** Where a recipient stands at the moment of sending. */
export interface PollStanding {
  readonly poll: {
    readonly state: PollState;
    readonly askedAt: Temporal.Instant;
    readonly deadline: Temporal.Instant;
  };
  readonly recipient: {
    readonly areaId: string;
    readonly caseId: string;
    readonly professionalId: string;
    readonly unitId: string;
    readonly round: number;
    readonly isRevoked: boolean;
    readonly hasAnswered: boolean;
  };
}

/** What the chapter that writes the mails has to know of a poll. */
@Injectable()
export class PollLetters {
  constructor(
    private readonly em: EntityManager,
    private readonly polls: PollRepository,
    private readonly links: PollLinks,
    private readonly work: Work,
  ) {}

  /** For who arranges the case, which asks them. */
  async of(pollId: string, recipientIds: readonly string[]): Promise<PollLetter[]> {
    const poll = await this.em.findOneOrFail(TimePoll, { id: pollId });
    const { minutes, zone, askedAt, deadline } = poll;
    const rows = await this.em.find(PollTime, { pollId }, { orderBy: { startsAt: 'asc' } });
    const times = rows.map(({ startsAt }) => {
      const start = startsAt.toZonedDateTimeISO(zone);
      return { start, end: start.add({ minutes }) };
    });
    const counsellor = await this.polls.counsellorOf(poll.caseId);
    const ids = { id: { $in: [...recipientIds] } };
    const recipients = await this.em.find(PollRecipient, ids, { orderBy: { id: 'asc' } });
    return recipients.map(({ areaId, caseId, id: recipientId, address, language, round, linkToken }) => {
      const token = this.links.read({ id: recipientId, linkToken });
      const who = { areaId, caseId, recipientId, address, language, round, token };
      return { ...who, minutes, times, askedAt, deadline, counsellor };
    });
  }

  /** For the recipient itself: the question did not arrive. False if that no longer matters. */
  async noteBounce(recipientId: string): Promise<boolean> {
    const { poll, recipient } = await this.standing(recipientId);
    if (poll.state === 'closed' || recipient.isRevoked || recipient.hasAnswered) return false;
    const found = await this.em.findOneOrFail(PollRecipient, { id: recipientId });
    found.bouncedAt ??= this.work.now;
    await this.em.flush();
    return true;
  }

  /** For the recipient itself. */
  async standing(recipientId: string): Promise<PollStanding> {
    const found = await this.em.findOneOrFail(PollRecipient, { id: recipientId });
    const { areaId, caseId, professionalId, unitId, round } = found;
    const { state, askedAt, deadline } = await this.em.findOneOrFail(TimePoll, { id: found.pollId });
    const hasAnswered = await this.polls.hasAnswered(recipientId);
    const who = { areaId, caseId, professionalId, unitId };
    return {
      poll: { state, askedAt, deadline },
      recipient: { ...who, round, isRevoked: found.revokedAt != null, hasAnswered },
    };
  }
}
