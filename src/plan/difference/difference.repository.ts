import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { b64, keyOfCase, listOf } from '../../platform/database/json.domain.js';
import type { KeyTree } from '../../platform/sealing/opening.js';
import type { ActionSeen, NamedPart } from './difference.domain.js';

/** A sealed text in base64; null where there is none or the reader may not see it. */
type Sealed = string | null;

/** An action as the statement gives it. */
export interface ActionTree extends Omit<ActionSeen, 'text' | 'ownerName'> {
  readonly text: Sealed;
  /** A professional's name is plain. */
  readonly professional: string | null;
  /** Of the family: of whom the names are, as far as the reader may know them. */
  readonly person: { readonly givenName: Sealed; readonly familyName: Sealed } | null;
}

/** A version as the statement gives it, row security having left out what its reader may not see. */
export interface VersionTree {
  readonly id: string;
  readonly sharedGoal: Sealed;
  readonly nextReviewOn: string | null;
  readonly goals: readonly { readonly id: string; readonly text: Sealed }[];
  readonly actions: readonly ActionTree[];
  readonly parts: readonly { readonly id: string; readonly kind: NamedPart }[];
}

/** Two versions of a plan, to be compared. */
export interface DifferenceTree {
  readonly areaId: string;
  readonly caseId: string;
  readonly familyId: string | null;
  readonly key: KeyTree | null;
  readonly after: VersionTree;
  readonly before: VersionTree | null;
}

/** SQL: the rows of a table that the version `v` has. */
const inVersion = (table: string) =>
  `${table} x where x.area_id = v.area_id and x.plan_id = v.plan_id and x.since_version <= v.number
    and (x.until_version is null or v.number < x.until_version)`;

/** SQL: rows that are told by the name of their kind alone. */
const PARTS = `(
    select x.id, x.kind, array_position(array['situation', 'current-services', 'family-view'], x.kind) as place from ${inVersion('plan_section')}
    union all select x.id, 'child-view', 4 from ${inVersion('child_view')}
    union all select x.id, 'helpers', 8 from ${inVersion('plan_helper')}
    union all select x.id, 'copies', 9 from ${inVersion('plan_copy')}) s`;

const ACTIONS = listOf(
  `'id', x.id, 'text', ${b64('x.text')}, 'ownerKind', x.owner_kind, 'ownerId', x.owner_id, 'dueOn', x.due_on,
    'setting', x.setting, 'commitment', x.commitment, 'replaces', x.replaces,
    'professional', (select p.given_name || ' ' || p.family_name from professional p where p.id = x.owner_id),
    'person', (select json_build_object('givenName', ${b64('coalesce(i.given_name, o.given_name)')},
        'familyName', ${b64('coalesce(i.family_name, o.family_name)')})
      from (select 1) one left join person_identity i on i.area_id = x.area_id and i.person_id = x.owner_id
      left join access.names_of_own_family() o on o.person_id = x.owner_id
      where x.owner_kind = 'family' and coalesce(i.person_id, o.person_id) is not null)`,
  inVersion('plan_action'),
  'x.due_on, x.id',
);

const VERSION = `json_build_object('id', v.id, 'sharedGoal', ${b64('v.shared_goal')}, 'nextReviewOn', v.next_review_on,
  'goals', ${listOf(`'id', x.id, 'text', ${b64('x.text')}`, inVersion('plan_goal'), 'x.id')}, 'actions', ${ACTIONS},
  'parts', ${listOf("'id', s.id, 'kind', s.kind", PARTS, 's.place nulls last, s.kind, s.id')})`;

/** The version, and the agreed one before it: one statement. */
const DIFFERENCE = `
select json_build_object('areaId', w.area_id, 'caseId', w.case_id,
  'familyId', (select c.family_id from network_case c where c.area_id = w.area_id and c.id = w.case_id),
  'key', ${keyOfCase('w.case_id')},
  'after', (select ${VERSION} from plan_version v where v.area_id = w.area_id and v.id = w.id),
  'before', (select ${VERSION} from plan_version v where v.area_id = w.area_id and v.plan_id = w.plan_id
    and v.state = 'agreed' and v.number < w.number order by v.number desc limit 1)) as tree
from plan_version w where w.id = ?`;

/** What is compared, as far as the reader may see it. */
@Injectable()
export class PlanDifferenceRepository {
  constructor(private readonly em: EntityManager) {}

  async of(planVersionId: string): Promise<DifferenceTree | undefined> {
    const [row] = await this.em.execute<{ tree: DifferenceTree }[]>(DIFFERENCE, [planVersionId]);
    return row?.tree;
  }
}
