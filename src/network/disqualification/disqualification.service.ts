import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { Events } from '../../platform/events/events.js';
import { CASE_WAITS, LeadTellingService, SOMEBODY_DISQUALIFIED } from '../lead-telling.service.js';
import { NetworkMember, StandIn } from '../network.entity.js';
import type { MemberLeft, ProfessionalDisqualified } from '../network.events.js';
import { type DisqualifiedBy, requireOneWay, type WaySaid } from './disqualification.domain.js';
import type { LogBasis } from '../../platform/audit/log-basis.domain.js';

/** What somebody says: of a case, or by an invitation of their own; for themselves unless somebody is named. */
export interface Said {
  readonly caseId?: string | null;
  readonly invitationId?: string | null;
  readonly professionalId?: string | null;
  readonly reason: DisqualifiedBy;
}

/** What stands from now on. */
export interface Declared {
  readonly id: string;
  readonly caseId: string;
  readonly professionalId: string;
  readonly way: WaySaid;
  readonly declaredAt: Temporal.Instant;
}

interface Row {
  readonly caseId: string;
  readonly areaId: string;
  readonly professionalId: string;
  readonly way: WaySaid;
  /** For which they may have a seat. */
  readonly units: readonly string[];
  /** Counsellor or responsible person. */
  readonly keeps: boolean;
}

/** As what the log says it: what they held by it is gone. */
const BASES: Readonly<Record<WaySaid, LogBasis>> = { self: 'disqualification', told: 'staff', link: 'link' };

const DECLARE = `
select d.case_id as "caseId", d.area_id as "areaId", d.professional_id as "professionalId", d.way, d.units, d.keeps
from access.disqualify(?, ?, ?, ?, ?) d`;

/** Who is disqualified (esteellinen) takes no part: everything they hold ends, and what was arranged with them is undone. */
@Injectable()
export class DisqualificationService {
  constructor(
    private readonly em: EntityManager,
    private readonly leads: LeadTellingService,
    private readonly events: Events,
    private readonly work: Work,
  ) {}

  /**
   * Somebody says it of themselves, or it is taken down for somebody who said it. Whoever declares it holds the case until all
   * of this is done and no moment longer. Throws `ALREADY_DISQUALIFIED`.
   */
  async declare(said: Said): Promise<Declared> {
    requireOneWay(said);
    const id = newId();
    const { caseId, invitationId, professionalId, reason } = said;
    const values = [id, caseId ?? null, invitationId ?? null, professionalId ?? null, reason];
    const [row] = await this.em.execute<Row[]>(DECLARE, values);
    if (!row) {
      this.work.refuse({ scopeType: 'case', scopeId: caseId ?? undefined, category: 'logistics' });
      throw notFound(invitationId == null ? (professionalId == null ? 'caseId' : 'professionalId') : 'invitationId');
    }
    await this.getUp(row);
    await this.leads.tell(row.keeps ? CASE_WAITS : SOMEBODY_DISQUALIFIED, id);
    await this.em.execute('select access.settle_disqualification(?)', [id]);
    const grant = { areaId: row.areaId, basis: BASES[row.way], actingForUnit: null };
    this.work.noteChange('record', { scopeType: 'case', scopeId: row.caseId }, grant, ['logistics']);
    return { id, caseId: row.caseId, professionalId: row.professionalId, way: row.way, declaredAt: this.work.now };
  }

  /** Out of the network and of every seat; later chapters do theirs, as with anybody who leaves. */
  private async getUp({ areaId, caseId, professionalId, units }: Row): Promise<void> {
    const whose = { areaId, caseId, professionalId };
    const { now } = this.work;
    const seats = await this.em.find(NetworkMember, { ...whose, leftAt: null });
    for (const each of seats) this.em.assign(each, { leftAt: now, leaveReason: 'disqualified' });
    const days = await this.em.find(StandIn, { ...whose, revokedAt: null, endsAt: { $gt: now } });
    for (const each of days) this.em.assign(each, { revokedAt: now });
    await this.em.flush();
    for (const unitId of units) await this.events.announce<MemberLeft>({ type: 'member.left', ...whose, unitId });
    await this.events.announce<ProfessionalDisqualified>({ type: 'professional.disqualified', ...whose });
  }
}
