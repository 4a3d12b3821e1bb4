import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { PollLetters } from '../../meeting/poll/poll-letters.service.js';
import { Work } from '../../platform/access/work.js';
import { QUESTIONS } from './poll-message.domain.js';
import { PollMessage } from './poll-message.entity.js';

/** What becomes of a poll whose mail did not arrive: who was asked has to be rung. Everything here runs as the recipient itself. */
@Injectable()
export class PollBounces {
  constructor(
    private readonly em: EntityManager,
    private readonly letters: PollLetters,
    private readonly work: Work,
  ) {}

  /** What a report of delivery does, in code. Reading it again does the same. */
  async take(messageId: string, action: string | null): Promise<string> {
    if (action !== 'failed') return action ?? 'question:undecided-report';
    const message = await this.em.findOneOrFail(PollMessage, { messageId });
    return (await this.note(message)) ? 'applied:bounced' : 'older:bounced';
  }

  /** The mail server will never take it. */
  async refused(id: string, replyCode: number): Promise<void> {
    const message = await this.em.findOneOrFail(PollMessage, { id });
    this.em.assign(message, { state: 'revoked', revokedFor: 'undeliverable', reply: String(replyCode) });
    await this.em.flush();
    await this.note(message);
  }

  /** Who was asked anew since was asked at another address, or by a mail that may yet arrive. */
  private async note({ areaId, caseId: scopeId, recipientId, round }: PollMessage): Promise<boolean> {
    const anew = {
      recipientId,
      kind: { $in: [...QUESTIONS] },
      round: { $gt: round },
      state: { $ne: 'revoked' as const },
    };
    if ((await this.em.count(PollMessage, anew)) > 0) return false;
    if (!(await this.letters.noteBounce(recipientId))) return false;
    const grant = { areaId, basis: 'reply', actingForUnit: null } as const;
    this.work.noteChange('change', { scopeType: 'case', scopeId }, grant, ['logistics']);
    return true;
  }
}
