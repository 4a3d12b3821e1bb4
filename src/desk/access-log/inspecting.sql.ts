/** By which index: each way has its own statement, so that the planner knows what it is asked. */
const LINES = (by: string) => `
select l.id::text, l.at::text as at, l.principal_id as "principalId", p.given_name || ' ' || p.family_name as name,
  l.acting_for_unit as "unitId", u.name as "unitName", l.action, l.operation, l.scope_type as "scopeType",
  l.scope_id as "scopeId", l.category, l.basis
from (select * from audit.access_log l
  where ${by} and l.area_id = ?::uuid and l.at >= ? and l.at < ?
    and (?::text is null or l.action = any (string_to_array(?::text, ',')))
    and (not ?::boolean or l.acting_for_unit = any ((select access.units_as('team-lead'))::uuid[]))
    and l.at <= coalesce(?::text::timestamptz, 'infinity')
    and (?::text is null or (l.at, l.id) < (?::text::timestamptz, ?::text::bigint))
  order by l.at desc, l.id desc limit ?) l
left join professional p on p.id = l.principal_id
left join unit u on u.id = l.acting_for_unit
order by l.at desc, l.id desc`;

/** Values: the scopes, comma-separated; area; since, until; actions twice; of the team; keyset: at twice, id; how many. */
export const LINES_OF_SCOPES = LINES(`l.scope_id = any (string_to_array(?::text, ',')::uuid[])`);
/** The same; the professional instead of the scopes. */
export const LINES_OF_PROFESSIONAL = LINES('l.principal_id = ?::uuid');
