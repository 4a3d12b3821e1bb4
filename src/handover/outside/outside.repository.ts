import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** Reads of what a handover to the outside rests on. */
@Injectable()
export class OutsideRepository {
  constructor(private readonly em: EntityManager) {}

  /** Where a version of the case's plan stands, if it is shown. */
  async stateOfPlan(caseId: string, planVersionId: string): Promise<string | undefined> {
    const sql = 'select state from plan_version where id = ? and case_id = ?';
    const [row] = await this.em.execute<{ state: string }[]>(sql, [planVersionId, caseId]);
    return row?.state;
  }

  /** Whether the consent still stands; of services that no consent can name, what was told at first does. */
  async isConsented(consentId: string | null): Promise<boolean> {
    if (consentId === null) return true;
    const sql = `select 1 from consent where id = ? and state = 'given' and access.holds(decided_at, ends_at)`;
    return (await this.em.execute<unknown[]>(sql, [consentId])).length > 0;
  }
}
