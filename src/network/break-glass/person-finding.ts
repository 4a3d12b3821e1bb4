import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Access } from '../../platform/access/access.js';
import { Work } from '../../platform/access/work.js';
import { personIndexes } from '../../platform/sealing/person-index.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { requireWholePerson } from './break-glass.domain.js';

/** Whom somebody looks for: by a number in E.164, or by both names. */
export interface WholePerson {
  readonly phone?: string | null;
  readonly familyName?: string | null;
  readonly givenName?: string | null;
}

/** That there is a case, and whom to ring about it. */
export interface FoundCase {
  readonly caseId: string;
  readonly counsellorId: string;
  readonly counsellorName: string;
  readonly unitName: string;
  readonly counsellorPhone: string | null;
}

const FIND = `
select f.case_id as "caseId", f.counsellor_id as "counsellorId", f.counsellor_name as "counsellorName", f.unit_name as "unitName",
  f.counsellor_phone as "counsellorPhone"
from access.cases_of_person(?, ?, ?) f`;

/** Whether there is an open case of a person: somebody rings at night, and their counsellor sleeps. */
@Injectable()
export class PersonFinding {
  constructor(
    private readonly em: EntityManager,
    private readonly access: Access,
    private readonly sealing: Sealing,
    private readonly work: Work,
  ) {}

  /** By a counsellor, or who leads them; at most 20, the newest first. Nothing of the family: also a safety ban changes nothing of the answer. */
  async casesOf(areaId: string, person: WholePerson): Promise<FoundCase[]> {
    const { basis, actingForUnit } = await this.access.requireRole(['team-lead', 'counsellor'], areaId, 'areaId');
    requireWholePerson(person);
    // Also a search without a hit: looking for a name tells what one wants to know.
    const unit = actingForUnit ?? undefined;
    this.work.note({ action: 'search', areaId, category: 'identity', basis, actingForUnit: unit });
    const { fullNameIndex, phoneIndex } = personIndexes(this.sealing.systemKey('blind-index'), areaId, person);
    const found = await this.em.execute<FoundCase[]>(FIND, [areaId, fullNameIndex, phoneIndex]);
    const line = { action: 'search', scopeType: 'case', areaId, category: 'logistics', basis } as const;
    this.work.note(...found.map(({ caseId }) => ({ ...line, scopeId: caseId, actingForUnit: unit })));
    return found;
  }
}
