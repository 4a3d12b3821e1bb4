import { UNFINISHED_SQL } from './action.domain.js';

/**
 * Why nobody stands behind a promise any more: its owner has left the case or is disqualified, may be told nothing of it any
 * more, or nobody took it from them.
 */
export type OrphanedWhy = 'owner-left' | 'owner-disqualified' | 'basis-ended' | 'not-taken';

/** SQL: the action `a` is promised in the version of its plan that is in force. */
const IN_FORCE = `a.commitment = 'committed' and (select max(v.number) from plan_version v
    where v.area_id = a.area_id and v.plan_id = a.plan_id and v.state = 'agreed')
  between a.since_version and coalesce(a.until_version - 1, 2147483647)`;

/** SQL: the professional who owns the action `a` is disqualified in its case. */
const OWNER_DISQUALIFIED = `exists (select from disqualification d where d.area_id = a.area_id and d.case_id = a.case_id
    and d.professional_id = a.owner_id and d.lifted_at is null)`;

/** SQL: they answer for the case. Whoever is disqualified does so in name alone. */
const OWNER_ANSWERS = `(not ${OWNER_DISQUALIFIED} and (exists (select from network_case o where o.area_id = a.area_id and o.id = a.case_id
    and o.counsellor_id = a.owner_id and o.counsellor_unit = a.owner_unit)
  or exists (select from responsible_person r where r.area_id = a.area_id and r.case_id = a.case_id and r.until is null
    and r.professional_id = a.owner_id and r.unit_id = a.owner_unit)))`;

/** SQL: they are in its network, and what they were told by has not ended. */
const OWNER_TAKES_PART = `exists (select from network_member n where n.area_id = a.area_id and n.case_id = a.case_id and n.left_at is null
    and n.professional_id = a.owner_id and n.unit_id = a.owner_unit
    and access.lost_basis_on(a.area_id, a.case_id, a.owner_id, a.owner_unit) is null)`;

/** SQL: somebody has taken what was handed over, or is asked to. */
const TAKEN = `exists (select from plan_action t where t.area_id = a.area_id and t.replaces = a.id and t.until_version is null
  and t.commitment in ('requested', 'committed'))`;

/** SQL: nobody stands behind the action `a` of a plan any more, although it is to be done. */
export const ORPHANED_SQL = `(${IN_FORCE} and (a.progress in ${UNFINISHED_SQL} and a.owner_kind = 'professional' and not (${OWNER_ANSWERS} or ${OWNER_TAKES_PART})
  or a.progress = 'handed-over' and not ${TAKEN}))`;

/** SQL: why nobody stands behind the action `a`. */
export const ORPHANED_WHY_SQL = `case when a.progress = 'handed-over' then 'not-taken' when ${OWNER_DISQUALIFIED} then 'owner-disqualified' else coalesce((
  select case when n.left_at is null then 'basis-ended' when n.leave_reason = 'disqualified' then 'owner-disqualified' else 'owner-left' end
  from network_member n where n.area_id = a.area_id and n.case_id = a.case_id and n.professional_id = a.owner_id and n.unit_id = a.owner_unit
  order by n.left_at desc nulls first limit 1), 'owner-left') end`;
