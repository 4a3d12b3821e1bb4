import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Case } from '../network/network.entity.js';
import { Work } from '../platform/access/work.js';
import { newId } from '../platform/clock/clock.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { Sealing } from '../platform/sealing/sealing.js';
import type { ClosingReason, ClosingWordsKind } from './closing.domain.js';
import { CaseClosing, CaseClosingReason, ClosingWords } from './closing.entity.js';
import { RetentionRules } from './retention/retention-rules.js';

const UNTOUCHED = {
  calledOffAt: null,
  calledOffBy: null,
  closedAt: null,
  closedBy: null,
  retentionUntil: null,
  reopenedAt: null,
  reopenedBy: null,
} as const;

/** How a closing ended: called off, done, or reopened. */
type Became =
  | Required<Pick<CaseClosing, 'calledOffAt' | 'calledOffBy'>>
  | Required<Pick<CaseClosing, 'closedAt' | 'closedBy' | 'retentionUntil'>>
  | Required<Pick<CaseClosing, 'reopenedAt' | 'reopenedBy'>>;

/** The closings of a case as rows, and what was said of them. */
@Injectable()
export class Closings {
  constructor(
    private readonly em: EntityManager,
    private readonly sealing: Sealing,
    private readonly rules: RetentionRules,
    private readonly work: Work,
  ) {}

  /** The closing that stands: begun, or done and not reopened. */
  async standing(caseId: string): Promise<CaseClosing> {
    const found = await this.find(caseId);
    if (found) return found;
    throw new DomainError('CLOSING_NOT_BEGUN', 'Begin the closing first, so that everybody is told.', {
      field: 'caseId',
    });
  }

  /** Why it closes. */
  async reasonOf({ id }: CaseClosing): Promise<ClosingReason> {
    return (await this.em.findOneOrFail(CaseClosingReason, { closingId: id })).reason;
  }

  /** Begins one, where none stands. */
  async begin({ areaId, id: caseId }: Case, reason: ClosingReason): Promise<CaseClosing> {
    if (await this.find(caseId))
      throw new DomainError('CLOSING_BEGUN', 'This case is closing already.', { field: 'caseId' });
    const by = { begunAt: this.work.now, begunBy: this.work.actor.principalId! };
    const closing = this.em.create(CaseClosing, { areaId, id: newId(), caseId, ...by, ...UNTOUCHED });
    await this.em.flush();
    this.em.create(CaseClosingReason, { areaId, closingId: closing.id, caseId, reason });
    await this.em.flush();
    return closing;
  }

  /** It is done, and kept until the day that the area's rule of today says. */
  async close(closing: CaseClosing): Promise<void> {
    const retentionUntil = await this.rules.lastDay(closing.areaId, this.work.today);
    await this.mark(closing, { closedAt: this.work.now, closedBy: this.work.actor.principalId!, retentionUntil });
  }

  /** Writes down what became of it. */
  async mark(closing: CaseClosing, what: Became): Promise<void> {
    this.em.assign(closing, what);
    await this.em.flush();
  }

  /** Writes down what was said, if anything was; sealed with the key of the case. */
  async say(
    { areaId, id, caseId }: CaseClosing,
    kind: ClosingWordsKind,
    said: string | null | undefined,
  ): Promise<void> {
    if (said == null) return;
    const key = await this.sealing.keyOf('case', caseId);
    const words = key.seal(`closing_words.${kind}:${id}`, said);
    const by = { saidBy: this.work.actor.principalId!, saidAt: this.work.now };
    this.em.create(ClosingWords, { areaId, closingId: id, kind, caseId, words, ...by });
    await this.em.flush();
  }

  private find(caseId: string): Promise<CaseClosing | null> {
    return this.em.findOne(CaseClosing, { caseId, calledOffAt: null, reopenedAt: null });
  }
}
