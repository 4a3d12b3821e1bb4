import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { Answering } from '../answering.js';
import { InvitationRemedy } from './remedy.entity.js';

/** What becomes of a mail that asks an authority and that no mail server takes. Runs as the invitation itself. */
@Injectable()
export class RemedyBounces {
  constructor(
    private readonly em: EntityManager,
    private readonly answering: Answering,
    private readonly work: Work,
  ) {}

  /** The mail server will never take it: somebody looks, and rings. */
  async refused(remedyId: string, replyCode: number): Promise<void> {
    const remedy = await this.em.findOneOrFail(InvitationRemedy, { id: remedyId });
    const invitation = await this.answering.hold(remedy.invitationId);
    if (!invitation || (await this.em.refreshOrFail(remedy)).state !== 'queued') return;
    this.em.assign(remedy, { state: 'revoked', revokedFor: 'undeliverable', reply: String(replyCode) });
    const nothing = { sequence: null, stamp: null, comment: null };
    await this.answering.record(invitation, { ...nothing, channel: 'calendar', said: 'bounced', outcome: 'question' });
    const { areaId, caseId: scopeId } = invitation;
    const grant = { areaId, basis: 'delivery', actingForUnit: null } as const;
    this.work.noteChange('change', { scopeType: 'case', scopeId }, grant, ['logistics']);
  }
}
