import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Language } from '../../directory/directory.domain.js';
import { Access, type Grant } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { dayOf, newId } from '../../platform/clock/clock.js';
import { notFound, refuse, requireVersion } from '../../platform/errors/domain-error.js';
import { InspectingRepository } from './inspecting.repository.js';
import type { LogWithholdingReason } from './log-entry.domain.js';
import { type Refusal, refusalIn } from './log-refusal.js';
import { LogWithholding } from './withholding.entity.js';
import { type WithholdingRow, WithholdingRepository } from './withholding.repository.js';

/** What is to be kept from somebody. */
export interface NewWithholding {
  readonly areaId: string;
  readonly personId: string;
  readonly professionalId: string;
  readonly since: Temporal.Instant;
  readonly until: Temporal.Instant;
  readonly reason: LogWithholdingReason;
}

/** Keeping entries of the log from a client (703/2023 11 §). Decided by the log inspector of the area, and logged. */
@Injectable()
export class Withholdings {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly log: InspectingRepository,
    private readonly withheld: WithholdingRepository,
    private readonly work: Work,
  ) {}

  async withhold({ areaId, personId, professionalId, since, until, reason }: NewWithholding): Promise<LogWithholding> {
    const grant = await this.access.requireRole('log-inspector', areaId, 'areaId');
    if (Temporal.Instant.compare(since, until) >= 0) refuse('PERIOD_ORDER', 'It ends before it begins.', 'until');
    // Whoever looked too far would be the one to hide it.
    if (professionalId === this.work.actor.principalId)
      refuse('OWN_ENTRIES', 'Of what you did yourself somebody else decides.', 'professionalId');
    const familyId = await this.familyOf(areaId, personId);
    if (!(await this.withheld.isProfessional(professionalId))) throw this.refused(areaId, 'professionalId');
    const by = { withheldBy: this.work.actor.principalId!, withheldAt: this.work.now };
    const what = { areaId, id: newId(), familyId, personId, professionalId, since, until, reason };
    const made = this.em.create(LogWithholding, { ...what, ...by, liftedAt: null, liftedBy: null });
    await this.em.flush();
    this.note('record', familyId, grant);
    return made;
  }

  async lift(withholdingId: string, expectedVersion: number): Promise<LogWithholding> {
    const found = await this.access.row(LogWithholding, withholdingId, 'withholdingId');
    const grant = await this.access.requireRole('log-inspector', found.areaId, 'withholdingId');
    requireVersion(found, expectedVersion);
    if (found.liftedAt) refuse('ALREADY_LIFTED', 'This is kept from nobody any more.', 'withholdingId');
    this.em.assign(found, { liftedAt: this.work.now, liftedBy: this.work.actor.principalId! });
    await this.em.flush();
    this.note('change', found.familyId, grant);
    return found;
  }

  /** All that is or was kept from a person, the latest first. */
  async of(areaId: string, personId: string): Promise<WithholdingRow[]> {
    const grant = await this.access.requireRole('log-inspector', areaId, 'areaId');
    this.note('read', await this.familyOf(areaId, personId), grant);
    return this.withheld.of(areaId, personId);
  }

  /** The refusal in writing, as it is printed for the client. */
  async refusal(areaId: string, withholdingId: string, language: Language): Promise<Refusal> {
    const grant = await this.access.requireRole('log-inspector', areaId, 'areaId');
    const found = await this.withheld.one(areaId, withholdingId);
    if (!found) throw this.refused(areaId, 'withholdingId');
    this.note('read', found.familyId, grant);
    return refusalIn(language, { reason: found.reason, on: dayOf(found.withheldAt), area: found.areaName });
  }

  private async familyOf(areaId: string, personId: string): Promise<string> {
    const found = await this.log.scopesOf(areaId, { personId });
    if (found) return found.familyId;
    throw this.refused(areaId, 'personId');
  }

  private note(action: 'read' | 'record' | 'change', familyId: string, grant: Grant): void {
    const { areaId, basis, actingForUnit } = grant;
    const scope = { scopeType: 'family', scopeId: familyId, areaId, category: 'logs' } as const;
    this.work.note({ ...scope, action, basis, actingForUnit: actingForUnit ?? undefined });
  }

  private refused(areaId: string, field: string): Error {
    this.work.refuse({ areaId, category: 'logs' });
    return notFound(field);
  }
}
