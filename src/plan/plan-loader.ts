import type { EntityClass } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Case } from '../network/network.entity.js';
import { NetworkService } from '../network/network.service.js';
import { Access, type Grant, type Requirement } from '../platform/access/access.js';
import type { DataKey } from '../platform/sealing/data-key.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { planRules } from './plan.access.js';
import { requireDraft } from './plan.domain.js';
import { Action } from './action/action.entity.js';
import { Goal, PlanVersion } from './plan.entity.js';
import { PlanRepository } from './plan.repository.js';

/** What every change of a plan begins with: its case, not closed; what allows the change; the key of its texts. */
export interface CaseAtHand {
  readonly ofCase: Case;
  readonly grant: Grant;
  readonly key: DataKey;
}

/** A version of a plan, for a change. */
export type VersionAtHand = CaseAtHand & { readonly version: PlanVersion };

/** What a plan is made of: each part belongs to one plan of one case. */
interface PartOfPlan {
  readonly id: string;
  readonly caseId: string;
  readonly planId: string;
}

/** Loads parts of a plan for a change: granted, of an open case, and held so that two changes come one after the other. */
@Injectable()
export class PlanLoader {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly network: NetworkService,
    private readonly sealing: Sealing,
    private readonly plans: PlanRepository,
  ) {}

  /** The case whose plan the actor may write. */
  async case(caseId: string, field: string, rule: Requirement = planRules.write): Promise<CaseAtHand> {
    const grant = await this.access.require(rule, caseId, field);
    return this.atHand(caseId, grant, field);
  }

  /** A version of a plan that the actor may write, or as `rule` says. */
  async version(id: string, field: string, rule: Requirement = planRules.write): Promise<VersionAtHand> {
    const version = await this.access.row(PlanVersion, id, field);
    const atHand = await this.case(version.caseId, field, rule);
    await this.hold(version);
    return { ...atHand, version };
  }

  /** A version of which the actor says what they think: also a minor, who sees only its own part of the plan. */
  async versionToSpeakOf(id: string, field: string): Promise<CaseAtHand & { readonly version: PlanVersion }> {
    const version = await this.access.row(PlanVersion, id, field);
    const own = await this.plans.grantToSpeak(version.caseId);
    if (!own) return this.version(id, field, planRules.read);
    const atHand = await this.atHand(version.caseId, own, field);
    await this.hold(version);
    return { ...atHand, version };
  }

  /** The same, in which may be written. */
  async draft(id: string, field: string): Promise<VersionAtHand> {
    const found = await this.version(id, field);
    requireDraft(found.version);
    return found;
  }

  /** The newest version of a plan, if it has one. The plan is held already. */
  newest(planId: string): Promise<PlanVersion | null> {
    return this.em.findOne(PlanVersion, { planId }, { orderBy: { number: 'desc' }, refresh: true });
  }

  /** The newest version of a plan that has one: every plan has, from its first second. */
  latest(planId: string): Promise<PlanVersion> {
    return this.em.findOneOrFail(PlanVersion, { planId }, { orderBy: { number: 'desc' }, refresh: true });
  }

  /** A goal of a plan that the actor may write. */
  async goal(id: string): Promise<CaseAtHand & { readonly goal: Goal }> {
    const { part: goal, ...atHand } = await this.part(Goal, id, 'goalId');
    return { ...atHand, goal };
  }

  /** A part of a plan that the actor may write. */
  async part<Part extends PartOfPlan>(
    entity: EntityClass<Part>,
    id: string,
    field: string,
  ): Promise<CaseAtHand & { readonly part: Part }> {
    const part = await this.access.row(entity, id, field);
    const atHand = await this.case(part.caseId, field);
    await this.hold(part);
    return { ...atHand, part };
  }

  /** The children of the family, each with a view of its own in the plan. */
  childrenOf({ familyId }: Case): Promise<string[]> {
    return this.plans.childrenOf(familyId);
  }

  /** An action that the actor may write, as its owner or for all. */
  async action(id: string): Promise<CaseAtHand & { readonly action: Action }> {
    const action = await this.access.row(Action, id, 'actionId');
    const grant = await this.grantToWrite(action);
    const atHand = await this.atHand(action.caseId, grant, 'actionId');
    await this.hold(action);
    return { ...atHand, action };
  }

  /** The same, for those only who write the actions of all. */
  async actionOfAnybody(id: string): Promise<CaseAtHand & { readonly action: Action }> {
    const { caseId } = await this.access.row(Action, id, 'actionId');
    await this.access.require(planRules.writeActions, caseId, 'actionId');
    return this.action(id);
  }

  /** Waits for others who change the same plan, and then looks again. */
  private async hold(part: PartOfPlan): Promise<void> {
    await this.plans.lock(part.planId);
    await this.em.refresh(part);
  }

  private async grantToWrite({ caseId, ownerId }: Action): Promise<Grant> {
    const ofAll = await this.access.find(planRules.writeActions, caseId);
    if (ofAll) return ofAll;
    const ofOwn = await this.plans.grantToWriteOwn(caseId, ownerId);
    return ofOwn ?? this.access.require(planRules.writeActions, caseId, 'actionId');
  }

  private async atHand(caseId: string, grant: Grant, field: string): Promise<CaseAtHand> {
    const ofCase = await this.network.openCase(caseId, field);
    return { ofCase, grant, key: await this.sealing.keyOf('case', caseId) };
  }
}
