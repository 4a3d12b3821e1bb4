import type pg from 'pg';
import { unitId } from '../../src/demo/directory.js';
import { KAINUU, POHDE } from '../../src/demo/pohde.data.js';
import { createTestDatabase, poolOf, SEEDED_AT, type TestDatabase, withClient } from '../support/database.js';
import { FILLED } from './filled.js';
import type { Row, Scope } from './rows.js';
import { principalOf, synthetic } from './subjects.js';

/** A case whose rows are looked for: the one that the subjects have to do with, and two with which nobody has. */
export const CASES = ['own', 'other-in-area', 'other-area'] as const;
export type WhichCase = (typeof CASES)[number];

/** Which column of a table says to which case (contact, family) its row belongs; null: its rows belong to no case. */
export type Locator = 'case_id' | 'family_id' | 'contact_id' | 'scope_id' | 'id' | null;

export interface RowWorld {
  readonly database: TestDatabase;
  readonly scopes: Readonly<Record<WhichCase, Scope>>;
  /** Every table with rows of people, and how its rows are told apart. */
  readonly tables: ReadonlyMap<string, Locator>;
  readonly pool: pg.Pool;
  stop(): Promise<void>;
}

/**
 * A copy of the demo in which every table has at least a row of the demo's case, and a second and third case that are
 * its image with other ids: the same units, other people. What the rows say is not looked at, so nothing checks it.
 */
export async function startRows(): Promise<RowWorld> {
  const database = await createTestDatabase();
  const { scopes, tables } = await withClient(database.ownerUrl, async (owner) => {
    await forget(owner);
    const own = await demoCase(owner);
    const located = await locate(owner);
    await fill(owner, own);
    const inArea = await copy(owner, own, located, 'other-in-area', POHDE.id);
    const elsewhere = await copy(owner, own, located, 'other-area', KAINUU.id);
    const all = { own, 'other-in-area': inArea, 'other-area': elsewhere } as const;
    await owner.query('set session_replication_role = origin');
    for (const { caseId, contactId } of Object.values(all)) {
      await owner.query('select access.regrant_case($1)', [caseId]);
      await owner.query(`select access.regrant('contact', $1)`, [contactId]);
    }
    return { scopes: all, tables: located };
  });
  const pool = poolOf(database.url, 4);
  const stop = async () => {
    await pool.end();
    await database.drop();
  };
  return { database, scopes, tables, pool, stop };
}

/** What rows say together is not looked at here: no check, no partial uniqueness, no trigger; only row security. */
async function forget(owner: pg.Client): Promise<void> {
  await owner.query(`select set_config('app.now', $1, false)`, [SEEDED_AT.toString()]);
  const { rows } = await owner.query<{ sql: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as sql from pg_constraint
     where contype = 'c' and connamespace in ('public'::regnamespace, 'platform'::regnamespace)
     union all
     select format('drop index %s', indexrelid::regclass) from pg_index where indisunique and indpred is not null
       and indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)`,
  );
  for (const { sql } of rows) await owner.query(sql);
  await owner.query('set session_replication_role = replica');
}

async function demoCase(owner: pg.Client): Promise<Scope> {
  const { rows } = await owner.query<Scope>(
    `select area_id as "areaId", id as "caseId", family_id as "familyId", contact_id as "contactId" from network_case`,
  );
  return rows[0]!;
}

/** Tables with row security, and the column by which a row of theirs belongs to a case. */
async function locate(owner: pg.Client): Promise<Map<string, Locator>> {
  const { rows } = await owner.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
       and not a.attisdropped) as columns
     from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relrowsecurity order by 1`,
  );
  const own: Readonly<Record<string, Locator>> = { network_case: 'id', family: 'id', contact: 'id' };
  const known = ['case_id', 'family_id', 'contact_id', 'scope_id'] as const;
  return new Map(
    rows.map(({ name, columns }) => [name, own[name] ?? known.find((each) => columns.includes(each)) ?? null]),
  );
}

/** The id of a scope by which a table's rows are found. */
export function idIn(scope: Scope, table: string, locator: Locator): string {
  if (locator === 'family_id' || table === 'family') return scope.familyId;
  if (locator === 'contact_id' || table === 'contact') return scope.contactId;
  return scope.caseId;
}

/** Puts the people who have to do with the case into it, and a row into every table that has none of it. */
async function fill(owner: pg.Client, own: Scope): Promise<void> {
  for (const [table, row] of synthetic(own)) await add(owner, own, table, row);
  await owner.query(`update responsible_person set professional_id = $1, unit_id = $2 where case_id = $3`, [
    principalOf('responsible'),
    unitId('responsible'),
    own.caseId,
  ]);
  for (const [table, rows] of Object.entries(FILLED)) for (const row of rows(own)) await add(owner, own, table, row);
}

const SOMETHING: Readonly<Record<string, string>> = {
  uuid: `gen_random_uuid()`,
  text: `'x'`,
  bytea: `'\\x00'`,
  timestamptz: `'${SEEDED_AT.toString()}'`,
  date: `'2026-11-23'`,
  int4: '1',
  int8: '1',
  bool: 'false',
  _text: `'{}'`,
  _uuid: `'{}'`,
  jsonb: `'{}'`,
};

/** A row with `given`; of the case, if the table's rows belong to one; whatever else must be there is anything. */
export async function add(owner: pg.Client, { areaId, caseId, familyId, contactId }: Scope, table: string, given: Row) {
  const [schema, name] = table.includes('.') ? table.split('.') : ['public', table];
  const { rows } = await owner.query<{ name: string; type: string }>(
    `select column_name as name, udt_name as type from information_schema.columns
     where table_schema = $1 and table_name = $2 and (column_name = any ($3) or (is_nullable = 'NO' and column_default is null and is_identity = 'NO'))`,
    [schema, name, Object.keys(given)],
  );
  const whole: Row = { area_id: areaId, case_id: caseId, family_id: familyId, contact_id: contactId, ...given };
  const values = rows.map(({ name: column }) => whole[column]).filter((value) => value !== undefined);
  let at = 0;
  const written = rows.map(({ name: column, type }) =>
    whole[column] === undefined ? (SOMETHING[type] ?? 'null') : `$${(at += 1)}`,
  );
  await owner.query(
    `insert into ${table} (${rows.map((row) => row.name).join(', ')}) values (${written.join(', ')})`,
    values,
  );
}

/** Columns that say of whom or what a row is, and stay as they are in an image: the same units work for both. */
const STAYS = /(^|_)(unit|unit_id|units|organisation_id|municipality)$/;

/** The image of a case: every id another one, made from the old. People of the demo have nothing to do with it. */
async function copy(
  owner: pg.Client,
  own: Scope,
  tables: ReadonlyMap<string, Locator>,
  which: WhichCase,
  areaId: string,
): Promise<Scope> {
  const shifted = (column: string) => `md5(${column}::text || '${which}')::uuid`;
  for (const [table, locator] of tables) {
    if (locator === null) continue;
    const { rows } = await owner.query<{ name: string; type: string }>(
      `select column_name as name, udt_name as type from information_schema.columns
       where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
      [table],
    );
    const image = rows.map(({ name, type }) => {
      if (name === 'area_id') return `'${areaId}'::uuid`;
      if (type === 'uuid' && !STAYS.test(name)) return shifted(name);
      if (type === 'bytea') return `${name} || '${which}'::bytea`;
      return /^(uid|message_id)$/.test(name) ? `${name} || '-${which}'` : name;
    });
    const columns = rows.map(({ name }) => name).join(', ');
    await owner.query(
      `insert into ${table} (${columns}) select ${image.join(', ')} from ${table} where ${locator} = $1`,
      [idIn(own, table, locator)],
    );
  }
  const { rows } = await owner.query<Omit<Scope, 'areaId'>>(
    `select ${shifted('$1')} as "caseId", ${shifted('$2')} as "familyId", ${shifted('$3')} as "contactId"`,
    [own.caseId, own.familyId, own.contactId],
  );
  return { areaId, ...rows[0]! };
}
