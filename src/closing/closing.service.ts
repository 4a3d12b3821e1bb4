import { Injectable } from '@nestjs/common';
import { CaseCourse, type CaseInHand } from '../network/case-course.service.js';
import type { CaseClosed, CaseClosing as CaseIsClosing } from '../network/network.events.js';
import { Work } from '../platform/access/work.js';
import { requireVersion } from '../platform/errors/domain-error.js';
import { Events } from '../platform/events/events.js';
import { checkReason, checkReceipts, closingAfter, type ClosingReason, missingReceipts } from './closing.domain.js';
import type { CaseClosing } from './closing.entity.js';
import { ClosingRepository } from './closing.repository.js';
import { Closings } from './closings.js';

/** A closing as it is begun. */
export interface NewClosing {
  readonly caseId: string;
  /** Version of the case that its reader saw. */
  readonly expectedVersion: number;
  readonly reason: ClosingReason;
  readonly words?: string | null;
}

/** A closing as it is done. */
export interface LastClosing {
  readonly caseId: string;
  /** Version of the closing that its reader saw. */
  readonly expectedVersion: number;
  /** Why it closes although somebody has not filed what is theirs. */
  readonly withoutReceipts?: string | null;
}

/** A closing and why it closes. */
export interface ClosingToTell {
  readonly closing: CaseClosing;
  readonly reason: ClosingReason;
}

/** Closing (päättäminen): begun, so that everybody is told and files what is theirs, and then done (invariant 21). */
@Injectable()
export class ClosingService {
  constructor(
    private readonly course: CaseCourse,
    private readonly closings: Closings,
    private readonly repository: ClosingRepository,
    private readonly events: Events,
    private readonly work: Work,
  ) {}

  /** From now on everybody who reads the case sees that it is closing, and why. Nothing else changes. */
  async begin({ caseId, expectedVersion, reason, words }: NewClosing): Promise<ClosingToTell> {
    checkReason(reason, words);
    const taken = await this.course.take(caseId);
    requireVersion(taken.ofCase, expectedVersion);
    const closing = await this.closings.begin(taken.ofCase, reason);
    await this.closings.say(closing, 'closing', words);
    this.note('record', taken);
    return { closing, reason };
  }

  /** It goes on after all. */
  async callOff(caseId: string, expectedVersion: number): Promise<ClosingToTell> {
    const taken = await this.course.take(caseId);
    const closing = await this.closings.standing(caseId);
    requireVersion(closing, expectedVersion);
    closingAfter(closing, 'call-off');
    const reason = await this.closings.reasonOf(closing);
    await this.closings.mark(closing, { calledOffAt: this.work.now, calledOffBy: this.work.actor.principalId! });
    this.note('change', taken);
    return { closing, reason };
  }

  /** Closes it, if nothing is open any more. The last thing that happens is that the access of all but the family ends. */
  async close({ caseId, expectedVersion, withoutReceipts }: LastClosing): Promise<ClosingToTell> {
    const taken = await this.course.take(caseId);
    const closing = await this.closings.standing(caseId);
    requireVersion(closing, expectedVersion);
    closingAfter(closing, 'close');
    const reason = await this.closings.reasonOf(closing);
    const { areaId } = taken.ofCase;
    await this.events.announce({ type: 'case.closing', areaId, caseId } satisfies CaseIsClosing);
    const { units, receipts, there } = await this.repository.of(caseId);
    checkReceipts(missingReceipts(units, receipts, there), withoutReceipts);
    const closedAt = this.work.now;
    await this.closings.close(closing);
    await this.closings.say(closing, 'without-receipts', withoutReceipts);
    this.note('change', taken);
    await this.events.announce({ type: 'case.closed', areaId, caseId, closedAt } satisfies CaseClosed);
    await this.course.close(taken);
    return { closing, reason };
  }

  private note(action: 'record' | 'change', { ofCase, grant }: CaseInHand): void {
    this.work.noteChange(action, { scopeType: 'case', scopeId: ofCase.id }, grant, ['logistics']);
  }
}
