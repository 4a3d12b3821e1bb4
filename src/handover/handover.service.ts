import { Injectable } from '@nestjs/common';
import { Access } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { dayOf } from '../platform/clock/clock.js';
import { isLate } from './handover.domain.js';
import { HandoverRepository, type HandoverToMeRow, type OpenHandoverRow } from './handover.repository.js';

const SHOWN_AT_MOST = 200;

/** A handover that is under way, with how long it has stood where it stands. */
export interface OpenHandover extends OpenHandoverRow {
  /** Whole days, in the area's zone. */
  readonly days: number;
  /** Fourteen days have passed without a joint contact, or without a word that the family arrived. */
  readonly isLate: boolean;
}

/** What of handovers waits, and for whom. Every read is in the access log. */
@Injectable()
export class HandoverService {
  constructor(
    private readonly access: Access,
    private readonly handovers: HandoverRepository,
    private readonly work: Work,
  ) {}

  /** What the actor is asked to take over, or has accepted and not been confirmed in yet, the oldest first. */
  async toMe(): Promise<HandoverToMeRow[]> {
    const rows = await this.handovers.toMe();
    for (const { areaId, caseId } of rows) this.noteRead(areaId, caseId);
    return rows;
  }

  /** What is under way in an area, the longest first, at most 200: in one's own cases, or in all of them for who leads it. */
  async open(areaId: string): Promise<OpenHandover[]> {
    const rows = await this.handovers.open(areaId, SHOWN_AT_MOST);
    if (rows.length === 0 && !(await this.handovers.isDesk(areaId)))
      await this.access.requireRole('counsellor', areaId, 'areaId');
    for (const caseId of new Set(rows.map((row) => row.caseId))) this.noteRead(areaId, caseId);
    return rows.map((row) => this.withDays(row));
  }

  /** Those of them that are late. */
  async late(areaId: string): Promise<OpenHandover[]> {
    return (await this.open(areaId)).filter((each) => each.isLate);
  }

  private withDays(row: OpenHandoverRow): OpenHandover {
    const since = dayOf(row.since);
    const days = since.until(this.work.today, { largestUnit: 'days' }).days;
    return { ...row, days, isLate: isLate(row.state, days) };
  }

  private noteRead(areaId: string, scopeId: string): void {
    this.work.note({ action: 'read', scopeType: 'case', scopeId, areaId, category: 'logistics' });
  }
}
