import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { DomainError, notFound, requireVersion } from '../../platform/errors/domain-error.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { TAKE_COURSE } from '../case-lock.js';
import { caseRules } from '../network.access.js';
import { requireNotClosed } from '../network.domain.js';
import { Case } from '../network.entity.js';
import type { Seat } from '../network.service.js';
import { lifted } from './disqualification.domain.js';
import { Disqualification } from './disqualification.entity.js';

/** A case whose counsellor or responsible person takes no part, and which waits for somebody else. */
export interface WaitingCase {
  readonly caseId: string;
  readonly disqualificationId: string;
  readonly professionalId: string;
  readonly professionalName: string | null;
  readonly isCounsellor: boolean;
  readonly isResponsible: boolean;
  readonly since: string;
  /** Of the case. */
  readonly version: number;
}

const WAITING = `
select c.id as "caseId", d.id as "disqualificationId", d.professional_id as "professionalId", d.declared_at as since, c.version,
  p.given_name || ' ' || p.family_name as "professionalName", c.counsellor_id = d.professional_id as "isCounsellor",
  r.id is not null as "isResponsible"
from disqualification d
join network_case c on c.area_id = d.area_id and c.id = d.case_id and c.state <> 'closed'
left join professional p on p.id = d.professional_id
left join responsible_person r on r.area_id = c.area_id and r.case_id = c.id and r.until is null and r.professional_id = d.professional_id
where d.area_id = ? and d.lifted_at is null and (c.counsellor_id = d.professional_id or r.id is not null)
order by d.declared_at, d.id limit 200`;

/** What who leads a team does about disqualifications: others instead of those who keep a case, and lifting what was a mistake. */
@Injectable()
export class Lifting {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** Cases of an area that wait for another counsellor or responsible person, the longest first. */
  async waiting(areaId: string): Promise<WaitingCase[]> {
    await this.access.requireRole('team-lead', areaId, 'areaId');
    const rows = await this.em.execute<WaitingCase[]>(WAITING, [areaId]);
    const line = { action: 'read', scopeType: 'case', areaId, category: 'logistics' } as const;
    this.work.note(...rows.map(({ caseId }) => ({ ...line, scopeId: caseId })));
    return rows;
  }

  /** It was a mistake, or what stood in the way does no more. Of one's own nobody decides. */
  async lift(id: string, expectedVersion: number, reason: string): Promise<Disqualification> {
    const found = await this.access.row(Disqualification, id, 'disqualificationId');
    const { areaId, caseId } = found;
    const lead = await this.lead(areaId, caseId, 'disqualificationId');
    if (found.professionalId === this.work.actor.principalId) throw notFound('disqualificationId');
    lifted({ version: found.version, liftedAt: found.liftedAt ?? null }, expectedVersion);
    const key = await this.sealing.keyOf('case', caseId);
    const sealed = key.seal(`disqualification_reason.lift_reason:${id}`, reason).bytes;
    await this.done('select access.lift_disqualification(?, ?, ?) as done', [id, expectedVersion, sealed]);
    await this.em.refresh(found);
    this.work.noteChange('change', { scopeType: 'case', scopeId: caseId }, lead, ['logistics']);
    return found;
  }

  /** Another counsellor of the area, from this moment on. Who is responsible stays who it is. */
  async reassignCounsellor(
    caseId: string,
    expectedVersion: number,
    { professionalId, unitId }: Seat,
    reason: string,
  ): Promise<Case> {
    await this.access.require(caseRules.read, caseId, 'caseId');
    await this.em.execute(TAKE_COURSE, [caseId]);
    const found = await this.access.row(Case, caseId, 'caseId');
    requireNotClosed(found);
    const { areaId } = found;
    const lead = await this.lead(areaId, caseId, 'caseId');
    requireVersion(found, expectedVersion);
    if (found.counsellorId === professionalId)
      throw new DomainError('ALREADY_COUNSELLOR', 'Is the counsellor already.', { field: 'professionalId' });
    await this.requireCounsellor(areaId, { professionalId, unitId });
    const id = newId();
    const key = await this.sealing.keyOf('case', caseId);
    const sealed = key.seal(`counsellor_change.reason:${id}`, reason).bytes;
    const values = [id, caseId, expectedVersion, professionalId, unitId, sealed];
    await this.done('select access.reassign_counsellor(?, ?, ?, ?, ?, ?) as done', values);
    await this.em.refresh(found);
    this.work.noteChange('change', { scopeType: 'case', scopeId: caseId }, lead, ['logistics']);
    return found;
  }

  private async lead(areaId: string, caseId: string, field: string) {
    await this.access.require(caseRules.read, caseId, field);
    return this.access.requireRole('team-lead', areaId, field);
  }

  private async requireCounsellor(areaId: string, { professionalId, unitId }: Seat): Promise<void> {
    const rows = await this.em.execute<unknown[]>(
      `select 1 from access.membership m where m.principal_id = ? and m.unit_id = ? and m.area_id = ? and m.role = 'counsellor'
         and access.holds(m.valid_from, m.valid_until) limit 1`,
      [professionalId, unitId, areaId],
    );
    if (rows.length === 0) throw notFound('professionalId');
  }

  private async done(statement: string, values: readonly unknown[]): Promise<void> {
    const [row] = await this.em.execute<{ done: boolean }[]>(statement, [...values]);
    if (!row?.done) throw new DomainError('STALE', 'Somebody changed this meanwhile.', { field: 'expectedVersion' });
  }
}
