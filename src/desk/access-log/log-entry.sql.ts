import { CODE_DESK, INBOUND_MAIL, OPERATOR, SIGN_IN_DESK, WORKER } from '../../platform/access/actor.js';
import { ZONE } from '../../platform/clock/clock.js';
import { b64, keyOfCase } from '../../platform/database/json.domain.js';

/** Principals of our own, apart from the operator. */
const OURS = [WORKER, INBOUND_MAIL, CODE_DESK, SIGN_IN_DESK].map(({ principalId }) => `'${principalId}'`).join(', ');
const DAY = `date_trunc('day', l.at, '${ZONE}')`;

/**
 * The lines of one piece of work are one entry: one look at the case page. What somebody of the family did is one entry a
 * day, without the hour: when the other parent was online is not theirs to know, and one's own looks make no endless list.
 * Nor do looks at the log itself. What was recorded, changed and looked at at once is one deed.
 */
const LINES = `
select l.*, f.folds, case when f.folds then ${DAY} else l.at end as moment,
  case when l.action = 'disclose' then l.basis end as given,
  case when f.folds or l.action in ('disclose', 'refused') then l.action else 'use' end as kind
from audit.access_log l
cross join lateral (select l.category = 'logs' or l.principal_id = any ((select ids from relatives)::uuid[]) as folds) f
where l.scope_id = any ((select scopes from it)::uuid[]) and l.at >= ? and l.at < ?
  and l.action in ('read', 'record', 'change', 'disclose', 'refused')`;

const ENTRIES = `
select l.moment, max(l.id) as id, coalesce(l.folds, false) as folds, l.principal_id, l.acting_for_unit,
  case l.kind when 'use' then (array['record', 'change', 'read'])[min(array_position(array['record', 'change', 'read'], l.action))] else l.kind end as action,
  l.given,
  array_agg(distinct l.category) filter (where l.category is not null) as categories, array_agg(distinct l.basis) as bases,
  count(distinct l.xid) as times, max(l.at) as last_at, null::text as withheld
from line l
group by l.moment, l.folds, case when not l.folds then l.xid end, l.principal_id, l.acting_for_unit, l.kind, l.given
union all
select w.day, -abs(hashtext(w.id::text)::bigint), true, null, null, null, null, null, null, 1, w.day, w.reason
from access.withheld_log((select id from it), ?, ?) w`;

/** What lets them: a consent or statute as of that moment, where the line does not name it. Row security shows them or not. */
const BASES = `
(select json_agg(json_build_object('text', b.text, 'givenOn', k.given_on, 'unitName', case when (select told from places) then k.unit_name end,
    'statute', s.statute, 'reason', r.reason) order by b.text)
  from unnest(e.bases) b (text)
  left join lateral (select (c.decided_at at time zone '${ZONE}')::date as given_on, ku.name as unit_name
    from consent c left join unit ku on ku.id = c.unit_id
    where b.text like 'consent%' and c.case_id = it.id and c.decided_at <= e.last_at
      and (b.text like 'consent:' || c.id || '%' or (b.text not like 'consent:%' and c.unit_id = e.acting_for_unit))
    order by c.decided_at desc, c.id limit 1) k on true
  left join lateral (select s.statute from statutory_basis s
    where b.text like 'statute%' and s.case_id = it.id and s.recorded_at <= e.last_at
      and (b.text like 'statute:' || s.id || '%' or (b.text not like 'statute:%' and s.unit_id = e.acting_for_unit))
    order by s.recorded_at desc, s.id limit 1) s on true
  left join lateral (select r.reason from break_glass r
    where b.text = r.kind and r.case_id = it.id and r.professional_id = e.principal_id and r.opened_at <= e.last_at
      and e.last_at <= coalesce(r.ended_at, r.ends_at)
    order by r.opened_at desc, r.id limit 1) r on true)`;

const WHO = `
case when e.withheld is not null then null
  when e.principal_id = access.principal() then 'self'
  when e.action = 'refused' then 'unnamed'
  when e.principal_id = any ((select ids from relatives)::uuid[]) then 'family'
  when e.principal_id = '${OPERATOR.principalId}' then 'operator'
  when e.principal_id in (${OURS}) or (e.action = 'disclose' and coalesce(n.by_link, true)) then 'system'
  when n.by_link or 'link' = any (e.bases) then 'link'
  when n.name is not null then 'professional' else 'unnamed' end`;

const RELATIVE = (id: string) => `
(select coalesce(i.given_name, o.given_name) from person p
  left join person_identity i on i.area_id = p.area_id and i.person_id = p.id
  left join access.names_of_own_family() o on o.person_id = p.id where p.id = ${id})`;

/** Of who was refused no name is told: they have seen nothing. */
const NAMED = `e.action is distinct from 'refused'`;

/**
 * A page of the log of one case, the newest first. Values: the case; since, until, since, until; the keyset, or nulls; how
 * many. The names are looked up for the page alone. Where somebody of the family lives in hiding from the reader, no unit is
 * told: a school or a clinic says in which town.
 */
export const LOG_OF_CASE = `
with it as materialized (
  select c.area_id, c.id, c.family_id, array[c.id, c.family_id, c.contact_id] as scopes from network_case c where c.id = ?
),
relatives as materialized (
  select coalesce(array_agg(p.id), '{}') as ids from person p join it on p.area_id = it.area_id and p.family_id = it.family_id
),
places as materialized (select not access.keeps_units_from_me(family_id) as told from it),
line as (${LINES}),
entry as (${ENTRIES}),
page as materialized (
  select e.*, nullif(split_part(e.given, ' to ', 2), '') as told from entry e
  where ?::text is null or (e.moment, e.id) < (?::text::timestamptz, ?::text::bigint)
  order by e.moment desc, e.id desc limit ?
),
staff as materialized (
  select * from access.staff_in_log((select id from it), (select min(moment) from page), (select max(last_at) + interval '1 second' from page))
)
select json_build_object('moment', e.moment::text, 'id', e.id, 'folds', e.folds, 'at', e.last_at,
  'who', ${WHO}, 'personId', e.principal_id, 'name', case when ${NAMED} then n.name end, 'title', case when ${NAMED} then n.title end,
  'givenName', case when ${NAMED} then ${b64(RELATIVE('e.principal_id'))} end, 'unitName', case when (select told from places) then u.name end, 'action', e.action,
  'categories', e.categories, 'times', e.times, 'withheld', e.withheld, 'bases', ${BASES},
  'told', case when e.told is not null then json_build_object('id', e.told, 'self', e.told = access.principal()::text,
    'name', t.name, 'title', t.title, 'unitName', (select v.name from unit v where v.id::text = e.told and (select told from places)),
    'givenName', ${b64(RELATIVE('t2.id'))}) end,
  'key', ${keyOfCase('it.id')}) as row
from page e cross join it
left join unit u on u.id = e.acting_for_unit
left join lateral (select s.* from staff s where s.id = e.principal_id order by s.by_link limit 1) n on true
left join lateral (select s.* from staff s where s.id::text = e.told order by s.by_link limit 1) t on true
left join lateral (select p.id from person p where p.id::text = e.told) t2 on true
order by e.moment desc, e.id desc`;
