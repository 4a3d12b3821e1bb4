import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { refuse, requireVersion } from '../../platform/errors/domain-error.js';
import type { DataKey } from '../../platform/sealing/data-key.js';
import { isIn } from '../plan.domain.js';
import { PlanVersion } from '../plan.entity.js';
import { PlanLoader } from '../plan-loader.js';
import { ActionOwners, type Owner } from './action-owners.js';
import { checkDueOn, goesOn } from './action.domain.js';
import { Action } from './action.entity.js';
import { UNTOUCHED } from './untouched.js';

/** A promise that somebody else is to take. */
export interface ActionToHandOver extends Owner {
  readonly actionId: string;
  readonly expectedVersion: number;
  /** Another day; otherwise it stays. */
  readonly dueOn?: Temporal.PlainDate | null;
}

/**
 * A promise of the agreed plan goes to somebody else: it ends with its owner, and the same text is asked of another. The
 * agreed version stays as it is; the other's commitment makes the next one, in which theirs stands in place of the old.
 */
@Injectable()
export class HandingOver {
  constructor(
    private readonly em: EntityManager,
    private readonly loader: PlanLoader,
    private readonly owners: ActionOwners,
    private readonly work: Work,
  ) {}

  /** Answers the action that is asked of the new owner. */
  async handOverAction(input: ActionToHandOver): Promise<Action> {
    const { action, ofCase, grant, key } = await this.loader.actionOfAnybody(input.actionId);
    requireVersion(action, input.expectedVersion);
    const { id, ownerId, caseId } = action;
    if (input.ownerId === ownerId && (input.ownerUnit ?? null) === (action.ownerUnit ?? null))
      refuse('SAME_OWNER', 'It is theirs already.', 'ownerId');
    await this.owners.require(ofCase, input);
    await this.owners.requireNotKept(input.ownerId, 'plan_action', id);
    const dueOn = input.dueOn ?? action.dueOn;
    checkDueOn(dueOn, this.work.today);
    const next = (await this.requireInForce(action)) + 1;
    const progress = goesOn(action, 'handed-over');
    await this.endOffers(id, next);
    const { principalId } = this.work.actor;
    const reportedBy = ownerId === principalId ? null : principalId;
    this.em.assign(action, { progress, progressAt: this.work.now, reportedBy, obstacle: null, notDoneReason: null });
    const asked = this.em.create(Action, this.asked(action, { ...input, dueOn }, key));
    await this.em.flush();
    this.work.noteChange('change', { scopeType: 'case', scopeId: caseId }, grant, ['actions']);
    return asked;
  }

  /** The number of the agreed version in which it is promised. */
  private async requireInForce(action: Action): Promise<number> {
    const agreed = { planId: action.planId, state: 'agreed' } as const;
    const inForce = await this.em.findOne(PlanVersion, agreed, { orderBy: { number: 'desc' }, refresh: true });
    if (inForce && isIn(action, inForce.number)) return inForce.number;
    return refuse('NOT_IN_FORCE', 'Only a promise of the agreed plan is handed over; a draft is written.', 'actionId');
  }

  /** Who was asked before and said no is not asked any more. */
  private async endOffers(replaces: string, untilVersion: number): Promise<void> {
    for (const offer of await this.em.find(Action, { replaces, untilVersion: null })) {
      if (offer.commitment !== 'declined')
        refuse('ALREADY_HANDED_OVER', 'Somebody else has been asked; drop that first.', 'actionId');
      this.em.assign(offer, { untilVersion });
    }
  }

  private asked(
    { areaId, caseId, planId, goalId, setting, id: replaces, text }: Action,
    { ownerKind, ownerId, ownerUnit, dueOn }: Owner & { readonly dueOn: Temporal.PlainDate },
    key: DataKey,
  ) {
    const id = newId();
    const sealed = key.seal(`plan_action.text:${id}`, key.open(`plan_action.text:${replaces}`, text));
    const place = { areaId, id, caseId, planId, goalId, sinceVersion: null };
    const owner = { ownerKind, ownerId, ownerUnit: ownerUnit ?? null };
    const commitment = 'requested' as const;
    return { ...UNTOUCHED, ...place, ...owner, commitment, text: sealed, setting, dueOn, replaces };
  }
}
