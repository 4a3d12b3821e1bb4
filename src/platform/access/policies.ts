import type { PolicyDef } from '@mikro-orm/core';
import { ACCESS_ROLE, APP_ROLE } from '../database/roles.js';

/** What kind of thing a grant opens. */
export type ScopeType = 'contact' | 'family' | 'case';

/** What part of it. Identity, needs and each audience have tables of their own: row security guards rows, not columns. */
export type Category = 'logistics' | 'identity' | 'needs' | 'minutes' | 'plan' | 'actions' | 'consents' | 'logs';

/** What a membership lets a person do in its area and unit. */
export type Role = 'professional' | 'counsellor' | 'team-lead' | 'statistician' | 'log-inspector' | 'admin';

export type Verb = 'read' | 'write';

const NOBODY = 'false';

/** Deriving grants reads its sources as the role that owns the access schema. */
const derivation = (table: string): PolicyDef => ({
  name: `${table}_derivation`,
  command: 'select',
  roles: [ACCESS_ROLE],
  using: 'true',
});

/**
 * Row security of a table whose rows belong to a scope: what `access_grant` allows, less what is withheld.
 * Each function is asked once per statement (an InitPlan), never once per row.
 *
 * @param scope the scope function, `contacts` for `access.contacts(category, verb)`
 * @param column the column that holds the scope's id
 * @param besides what must hold besides the grant for a new row, and for a changed one
 */
export function policiesByGrant(
  scope: 'contacts',
  category: Category,
  column: string,
  table: string,
  besides: { readonly add?: string; readonly change?: string } = {},
): PolicyDef[] {
  const granted = (verb: Verb) => `${column} = any ((select access.${scope}('${category}', '${verb}'))::uuid[])`;
  const kept = `${column} <> all ((select access.withheld_records('${table}'))::uuid[])`;
  const write = (extra?: string) => (extra ? `${granted('write')} and ${extra}` : granted('write'));
  const roles = [APP_ROLE];
  return [
    { name: `${table}_read`, command: 'select', roles, using: `${granted('read')} and ${kept}` },
    { name: `${table}_new`, command: 'insert', roles, check: write(besides.add) },
    {
      name: `${table}_change`,
      command: 'update',
      roles,
      using: `${granted('write')} and ${kept}`,
      check: write(besides.change),
    },
    { name: `${table}_delete`, command: 'delete', roles, using: NOBODY },
    derivation(table),
  ];
}

/** Row security of the directory: who may read it, who may add to it, who keeps an entry. Nobody deletes. */
export function policiesOfDirectory(table: string, rules: { read: string; add: string; keep: string }): PolicyDef[] {
  const roles = [APP_ROLE];
  return [
    { name: `${table}_read`, command: 'select', roles, using: rules.read },
    { name: `${table}_new`, command: 'insert', roles, check: rules.add },
    { name: `${table}_change`, command: 'update', roles, using: rules.keep, check: rules.keep },
    { name: `${table}_delete`, command: 'delete', roles, using: NOBODY },
    derivation(table),
  ];
}

/** SQL: signed in, as anybody. */
export const SIGNED_IN = '(select access.principal()) is not null';
/** SQL: has a membership in some unit today. */
export const STAFF = '(select access.is_staff())';
/** SQL: the row's area is one in which the principal holds the role. */
export const hasRoleInArea = (role: Role, column = 'area_id') =>
  `${column} = any ((select access.areas_as('${role}'))::uuid[])`;
/** SQL: the row's unit is one the principal belongs to. */
export const inOwnUnit = (column: string) => `${column} = any ((select access.units())::uuid[])`;
