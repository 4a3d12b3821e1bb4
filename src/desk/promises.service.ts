import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { Sealing } from '../platform/sealing/sealing.js';
import { openedSuggestion } from './suggestion-tree.js';
import { PromisesRepository, type PromiseTree } from './promises.repository.js';

/** A promise with its text opened. */
export type OwnPromise = Omit<PromiseTree, 'key'>;

/** What one has promised, wherever: for the query, and for the door that shows it to those who came by a code. */
@Injectable()
export class PromisesService {
  constructor(
    private readonly promises: PromisesRepository,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  async own(): Promise<OwnPromise[]> {
    const rows = await this.promises.own();
    return rows.map(({ key, ...row }) => {
      const { caseId: scopeId, areaId } = row;
      this.work.note({ action: 'read', scopeType: 'case', scopeId, areaId, category: 'actions' });
      const open = this.sealing.opening(key);
      return {
        ...row,
        text: open('plan_action.text', row.id, row.text),
        obstacle: open('plan_action.obstacle', row.id, row.obstacle),
        suggestion: openedSuggestion(row.suggestion, open),
      };
    });
  }
}
