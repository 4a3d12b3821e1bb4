import { Injectable } from '@nestjs/common';
import { Access } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { ZONE } from '../platform/clock/clock.js';
import { lastOverdueReviewDay } from './follow-up.domain.js';
import { FollowUpRepository, type OverdueRow } from './follow-up.repository.js';

const SHOWN_AT_MOST = 200;

/** Reading what is overdue. */
@Injectable()
export class Overdue {
  constructor(
    private readonly access: Access,
    private readonly followUps: FollowUpRepository,
    private readonly work: Work,
  ) {}

  /** The reviews and actions of the counsellor's own cases whose day has passed, the longest overdue first. */
  async mine(areaId: string): Promise<OverdueRow[]> {
    await this.access.requireRole('counsellor', areaId, 'areaId');
    const today = this.work.now.toZonedDateTimeISO(ZONE).toPlainDate();
    const passed = { reviewsBy: lastOverdueReviewDay(today), today };
    const rows = await this.followUps.overdue(areaId, passed, SHOWN_AT_MOST);
    const seen = new Set(rows.map(({ kind, caseId }) => `${kind}:${caseId}`));
    for (const each of seen) this.noteRead(areaId, each);
    return rows;
  }

  private noteRead(areaId: string, seen: string): void {
    const [kind, scopeId] = seen.split(':');
    const category = kind === 'review' ? 'plan' : 'actions';
    this.work.note({ action: 'read', scopeType: 'case', scopeId: scopeId!, areaId, category });
  }
}
