import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { DomainError, requireVersion } from '../../platform/errors/domain-error.js';
import { ActionOwners } from './action-owners.js';
import { LateCommitment } from './late-commitment.js';
import { type CaseAtHand, PlanLoader } from '../plan-loader.js';
import { committed, declined, requireHeard } from './action.domain.js';
import type { Action } from './action.entity.js';
import { lapseSuggestion } from './suggestions.js';

/** What an owner said to an action, as somebody else heard it. */
export interface HeardCommitment {
  readonly actionId: string;
  readonly expectedVersion: number;
  readonly committed: boolean;
  /** Why not. */
  readonly reason?: string | null;
  /** The owner was rung up; otherwise they said it in the meeting. */
  readonly byPhone: boolean;
}

/** An action whose owner speaks. */
type ActionAtHand = CaseAtHand & { readonly action: Action };

/** Commitment (sitoutuminen) is the owner's own: said in the system, in the meeting or on the phone (invariant 13). */
@Injectable()
export class Commitments {
  constructor(
    private readonly em: EntityManager,
    private readonly loader: PlanLoader,
    private readonly owners: ActionOwners,
    private readonly late: LateCommitment,
    private readonly work: Work,
  ) {}

  /** The signed-in owner commits. */
  async commitToAction(id: string, expectedVersion: number): Promise<Action> {
    const found = await this.ownAction(id, expectedVersion);
    return this.commit(found, null);
  }

  /** The signed-in owner declines. */
  async declineAction(id: string, expectedVersion: number, reason: string | null): Promise<Action> {
    const found = await this.ownAction(id, expectedVersion);
    return this.decline(found, reason, null);
  }

  /** Somebody who keeps the plan writes down what the owner said. */
  async recordCommitment(heard: HeardCommitment): Promise<Action> {
    const found = await this.loader.actionOfAnybody(heard.actionId);
    const { action } = found;
    requireVersion(action, heard.expectedVersion);
    const { principalId } = this.work.actor;
    const own = action.ownerId === principalId;
    requireHeard(own || heard.byPhone || (await this.wasThere(action)));
    const via = own ? null : principalId;
    return heard.committed ? this.commit(found, via) : this.decline(found, heard.reason, via);
  }

  private async ownAction(id: string, expectedVersion: number): Promise<ActionAtHand> {
    const found = await this.loader.action(id);
    if (found.action.ownerId !== this.work.actor.principalId)
      throw new DomainError('NOT_THE_OWNER', 'Only the owner commits to an action.', { field: 'actionId' });
    requireVersion(found.action, expectedVersion);
    return found;
  }

  /** What stands apart was agreed without its owner: whoever was there had not said yes. */
  private async wasThere({ planId, sinceVersion, ownerId }: Action): Promise<boolean> {
    if (sinceVersion == null) return false;
    const { meetingId } = await this.loader.latest(planId);
    return this.owners.wasPresent(meetingId, ownerId);
  }

  private async commit(found: ActionAtHand, via: string | null): Promise<Action> {
    const { action, grant } = found;
    this.em.assign(action, committed(action, this.work.now, via));
    await lapseSuggestion(this.em, action.id, this.work.now);
    await this.em.flush();
    const scope = { scopeType: 'case', scopeId: action.caseId } as const;
    this.work.noteChange('change', scope, grant, ['actions']);
    if (action.sinceVersion == null) {
      await this.late.join(action, found.key);
      this.work.noteChange('record', scope, grant, ['plan']);
    }
    return action;
  }

  private async decline(found: ActionAtHand, reason: string | null | undefined, via: string | null): Promise<Action> {
    const { action, grant, key } = found;
    const declineReason = key.seal(`plan_action.decline_reason:${action.id}`, reason);
    this.em.assign(action, { ...declined(action, reason, via), declineReason });
    await lapseSuggestion(this.em, action.id, this.work.now);
    await this.em.flush();
    this.work.noteChange('change', { scopeType: 'case', scopeId: action.caseId }, grant, ['actions']);
    return action;
  }
}
