import { Injectable } from '@nestjs/common';
import { Access, type Grant, type Requirement } from '../platform/access/access.js';
import type { Category } from '../platform/access/policies.js';
import { Work } from '../platform/access/work.js';
import { notFound, requireVersion } from '../platform/errors/domain-error.js';
import { Answering } from './answering.js';
import { invitationRules } from './invitation.access.js';
import { requireAnswerable, type SpokenAnswer } from './invitation.domain.js';
import { Invitation } from './invitation.entity.js';
import { InvitationRepository } from './invitation.repository.js';

/** An invitation that the actor may do something with, and why they may. */
export interface KeptInvitation {
  readonly invitation: Invitation;
  readonly grant: Grant;
}

/** What dealing with an answer begins and ends with. */
@Injectable()
export class KeptInvitations {
  constructor(
    private readonly access: Access,
    private readonly answering: Answering,
    private readonly invitations: InvitationRepository,
    private readonly work: Work,
  ) {}

  /**
   * The invitation, if the actor may do what `rule` says: arrange its case. Nothing is locked: what it says may change until
   * `hold`.
   */
  async find(id: string, rule: Requirement = invitationRules.keep): Promise<KeptInvitation> {
    const invitation = await this.access.row(Invitation, id, 'invitationId');
    const grant = await this.access.require(rule, invitation.caseId, 'invitationId');
    return { invitation, grant };
  }

  /** Until the commit nobody else answers it. */
  async lock({ id }: Invitation): Promise<Invitation> {
    const invitation = await this.answering.hold(id);
    if (!invitation) throw notFound('invitationId');
    return invitation;
  }

  /** The same, of an invitation as the client saw it, and while an answer still means something. */
  async hold(invitation: Invitation, expectedVersion?: number): Promise<Invitation> {
    return this.check(await this.lock(invitation), expectedVersion);
  }

  /** Passes for an invitation as the client saw it, and while an answer still means something. */
  async check(invitation: Invitation, expectedVersion?: number): Promise<Invitation> {
    if (expectedVersion !== undefined) requireVersion(invitation, expectedVersion);
    requireAnswerable(invitation, await this.invitations.meetingOf(invitation.meetingId), this.work.now);
    return invitation;
  }

  /** The actor enters what the invitee said on the telephone. */
  async hear(invitation: Invitation, said: SpokenAnswer, comment: string | null): Promise<void> {
    const enteredBy = this.work.actor.principalId;
    await this.answering.speak(invitation, { channel: 'phone', said, comment, enteredBy });
  }

  /** Notes the change in the access log. */
  note({ invitation, grant }: KeptInvitation, categories: readonly Category[] = ['logistics']): void {
    this.work.noteChange('change', { scopeType: 'case', scopeId: invitation.caseId }, grant, categories);
  }
}
