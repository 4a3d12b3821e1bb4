import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { requireVersion } from '../../platform/errors/domain-error.js';
import { requirePresent } from '../invitation.domain.js';
import { KeptInvitations } from '../kept-invitations.js';
import { type RemedyOutcome, requireInput, requireOpen } from './remedy.domain.js';
import { InvitationRemedy } from './remedy.entity.js';
import { WrittenInputs } from './written-inputs.js';

/** What came of something that an authority was asked for, as the client saw it. */
export interface OutcomeTold {
  readonly remedyId: string;
  readonly expectedVersion: number;
  readonly outcome: RemedyOutcome;
  /** What was given in writing, and only then. */
  readonly text?: string | null;
}

/** The end of what was asked of an authority. */
@Injectable()
export class RemedyOutcomes {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly kept: KeptInvitations,
    private readonly inputs: WrittenInputs,
    private readonly work: Work,
  ) {}

  /**
   * Writes down what came of it. Who comes remotely has accepted by telephone; what was given in writing stands with the
   * meeting. Whoever was named to come instead is invited by itself.
   */
  async record({ remedyId, expectedVersion, outcome, text = null }: OutcomeTold): Promise<InvitationRemedy> {
    const seen = await this.access.row(InvitationRemedy, remedyId, 'remedyId');
    const kept = await this.kept.find(seen.invitationId);
    const invitation = await this.kept.lock(kept.invitation);
    const remedy = await this.em.refreshOrFail(seen);
    requireVersion(remedy, expectedVersion);
    requireOpen(remedy);
    requireInput(outcome, text);
    if (outcome === 'comes-remotely') {
      requirePresent(await this.kept.check(invitation), remedy.sequence);
      await this.kept.hear(invitation, 'accepted', null);
    }
    if (text !== null) await this.inputs.add(kept, text);
    this.em.assign(remedy, { outcome, outcomeAt: this.work.now, outcomeBy: this.work.actor.principalId! });
    await this.em.flush();
    this.kept.note(kept);
    return remedy;
  }
}
