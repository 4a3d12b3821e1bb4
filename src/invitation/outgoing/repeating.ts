import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type Invitation, InvitationMessage } from '../invitation.entity.js';
import { MessageWriting } from './message-writing.js';

/** Sends a request once more: the very bytes that were rendered for it. */
@Injectable()
export class Repeating {
  constructor(
    private readonly em: EntityManager,
    private readonly writing: MessageWriting,
  ) {}

  /** Plans it; false if there is no present request, or its bytes were deleted. */
  async repeat({ id, sequence, cancelledAt }: Invitation): Promise<boolean> {
    if (cancelledAt) return false;
    const message = await this.em.findOne(InvitationMessage, { invitationId: id, sequence, method: 'REQUEST' });
    if (!message?.bytes) return false;
    // Once there was no basis, and now there may be one: sending asks again.
    if (message.state === 'revoked') this.em.assign(message, { state: 'queued', revokedFor: null });
    await this.em.flush();
    await this.writing.repeat(message);
    return true;
  }
}
