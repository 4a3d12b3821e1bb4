import { Injectable } from '@nestjs/common';
import { Access } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { isEscalated, lastOverdueReviewDay } from './follow-up.domain.js';
import { type OverdueOfTeamRow, OverdueRepository, type OverdueRow, type Passed } from './overdue.repository.js';

const SHOWN_AT_MOST = 200;

/** Something overdue in the team: how late, and whether so late that it is for who leads it. */
export interface OverdueOfTeam extends OverdueOfTeamRow {
  /** In calendar days. */
  readonly daysLate: number;
  readonly isEscalated: boolean;
}

/** What has passed today. */
export const passedOn = (today: Temporal.PlainDate): Passed => ({ reviewsBy: lastOverdueReviewDay(today), today });

/** Reading what is overdue. */
@Injectable()
export class Overdue {
  constructor(
    private readonly access: Access,
    private readonly overdue: OverdueRepository,
    private readonly work: Work,
  ) {}

  /** What of the counsellor's own cases is overdue, the longest first. */
  async mine(areaId: string): Promise<OverdueRow[]> {
    await this.access.requireRole('counsellor', areaId, 'areaId');
    const rows = await this.overdue.mine(areaId, passedOn(this.work.today), SHOWN_AT_MOST);
    const seen = new Set(rows.map(({ kind, caseId }) => `${CATEGORIES[kind]}:${caseId}`));
    for (const each of seen) this.noteRead(areaId, each);
    return rows;
  }

  /** What of the cases of one's team is overdue, the longest first: whose, which case, what and how late. */
  async ofTeam(areaId: string): Promise<OverdueOfTeam[]> {
    await this.access.requireRole('team-lead', areaId, 'areaId');
    const rows = await this.overdue.ofTeam(areaId, passedOn(this.work.today), SHOWN_AT_MOST);
    for (const caseId of new Set(rows.map((row) => row.caseId))) this.noteRead(areaId, `logistics:${caseId}`);
    return rows.map((row) => this.late(row));
  }

  private late(row: OverdueOfTeamRow): OverdueOfTeam {
    const dueOn = Temporal.PlainDate.from(row.dueOn);
    const daysLate = dueOn.until(this.work.today, { largestUnit: 'days' }).days;
    return { ...row, daysLate, isEscalated: isEscalated(dueOn, this.work.today) };
  }

  private noteRead(areaId: string, seen: string): void {
    const [category, scopeId] = seen.split(':') as [(typeof CATEGORIES)['review' | 'action'] | 'logistics', string];
    this.work.note({ action: 'read', scopeType: 'case', scopeId, areaId, category });
  }
}

/** What category each kind tells something of. */
const CATEGORIES = { review: 'plan', action: 'actions', orphan: 'actions', handover: 'logistics' } as const;
