import type { EntityManager } from '@mikro-orm/postgresql';
import type { Category, ScopeType } from '../access/policies.js';
import { codeOf, type LogBasis } from './log-basis.domain.js';

/** One use of somebody's data: ids and coded reasons only. */
export interface LogLine {
  readonly action:
    | 'read'
    | 'record'
    | 'change'
    | 'disclose'
    | 'refused'
    | 'search'
    | 'admit'
    | 'dismiss'
    | 'sign-in'
    | 'sign-out';
  /** What was asked: the GraphQL field or the route. */
  readonly operation: string;
  readonly scopeType?: ScopeType;
  readonly scopeId?: string;
  readonly areaId?: string;
  readonly category?: Category;
  /**
   * What allowed it. Left out for reads, it is looked up from the reader's own grants as the line is written, so that
   * a read which no grant allows cannot be logged and therefore fails. Changes that end the actor's own grant say it.
   */
  readonly basis?: LogBasis;
  readonly actingForUnit?: string;
}

/** `basis` is not null in the table: a line without one makes the statement, and so the operation, fail. */
const WRITE = `
insert into audit.access_log
  (at, principal_id, acting_for_unit, action, operation, area_id, scope_type, scope_id, category, basis)
select access.now(), access.principal(), coalesce(l.acting_for_unit, g.acting_for_unit), l.action, l.operation,
  coalesce(l.area_id, g.area_id), l.scope_type, l.scope_id, l.category, coalesce(l.basis, g.basis)
from jsonb_to_recordset(?::jsonb) as l (action text, operation text, scope_type text, scope_id uuid, area_id uuid,
  category text, basis text, acting_for_unit uuid)
left join lateral (
  select g.area_id, g.acting_for_unit, g.basis from access.access_grant g
  where l.basis is null and g.principal_id = access.principal() and g.scope_type = l.scope_type
    and g.category = l.category and g.scope_id = l.scope_id
    and g.verb = case when l.action in ('read', 'disclose') then 'read' else 'write' end
    and access.holds(g.valid_from, g.valid_until)
  order by g.basis limit 1
) g on true`;

/** Writes all lines of an operation in one statement, in the operation's own transaction. What has a basis that nobody could read in words later fails. */
export async function writeAccessLog(em: EntityManager, lines: readonly LogLine[]): Promise<void> {
  if (lines.length === 0) return;
  for (const { basis, operation } of lines)
    if (basis !== undefined && codeOf(basis) === null)
      throw new Error(`no basis of the log, in ${operation}: ${basis}`);
  const rows = lines.map((line) => ({
    action: line.action,
    operation: line.operation,
    scope_type: line.scopeType,
    scope_id: line.scopeId,
    area_id: line.areaId,
    category: line.category,
    basis: line.basis,
    acting_for_unit: line.actingForUnit,
  }));
  await em.execute(WRITE, [JSON.stringify(rows)]);
}
