import { Injectable } from '@nestjs/common';
import { CaseCourse } from '../network/case-course.service.js';
import type { Case } from '../network/network.entity.js';
import type { CaseReopened } from '../network/network.events.js';
import { Work } from '../platform/access/work.js';
import { Events } from '../platform/events/events.js';
import { closingAfter, requireRetained } from './closing.domain.js';
import { Closings } from './closings.js';

/** Reopening: the same case goes on, with its history. */
@Injectable()
export class Reopening {
  constructor(
    private readonly course: CaseCourse,
    private readonly closings: Closings,
    private readonly events: Events,
    private readonly work: Work,
  ) {}

  /** Whoever reopens it is its counsellor and responsible person from this moment on. */
  async reopen(caseId: string, reason: string): Promise<Case> {
    const { ofCase, grant } = await this.course.reopen(caseId);
    const closing = await this.closings.standing(caseId);
    closingAfter(closing, 'reopen');
    if (closing.retentionUntil) requireRetained(closing.retentionUntil, this.work.today);
    await this.closings.mark(closing, { reopenedAt: this.work.now, reopenedBy: this.work.actor.principalId! });
    await this.closings.say(closing, 'reopening', reason);
    this.work.noteChange('change', { scopeType: 'case', scopeId: caseId }, grant, ['logistics']);
    const { areaId } = ofCase;
    const reopenedAt = this.work.now;
    await this.events.announce({ type: 'case.reopened', areaId, caseId, reopenedAt } satisfies CaseReopened);
    return ofCase;
  }
}
