import { Injectable } from '@nestjs/common';
import { Access } from '../platform/access/access.js';
import { Work } from '../platform/access/work.js';
import { closingRules } from './closing.access.js';
import { missingReceipts } from './closing.domain.js';
import { type ClosedCaseRow, ClosingRepository, type ClosingTree } from './closing.repository.js';
import { RetentionRules } from './retention/retention-rules.js';

/** What stands in the way of closing a case, and what is to come. */
export interface ClosingOverview extends Omit<ClosingTree, 'units' | 'receipts' | 'there'> {
  readonly missingReceipts: readonly { unitId: string; unitName: string; plan: boolean; minutes: boolean }[];
  /** Nothing is open: it can close, receipts aside. */
  readonly nothingOpen: boolean;
  /** If it closed today. */
  readonly retentionUntil: Temporal.PlainDate;
}

/** Reading before a closing, and of what is closed. */
@Injectable()
export class ClosingReading {
  constructor(
    private readonly access: Access,
    private readonly repository: ClosingRepository,
    private readonly rules: RetentionRules,
    private readonly work: Work,
  ) {}

  /** What stands in the way of closing; for whoever keeps the case. */
  async view(caseId: string): Promise<ClosingOverview> {
    const { areaId } = await this.access.require(closingRules.keep, caseId, 'caseId');
    const { units, receipts, there, ...tree } = await this.repository.of(caseId);
    const missing = missingReceipts(units, receipts, there);
    const named = missing.map((each) => ({
      ...each,
      unitName: units.find(({ unitId }) => unitId === each.unitId)!.name,
    }));
    const read = { action: 'read', scopeType: 'case', scopeId: caseId, areaId } as const;
    const categories = ['logistics', 'plan', 'actions', 'consents'] as const;
    this.work.note(...categories.map((category) => ({ ...read, category })));
    const open = [tree.openActions, tree.proposedPlans, tree.meetingsAhead, tree.openHandovers];
    return {
      ...tree,
      missingReceipts: named,
      nothingOpen: open.every((each) => each.length === 0),
      retentionUntil: await this.rules.lastDay(areaId, this.work.today),
    };
  }

  /**
   * Closed cases that the actor may reopen: their own former ones; or, of their own and their unit, what a contact in their
   * hands leads to. Codes and days only.
   */
  async closedCases(areaId: string, contactId: string | null): Promise<ClosedCaseRow[]> {
    await this.access.requireRole('counsellor', areaId, 'areaId');
    const rows = await this.repository.closedCases(areaId, contactId);
    const read = { action: 'read', scopeType: 'case', areaId, category: 'logistics' } as const;
    for (const { caseId, unitId, isOwn } of rows) {
      const basis = isOwn ? 'former-counsellor' : 'counsellor';
      this.work.note({ ...read, scopeId: caseId, basis, actingForUnit: unitId });
    }
    return rows;
  }
}
