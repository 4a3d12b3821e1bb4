import type { PolicyDef } from '@mikro-orm/core';
import { ACCESS_ROLE, APP_ROLE } from '../database/roles.js';

/** What kind of thing a grant opens. */
export type ScopeType = 'contact' | 'family' | 'case';

/** What part of it. Identity, needs and each audience have tables of their own: row security guards rows, not columns. */
export type Category =
  | 'logistics'
  | 'identity'
  | 'reach'
  | 'needs'
  | 'minutes'
  | 'plan'
  | 'actions'
  | 'consents'
  | 'logs';

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
 * What no data key seals goes when the key is destroyed: by the role that owns `access.erase`, and by that function alone.
 *
 * @param how whether rows are deleted or some of their columns emptied
 */
export const erasable = (table: string, how: 'delete' | 'update'): PolicyDef => ({
  name: `${table}_erasure`,
  command: how,
  roles: [ACCESS_ROLE],
  using: 'true',
  ...(how === 'update' && { check: 'true' }),
});

/** What differs from the plain rule. All of it SQL. */
interface Besides {
  /** Must hold besides the grant for a new row. */
  readonly add?: string;
  /** Must hold besides the grant for a row as it will be after a change. */
  readonly change?: string;
  /** Which rows are the principal's own: grants of the extent `own` open these. */
  readonly own?: string;
  /** Rows that are open for other reasons than a grant on the scope: an invitation to its own link. */
  readonly also?: Partial<Record<Verb, string>>;
  /** The column that names a withheld record, where it is not the scope itself. */
  readonly record?: string;
  /** Grants of the extent `seat` read what those of the extent `own` do: of who comes to interpret (tulkki). */
  readonly seats?: true;
  /** `write`: read only by those who may also write, such as what was said between them and one other. */
  readonly readBy?: Verb;
}

/**
 * Row security of a table whose rows belong to a scope: what `access_grant` allows, less what is withheld.
 * Each function is asked once per statement (an InitPlan), never once per row.
 *
 * @param scope the scope function, `contacts` for `access.contacts(category, verb)`
 * @param column the column that holds the scope's id
 */
export function policiesByGrant(
  scope: 'contacts' | 'families' | 'cases',
  category: Category,
  column: string,
  table: string,
  besides: Besides = {},
): PolicyDef[] {
  const ofScope = (verb: Verb, extent = '') =>
    `${column} = any ((select access.${scope}('${category}', '${verb}'${extent}))::uuid[])`;
  const granted = (verb: Verb) => {
    const seat = besides.seats && verb === 'read' ? ` or ${ofScope(verb, ", 'seat'")}` : '';
    const owned = seat ? `(${ofScope(verb, ", 'own'")}${seat})` : ofScope(verb, ", 'own'");
    const own = besides.own ? ` or (${besides.own} and ${owned})` : '';
    const also = besides.also?.[verb] ? ` or ${besides.also[verb]}` : '';
    const all = ofScope(verb === 'read' ? (besides.readBy ?? verb) : verb);
    return own || also ? `(${all}${own}${also})` : all;
  };
  const kept = `${besides.record ?? column} <> all ((select access.withheld_records('${table}'))::uuid[])`;
  const write = (extra?: string) => (extra ? `${granted('write')} and ${extra}` : granted('write'));
  const roles = [APP_ROLE];
  return [
    { name: `${table}_read`, command: 'select', roles, using: `${granted('read')} and ${kept}` },
    { name: `${table}_new`, command: 'insert', roles, check: write(besides.add) },
    { name: `${table}_change`, command: 'update', roles, using: write(kept), check: write(besides.change) },
    { name: `${table}_delete`, command: 'delete', roles, using: NOBODY },
    derivation(table),
  ];
}

/** What a safety ban hides, whatever grant its reader holds: a rule that every row shown must meet besides. */
export const shelteredBy = (table: string, using: string): PolicyDef => ({
  name: `${table}_sheltered`,
  type: 'restrictive',
  command: 'select',
  roles: [APP_ROLE],
  using,
});

/** Whoever is disqualified in a case reads nothing of it, also where a role and no grant lets them. */
export const notDisqualified = (table: string, scope: string): PolicyDef => ({
  name: `${table}_not_disqualified`,
  type: 'restrictive',
  command: 'select',
  roles: [APP_ROLE],
  using: `${scope} <> all ((select access.closed_to_me())::uuid[])`,
});

/**
 * Read as `using` says, written by functions of the database alone: nobody opens a case for themselves, or keeps something
 * from somebody, by writing a row.
 *
 * @param isChanged whether those functions change rows, too
 */
export function policiesOfWritten(table: string, using: string, isChanged: boolean): PolicyDef[] {
  const [roles, access] = [[APP_ROLE], [ACCESS_ROLE]];
  return [
    { name: `${table}_read`, command: 'select', roles, using },
    { name: `${table}_new`, command: 'insert', roles, check: NOBODY },
    { name: `${table}_change`, command: 'update', roles, using: NOBODY, check: NOBODY },
    { name: `${table}_delete`, command: 'delete', roles, using: NOBODY },
    derivation(table),
    { name: `${table}_written`, command: 'insert', roles: access, check: 'true' },
    ...(isChanged
      ? [{ name: `${table}_changed`, command: 'update' as const, roles: access, using: 'true', check: 'true' }]
      : []),
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

/** SQL: the principal. */
export const SELF = '(select access.principal())';
/** SQL: signed in, as anybody. */
export const SIGNED_IN = '(select access.principal()) is not null';
/** SQL: has a membership in some unit today. */
export const STAFF = '(select access.is_staff())';
/**
 * SQL: which rows of a case a grant of a narrower extent shows, where it lets nobody write. `own`: what is the holder's
 * own part; `addressed`: what is meant for everybody at the table.
 *
 * @param only SQL that must hold of such a row
 */
export const shownBy = (extent: 'own' | 'addressed', category: Category, only: string) =>
  `(${only} and case_id = any ((select access.cases('${category}', 'read', '${extent}'))::uuid[]))`;
/** SQL: the row's area is one in which the principal holds the role. */
export const hasRoleInArea = (role: Role, column = 'area_id') =>
  `${column} = any ((select access.areas_as('${role}'))::uuid[])`;
/** SQL: the row's unit is one the principal belongs to. */
export const inOwnUnit = (column: string) => `${column} = any ((select access.units())::uuid[])`;
/** SQL: the row points to a parent of its own case (or family): a key alone would let it point anywhere. */
export const ofSame = (scope: 'case_id' | 'family_id', table: string, parent: string, column: string) =>
  `exists (select from ${parent} o where o.id = ${table}.${column} and o.${scope} = ${table}.${scope})`;
