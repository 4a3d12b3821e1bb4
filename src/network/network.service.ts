import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DirectoryService } from '../directory/directory.service.js';
import { Access, type Grant } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import { DomainError, requireVersion } from '../platform/errors/domain-error.js';
import { Events } from '../platform/events/events.js';
import { KEEP_COURSE } from './case-lock.js';
import { caseRules } from './network.access.js';
import { type LeaveReason, requireNotClosed } from './network.domain.js';
import { Case, NetworkMember } from './network.entity.js';
import type { MemberLeft } from './network.events.js';

/** A professional acting for a unit. */
export interface Seat {
  readonly professionalId: string;
  readonly unitId: string;
}

const JOIN_ALL = `
insert into network_member (area_id, id, case_id, professional_id, unit_id, added_by, joined_at)
select ?::uuid, s.id, ?::uuid, s."professionalId", s."unitId", access.principal(), access.now()
from jsonb_to_recordset(?::jsonb) as s (id uuid, "professionalId" uuid, "unitId" uuid)
on conflict (area_id, case_id, professional_id, unit_id) where left_at is null do nothing`;

/** The network of a case: who is in it. */
@Injectable()
export class NetworkService {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly directory: DirectoryService,
    private readonly work: Work,
    private readonly events: Events,
  ) {}

  /**
   * A case the actor may see something of, not closed, nor closing before this work is done. What other chapters load
   * before they do anything in it.
   */
  async openCase(caseId: string, field = 'caseId'): Promise<Case> {
    await this.em.execute(KEEP_COURSE, [caseId]);
    const { scopeType, category } = caseRules.read;
    const found = await this.access.row(Case, caseId, field, { scopeType, scopeId: caseId, category });
    requireNotClosed(found);
    return found;
  }

  /** Takes a professional of a unit into the network. What they see follows from consent, not from this. */
  async addMember(caseId: string, seat: Seat): Promise<NetworkMember> {
    const grant = await this.access.require(caseRules.keep, caseId, 'caseId');
    const { areaId } = await this.openCase(caseId);
    await this.directory.requireMember(areaId, seat, 'professionalId');
    const known = await this.em.findOne(NetworkMember, { areaId, caseId, ...seat, leftAt: null });
    if (known) throw new DomainError('ALREADY_MEMBER', 'Is in the network already.', { field: 'professionalId' });
    const who = { areaId, id: newId(), caseId, ...seat, addedBy: this.work.actor.principalId! };
    const member = this.em.create(NetworkMember, { ...who, joinedAt: this.work.now, leftAt: null, leaveReason: null });
    await this.em.flush();
    this.note('record', caseId, grant);
    return member;
  }

  /**
   * Takes those into the network who are not in it yet, in one statement however many. The caller has seen that the
   * actor arranges the case and that they belong to their units.
   */
  async joinAll(scope: { readonly areaId: string; readonly caseId: string }, seats: readonly Seat[]): Promise<void> {
    const rows = seats.map(({ professionalId, unitId }) => ({ id: newId(), professionalId, unitId }));
    await this.em.execute(JOIN_ALL, [scope.areaId, scope.caseId, JSON.stringify(rows)]);
  }

  /** Somebody leaves the network: access ends at once. */
  async endMembership(id: string, expectedVersion: number, leaveReason: LeaveReason): Promise<NetworkMember> {
    const member = await this.access.row(NetworkMember, id, 'memberId');
    const grant = await this.access.require(caseRules.keep, member.caseId, 'memberId');
    requireVersion(member, expectedVersion);
    if (member.leftAt) throw new DomainError('ALREADY_LEFT', 'Has left the network.', { field: 'memberId' });
    this.em.assign(member, { leftAt: this.work.now, leaveReason });
    await this.em.flush();
    this.note('change', member.caseId, grant);
    const { areaId, caseId, professionalId, unitId } = member;
    await this.events.announce({ type: 'member.left', areaId, caseId, professionalId, unitId } satisfies MemberLeft);
    return member;
  }

  private note(action: 'record' | 'change', caseId: string, grant: Grant): void {
    this.work.noteChange(action, { scopeType: 'case', scopeId: caseId }, grant, ['logistics']);
  }
}
