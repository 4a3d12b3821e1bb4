import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { LogWithholdingReason } from './log-entry.domain.js';

/** What is kept from somebody, as a list shows it: instants as RFC 3339. */
export interface WithholdingRow {
  readonly id: string;
  readonly familyId: string;
  readonly personId: string;
  readonly professionalId: string;
  readonly since: string;
  readonly until: string;
  readonly reason: LogWithholdingReason;
  readonly withheldAt: string;
  readonly liftedAt: string | null;
  readonly version: number;
  readonly areaName: string;
}

const WITHHELD = (where: string) => `
select json_build_object('id', w.id, 'familyId', w.family_id, 'personId', w.person_id, 'professionalId', w.professional_id,
  'since', w.since, 'until', w.until, 'reason', w.reason, 'withheldAt', w.withheld_at, 'liftedAt', w.lifted_at,
  'version', w.version, 'areaName', a.name) as row
from log_withholding w join area a on a.id = w.area_id where w.area_id = ? and ${where} = ?
order by w.withheld_at desc, w.id desc`;
const OF_PERSON = WITHHELD('w.person_id');
const ONE = WITHHELD('w.id');
const IS_PROFESSIONAL = `select exists (select from professional p where p.id = ? and p.kind = 'person') as found`;

/** What is kept from whom. Row security shows it to log inspectors of the area alone. */
@Injectable()
export class WithholdingRepository {
  constructor(private readonly em: EntityManager) {}

  of(areaId: string, personId: string): Promise<WithholdingRow[]> {
    return this.rows(OF_PERSON, areaId, personId);
  }

  async one(areaId: string, id: string): Promise<WithholdingRow | undefined> {
    const [row] = await this.rows(ONE, areaId, id);
    return row;
  }

  async isProfessional(id: string): Promise<boolean> {
    const [row] = await this.em.execute<{ found: boolean }[]>(IS_PROFESSIONAL, [id]);
    return row?.found ?? false;
  }

  private async rows(statement: string, areaId: string, id: string): Promise<WithholdingRow[]> {
    const rows = await this.em.execute<{ row: WithholdingRow }[]>(statement, [areaId, id]);
    return rows.map(({ row }) => row);
  }
}
