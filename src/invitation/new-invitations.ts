import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { Invitation } from './invitation.entity.js';
import type { Chosen, Timed } from './invitation.repository.js';
import type { Letter } from './outgoing/message-writing.js';
import { hashOf, newSecret } from '../platform/session/secret.js';
import { newReplyToken, newUid } from './tokens.js';

/** Passes if everybody may be told (invariant 5). Otherwise throws CONSENT_MISSING, which names the units. */
export function requireBasis(chosen: readonly Pick<Chosen, 'unitId' | 'basis'>[]): void {
  const unitIds = chosen.filter(({ basis }) => basis === null).map(({ unitId }) => unitId);
  if (unitIds.length === 0) return;
  throw new DomainError('CONSENT_MISSING', 'Nobody is invited without a consent or a basis in law.', {
    field: 'meetingId',
    unitIds: [...new Set(unitIds)],
  });
}

/** What has not happened to a new invitation. */
const NOT_YET = {
  lastReplySequence: null,
  lastReplyStamp: null,
  answeredAt: null,
  answeredBy: null,
  comment: null,
  proposedStart: null,
  proposedEnd: null,
  reachedAt: null,
  cancelledAt: null,
} as const;

/** First invitations: each with secrets and a UID of its own. */
@Injectable()
export class NewInvitations {
  constructor(
    private readonly em: EntityManager,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** Stores an invitation for each, in one statement, and answers their first letters. */
  async add(meeting: Timed, chosen: readonly Chosen[]): Promise<Letter[]> {
    const letters = chosen.map((each): Letter => {
      const required = each.needed !== 'optional';
      const invitation = this.make(meeting, each);
      return { invitation, method: 'REQUEST', meeting, when: meeting.when, required, wholeMeeting: false };
    });
    // Messages are let in only beside an invitation that stands.
    await this.em.flush();
    return letters;
  }

  private make({ areaId, caseId, id: meetingId }: Timed, chosen: Chosen): Invitation {
    const { participantId, professionalId, unitId, address, language } = chosen;
    const id = newId();
    const who = { areaId, id, caseId, meetingId, participantId, professionalId, unitId, address, language };
    const first = { state: 'waiting', sequence: 0, significantSequence: 0, invitedAt: this.work.now } as const;
    return this.em.create(Invitation, { ...who, ...first, ...NOT_YET, ...this.secrets(id), uid: newUid() });
  }

  private secrets(id: string) {
    const key = this.sealing.systemKey('invitation');
    const [reply, link] = [newReplyToken(), newSecret()];
    return {
      replyToken: key.seal(`invitation.reply_token:${id}`, reply),
      replyTokenHash: hashOf(reply),
      linkToken: key.seal(`invitation.link_token:${id}`, link),
      linkTokenHash: hashOf(link),
    };
  }
}
