import type { KeyTree } from '../platform/sealing/opening.js';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Commitment, Progress, Setting } from '../plan/action/action.domain.js';
import { b64, keyOfCase } from '../platform/database/json.domain.js';
import { SUGGESTION_SQL, type SuggestionTree } from './suggestion-tree.js';

/** A promise of the reader's own as one statement gives it. */
export interface PromiseTree {
  readonly id: string;
  readonly areaId: string;
  readonly caseId: string;
  readonly key: KeyTree | null;
  readonly text: string | null;
  readonly dueOn: string;
  readonly commitment: Commitment;
  readonly progress: Progress;
  /** What is in the way of it. */
  readonly obstacle: string | null;
  readonly setting: Setting | null;
  /** What the reader suggested last. */
  readonly suggestion: SuggestionTree | null;
  readonly version: number;
  /** Its place among all that the reader was ever asked in the case: what it is called where its text is not shown. */
  readonly number: number;
  /** Whether the reader may still say how it goes: after leaving it is only seen. */
  readonly mayAnswer: boolean;
}

/** Nobody has promised more that is still open. */
const AT_MOST = 200;

/**
 * What the reader has promised or is asked to do, over all cases: also for thirty days after leaving a network, when
 * nothing else of the case can be seen any more (invariant 9).
 */
const OWN = `
select json_build_object('id', a.id, 'areaId', a.area_id, 'caseId', a.case_id, 'text', ${b64('a.text')}, 'dueOn', a.due_on,
  'commitment', a.commitment, 'progress', a.progress, 'obstacle', ${b64('a.obstacle')}, 'setting', a.setting,
  'suggestion', ${SUGGESTION_SQL}, 'version', a.version, 'number', a.number,
  'mayAnswer', a.case_id = any ((select access.cases('actions', 'write') || access.cases('actions', 'write', 'own'))::uuid[])
    and exists (select from network_case c where c.id = a.case_id and c.state <> 'closed'),
  'key', ${keyOfCase('a.case_id')}) as tree
from (select o.*, row_number() over (partition by o.case_id order by o.id) as number from plan_action o
  where o.owner_id = access.principal()) a
where a.until_version is null and a.commitment in ('requested', 'committed')
order by a.due_on, a.id limit ${AT_MOST}`;

/** The reader's own promises. */
@Injectable()
export class PromisesRepository {
  constructor(private readonly em: EntityManager) {}

  async own(): Promise<PromiseTree[]> {
    const rows = await this.em.execute<{ tree: PromiseTree }[]>(OWN);
    return rows.map(({ tree }) => tree);
  }
}
