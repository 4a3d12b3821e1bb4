import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { DomainError, notFound } from '../platform/errors/domain-error.js';
import { Answering } from './answering.js';
import { invitationRules } from './invitation.access.js';
import { requirePresent, type SpokenAnswer } from './invitation.domain.js';
import type { Invitation } from './invitation.entity.js';
import { InvitationRepository } from './invitation.repository.js';
import { KeptInvitations } from './kept-invitations.js';
import { requireBasis } from './new-invitations.js';
import { Repeating } from './outgoing/repeating.js';

/** What signed-in people do with invitations: the counsellor for others, the invitee for themselves. */
@Injectable()
export class InvitationKeeping {
  constructor(
    private readonly kept: KeptInvitations,
    private readonly answering: Answering,
    private readonly invitations: InvitationRepository,
    private readonly repeating: Repeating,
    private readonly work: Work,
  ) {}

  /** The counsellor enters what somebody said on the telephone. */
  async recordByPhone(
    id: string,
    expectedVersion: number,
    answer: SpokenAnswer,
    comment: string | null,
  ): Promise<Invitation> {
    const kept = await this.kept.find(id);
    const invitation = await this.kept.hold(kept.invitation, expectedVersion);
    await this.kept.hear(invitation, answer, comment);
    this.kept.note(kept);
    return invitation;
  }

  /** The invitee answers for themselves. Somebody else's invitation is not there. Throws STALE if they saw another time. */
  async answer(id: string, sequence: number, answer: SpokenAnswer, comment: string | null): Promise<Invitation> {
    const kept = await this.kept.find(id, invitationRules.answer);
    const { professionalId, caseId } = kept.invitation;
    // Asked before the lock, which row security refuses to others without a line in the log.
    if (professionalId !== this.work.actor.principalId) {
      this.work.refuse({ scopeType: 'case', scopeId: caseId, category: 'logistics' });
      throw notFound('invitationId');
    }
    const invitation = await this.kept.lock(kept.invitation);
    await this.kept.check(invitation);
    requirePresent(invitation, sequence);
    await this.answering.speak(invitation, { channel: 'app', said: answer, comment });
    this.kept.note(kept);
    return invitation;
  }

  /** Sends the same invitation once more, with the same UID and SEQUENCE, as it stands now. */
  async resend(id: string): Promise<Invitation> {
    const kept = await this.kept.find(id);
    const invitation = await this.kept.hold(kept.invitation);
    requireBasis([{ unitId: invitation.unitId, basis: await this.invitations.basisOf(id) }]);
    if (!(await this.repeating.repeat(invitation)))
      throw new DomainError('MEETING_PAST', 'This meeting is over.', { field: 'invitationId' });
    this.kept.note(kept);
    return invitation;
  }
}
