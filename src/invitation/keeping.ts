import { Injectable } from '@nestjs/common';
import { Access, type Grant } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { DomainError, notFound, requireVersion } from '../platform/errors/domain-error.js';
import { Answering } from './answering.js';
import { invitationRules } from './invitation.access.js';
import { requireAnswerable, requirePresent, type SpokenAnswer } from './invitation.domain.js';
import { Invitation } from './invitation.entity.js';
import { InvitationRepository } from './invitation.repository.js';
import { requireBasis } from './new-invitations.js';
import { Repeating } from './outgoing/repeating.js';

/** What signed-in people do with invitations: the counsellor for others, the invitee for themselves. */
@Injectable()
export class InvitationKeeping {
  constructor(
    private readonly access: Access,
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
    const { invitation, grant } = await this.kept(id);
    requireVersion(invitation, expectedVersion);
    await this.requireAnswerable(invitation);
    const enteredBy = this.work.actor.principalId;
    await this.answering.speak(invitation, { channel: 'phone', said: answer, comment, enteredBy });
    this.note(invitation, grant);
    return invitation;
  }

  /** The invitee answers for themselves. Somebody else's invitation is not there. Throws STALE if they saw another time. */
  async answer(id: string, sequence: number, answer: SpokenAnswer, comment: string | null): Promise<Invitation> {
    const seen = await this.access.row(Invitation, id, 'invitationId');
    const grant = await this.access.require(invitationRules.read, seen.caseId, 'invitationId');
    const invitation = await this.held(id);
    if (invitation.professionalId !== this.work.actor.principalId) {
      this.work.refuse({ scopeType: 'case', scopeId: seen.caseId, category: 'logistics' });
      throw notFound('invitationId');
    }
    await this.requireAnswerable(invitation);
    requirePresent(invitation, sequence);
    await this.answering.speak(invitation, { channel: 'app', said: answer, comment });
    this.note(invitation, grant);
    return invitation;
  }

  /** Sends the same invitation once more, with the same UID and SEQUENCE, as it stands now. */
  async resend(id: string): Promise<Invitation> {
    const { invitation, grant } = await this.kept(id);
    await this.requireAnswerable(invitation);
    requireBasis([{ unitId: invitation.unitId, basis: await this.invitations.basisOf(id) }]);
    if (!(await this.repeating.repeat(invitation)))
      throw new DomainError('MEETING_PAST', 'This meeting is over.', { field: 'invitationId' });
    this.note(invitation, grant);
    return invitation;
  }

  private async kept(id: string): Promise<{ invitation: Invitation; grant: Grant }> {
    const seen = await this.access.row(Invitation, id, 'invitationId');
    const grant = await this.access.require(invitationRules.keep, seen.caseId, 'invitationId');
    return { invitation: await this.held(id), grant };
  }

  private async held(id: string): Promise<Invitation> {
    const invitation = await this.answering.hold(id);
    if (!invitation) throw notFound('invitationId');
    return invitation;
  }

  private async requireAnswerable(invitation: Invitation): Promise<void> {
    requireAnswerable(invitation, await this.invitations.meetingOf(invitation.meetingId), this.work.now);
  }

  private note({ caseId: scopeId }: Invitation, grant: Grant): void {
    this.work.noteChange('change', { scopeType: 'case', scopeId }, grant, ['logistics']);
  }
}
