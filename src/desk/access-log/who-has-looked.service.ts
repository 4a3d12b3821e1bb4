import { Injectable } from '@nestjs/common';
import { Access } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { keysetOf, type Page, type PageArgs, pageOf, pageSize } from '../../platform/graphql/connection.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { type AskedPeriod, periodOf, requireRecent } from './log-period.js';
import { entryOf, type LogEntry } from './log-view.js';
import { logRules } from './log.access.js';
import { WhoHasLookedRepository } from './who-has-looked.repository.js';

/** Who has looked (kuka on katsonut): the log of a case for its family, and for who answers for it. */
@Injectable()
export class WhoHasLooked {
  constructor(
    private readonly access: Access,
    private readonly log: WhoHasLookedRepository,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** The newest first. Looking is noted in the log too. */
  async ofCase(caseId: string, asked: AskedPeriod, page: PageArgs): Promise<Page<LogEntry>> {
    const period = periodOf(asked, this.work.now);
    const first = pageSize(page);
    const after = keysetOf(page.after, ['instant', 'number']);
    await this.access.require(logRules.look, caseId, 'caseId');
    requireRecent(period, this.work.now);
    const rows = await this.log.page(caseId, period, first + 1, after);
    this.work.note({ action: 'read', scopeType: 'case', scopeId: caseId, category: 'logs' });
    const open = this.sealing.opening(rows[0]?.key ?? null);
    return pageOf(
      rows,
      page,
      (row) => [row.moment, row.id],
      (row) => entryOf(row, open),
    );
  }

  /** The cases of the reader's own family whose log they may read. */
  ownCases(): Promise<string[]> {
    return this.log.ownCases();
  }
}
