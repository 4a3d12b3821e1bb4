import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DirectoryService } from '../directory/directory.service.js';
import { Access, type Grant } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { newId, ZONE } from '../platform/clock/clock.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Baton } from './baton.js';
import { KEEP_COURSE, TAKE_COURSE } from './case-lock.js';
import { caseRules } from './network.access.js';
import { requireNotClosed, standInPeriod } from './network.domain.js';
import { Case, StandIn } from './network.entity.js';
import type { Seat } from './network.service.js';

/** The days on which somebody stands in. */
export interface Days {
  readonly firstDay: Temporal.PlainDate;
  readonly lastDay: Temporal.PlainDate;
}

/** Who is responsible for a case, and who stands in. The family always knows. */
@Injectable()
export class Responsibility {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly directory: DirectoryService,
    private readonly baton: Baton,
    private readonly work: Work,
  ) {}

  /** By a team lead, with a reason: another responsible person from this moment on (invariant 1). */
  async reassignResponsiblePerson(caseId: string, seat: Seat, reason: string): Promise<Case> {
    const grant = await this.access.require(caseRules.read, caseId, 'caseId');
    // Of two who name somebody at once the second sees the first; and nobody hands over or closes meanwhile.
    await this.em.execute(TAKE_COURSE, [caseId]);
    const found = await this.access.row(Case, caseId, 'caseId');
    requireNotClosed(found);
    const { areaId } = found;
    const lead = await this.access.requireRole('team-lead', areaId, 'caseId');
    await this.directory.requireMember(areaId, seat, 'professionalId');
    await this.directory.requireNoInterpreter(seat.unitId, 'professionalId');
    await this.baton.reassign(found, seat, reason);
    this.note('change', caseId, { ...grant, basis: lead.basis });
    return found;
  }

  /** Somebody stands in for the responsible person on some days. */
  async nameStandIn(caseId: string, seat: Seat, days: Days): Promise<StandIn> {
    const grant = await this.access.require(caseRules.keep, caseId, 'caseId');
    await this.em.execute(KEEP_COURSE, [caseId]);
    const found = await this.access.row(Case, caseId, 'caseId');
    requireNotClosed(found);
    const { areaId } = found;
    const { today } = this.work;
    const period = standInPeriod(days, today, ZONE);
    await this.directory.requireMember(areaId, seat, 'professionalId');
    await this.directory.requireNoInterpreter(seat.unitId, 'professionalId');
    const others = await this.em.find(StandIn, { areaId, caseId, revokedAt: null });
    const overlaps = ({ startsAt, endsAt }: StandIn) =>
      Temporal.Instant.compare(startsAt, period.endsAt) < 0 && Temporal.Instant.compare(period.startsAt, endsAt) < 0;
    if (others.some(overlaps))
      throw new DomainError('STAND_IN_OVERLAPS', 'Somebody stands in on these days already.', { field: 'firstDay' });
    const named = { areaId, id: newId(), caseId, ...seat, ...days, ...period };
    const added = this.em.create(StandIn, { ...named, namedBy: this.work.actor.principalId!, revokedAt: null });
    await this.em.flush();
    this.note('record', caseId, grant);
    return added;
  }

  async revokeStandIn(id: string): Promise<StandIn> {
    const found = await this.access.row(StandIn, id, 'standInId');
    const grant = await this.access.require(caseRules.keep, found.caseId, 'standInId');
    if (found.revokedAt) throw new DomainError('ALREADY_ENDED', 'It was revoked.', { field: 'standInId' });
    this.em.assign(found, { revokedAt: this.work.now });
    await this.em.flush();
    this.note('change', found.caseId, grant);
    return found;
  }

  private note(action: 'record' | 'change', caseId: string, grant: Grant): void {
    this.work.noteChange(action, { scopeType: 'case', scopeId: caseId }, grant, ['logistics']);
  }
}
