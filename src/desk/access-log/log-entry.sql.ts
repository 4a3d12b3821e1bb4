import { ZONE } from '../../platform/clock/clock.js';
import { b64, keyOfCase } from '../../platform/database/json.domain.js';

/** What lets them. Row security shows the consent, the section and the reason or not. */
const BASES = `
(select json_agg(json_build_object('text', b.text, 'givenOn', (c.decided_at at time zone '${ZONE}')::date,
    'unitName', case when not (select access.keeps_units_from_me(it.family_id)) then u.name end,
    'statute', s.statute, 'reason', r.reason) order by b.text)
  from (select t, nullif(split_part(t, ':', 2), '')::uuid from unnest(e.bases) t) b (text, source)
  left join consent c on c.id = b.source
  left join unit u on u.id = c.unit_id
  left join statutory_basis s on s.id = b.source
  left join break_glass r on r.id = b.source)`;

const RELATIVE = (id: string) =>
  b64(`
(select coalesce(i.given_name, o.given_name) from person p
  left join person_identity i on i.area_id = p.area_id and i.person_id = p.id
  left join access.names_of_own_family() o on o.person_id = p.id where p.id = ${id})`);

/**
 * A page of the log of one case, the newest first. Values: the case twice; since, until; the keyset, or nulls; how many.
 * Entries are made in the database: the reader of a log sees none of its lines. First names of the family are sealed.
 */
export const LOG_OF_CASE = `
with it as materialized (select c.id, c.family_id from network_case c where c.id = ?)
select json_build_object('moment', e.moment::text, 'id', e.id, 'at', e.at, 'who', e.who, 'personId', e.person_id,
  'name', e.name, 'title', e.title, 'givenName', ${RELATIVE('e.person_id')}, 'unitName', e.unit_name, 'action', e.action,
  'categories', e.categories, 'times', e.times, 'withheld', e.withheld, 'bases', ${BASES},
  'told', e.told || jsonb_build_object('givenName', ${RELATIVE("(e.told ->> 'personId')::uuid")}),
  'key', ${keyOfCase('it.id')}) as row
from it cross join access.log_of_case(?, ?, ?, ?::text::timestamptz, ?::text::bigint, ?) e
order by e.moment desc, e.id desc`;
