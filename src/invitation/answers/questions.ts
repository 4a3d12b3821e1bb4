import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { Invitation, InvitationAnswer } from '../invitation.entity.js';
import { KeptInvitations } from '../kept-invitations.js';

/** What came in for an invitation and wanted somebody to look at it. */
@Injectable()
export class Questions {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly kept: KeptInvitations,
    private readonly work: Work,
  ) {}

  /** Somebody has looked at it, and done what was to be done, or left it. It stays to be read. */
  async close(questionId: string): Promise<Invitation> {
    const seen = await this.access.row(InvitationAnswer, questionId, 'questionId');
    const kept = await this.kept.find(seen.invitationId);
    // Of two who close it at once the second sees that it is closed.
    await this.kept.lock(kept.invitation);
    if ((await this.em.refreshOrFail(seen)).closedAt)
      throw new DomainError('ALREADY_CLOSED', 'Somebody has looked at it.', { field: 'questionId' });
    this.em.assign(seen, { closedAt: this.work.now, closedBy: this.work.actor.principalId! });
    await this.em.flush();
    this.kept.note(kept);
    return kept.invitation;
  }
}
