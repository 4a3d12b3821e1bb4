import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { DomainError, notFound, requireVersion } from '../../platform/errors/domain-error.js';
import { Events } from '../../platform/events/events.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { KEEP_COURSE } from '../case-lock.js';
import type { GlassBroken } from '../network.events.js';
import { GLASS_OPENED, LeadTellingService } from '../lead-telling.service.js';
import {
  glassAfter,
  type GlassKind,
  type GlassReason,
  glassState,
  requireMinutes,
  requireWords,
} from './break-glass.domain.js';
import { BreakGlass } from './break-glass.entity.js';

/** Which case, why, and for how long. */
export interface NewGlass {
  readonly caseId: string;
  readonly reason: GlassReason;
  /** In their own words. */
  readonly words: string;
  readonly minutes: number;
}

const WORDS = `
insert into break_glass_words (area_id, break_glass_id, kind, case_id, words, said_by, said_at)
values (?, ?, 'opening', ?, ?, access.principal(), access.now())`;

/** Somebody reads a case that is not theirs. Never refused to who may, at night either: it ends by itself, and others look at it. */
@Injectable()
export class BreakGlassService {
  constructor(
    private readonly em: EntityManager,
    private readonly sealing: Sealing,
    private readonly events: Events,
    private readonly leads: LeadTellingService,
    private readonly work: Work,
  ) {}

  /**
   * Everything of the case may be read from now on, and nothing be written, until it ends. Who leads the team hears of it.
   * Throws `ALREADY_YOURS` to who reads all of it anyway, `BREAK_GLASS_OPEN` while they look already, `DISQUALIFIED`.
   */
  async open(kind: GlassKind, { caseId, reason, words, minutes }: NewGlass): Promise<BreakGlass> {
    requireMinutes(minutes);
    requireWords(words);
    await this.em.execute(KEEP_COURSE, [caseId]);
    const id = newId();
    await this.opened(id, { caseId, kind, minutes, reason });
    const glass = await this.em.findOneOrFail(BreakGlass, { id });
    const key = await this.sealing.keyOf('case', caseId);
    const sealed = key.seal(`break_glass_words.opening:${id}`, words).bytes;
    await this.em.execute(WORDS, [glass.areaId, id, caseId, sealed]);
    this.note('record', glass);
    await this.leads.tell(GLASS_OPENED, id);
    await this.events.announce<GlassBroken>({ type: 'glass.broken', breakGlassId: id });
    return glass;
  }

  /** Whoever looks has seen enough. */
  async end(id: string, expectedVersion: number): Promise<BreakGlass> {
    const glass = await this.em.findOne(BreakGlass, { id, professionalId: this.work.actor.principalId! });
    if (!glass) {
      this.work.refuse({ category: 'logistics' });
      throw notFound('breakGlassId');
    }
    const { endsAt, endedAt = null, reviewedAt = null } = glass;
    glassAfter(glassState({ endsAt, endedAt, reviewedAt }, this.work.now), 'end');
    requireVersion(glass, expectedVersion);
    const [row] = await this.em.execute<{ done: boolean }[]>('select access.end_break_glass(?, ?) as done', [
      id,
      expectedVersion,
    ]);
    if (!row?.done) throw new DomainError('STALE', 'Somebody changed this meanwhile.', { field: 'expectedVersion' });
    await this.em.refresh(glass);
    this.note('change', glass);
    return glass;
  }

  private async opened(
    id: string,
    { caseId, kind, minutes, reason }: { caseId: string; kind: GlassKind; minutes: number; reason: GlassReason },
  ): Promise<void> {
    const [row] = await this.em.execute<{ became: string }[]>('select access.break_glass(?, ?, ?, ?, ?) as became', [
      id,
      caseId,
      kind,
      minutes,
      reason,
    ]);
    if (row?.became === 'opened') return;
    if (row?.became === 'holds')
      throw new DomainError('ALREADY_YOURS', 'You may read all of this case anyway.', { field: 'caseId' });
    this.work.refuse({ scopeType: 'case', scopeId: caseId, category: 'logistics' });
    if (row?.became === 'disqualified')
      throw new DomainError('DISQUALIFIED', 'You take no part in this case.', { field: 'caseId' });
    throw notFound('caseId');
  }

  private note(action: 'record' | 'change', { areaId, caseId, kind, unitId }: BreakGlass): void {
    const basis = kind === 'supervision' ? 'with-reason' : kind;
    const grant = { areaId, basis, actingForUnit: unitId } as const;
    this.work.noteChange(action, { scopeType: 'case', scopeId: caseId }, grant, ['logistics']);
  }
}
