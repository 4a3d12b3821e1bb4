import type pg from 'pg';
import type { Circumstance } from './circumstances.js';
import { ASKED_BY, asking, rowsOf } from './reading.js';
import { OF_A_CASE, OF_NO_CASE } from './readers.js';
import { SUBJECTS, type Subject } from './subjects.js';
import { add, type RowWorld } from './world.js';

/** A policy that keeps the application from something. */
export interface Policy {
  readonly name: string;
  readonly table: string;
  readonly command: 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';
  readonly using: boolean;
  readonly check: boolean;
  /** Takes away from what others let by. */
  readonly isRestrictive: boolean;
}

/** They have no right to anything of the case, and no row of their own: what they may write is nothing at all. */
const STRANGERS: readonly Subject[] = ['member by a withdrawn consent', 'member without consent', 'nobody'];

/** All policies of the application's login. What lets grants be derived lets all by, and has nothing to switch off. */
export async function policies(owner: pg.Client): Promise<Policy[]> {
  const { rows } = await owner.query<Policy>(
    `select policyname as name, case schemaname when 'public' then tablename else schemaname || '.' || tablename end as table,
       cmd as command, qual is not null as using, with_check is not null as check, permissive = 'RESTRICTIVE' as "isRestrictive"
     from pg_policies where 'yhdessa_app' = any (roles) order by 2, 1`,
  );
  return rows;
}

/** The application may write everything here, and no trigger looks at it: nothing but policies is left to say no. */
export async function leavePoliciesAlone(owner: pg.Client, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    await owner.query(`grant select, insert, update, delete on ${table} to yhdessa_app`);
    await owner.query(`alter table ${table} disable trigger user`);
  }
}

/** Whether somebody gets by whom the policy keeps off, once it lets all by. Tried in transactions that are undone. */
export async function isMissed(world: RowWorld, owner: pg.Client, policy: Policy): Promise<boolean> {
  const { name, table, command, using, check } = policy;
  const off = [using && 'using (true)', check && 'with check (true)'].filter(Boolean).join(' ');
  const kept: Subject[] = [];
  for (const subject of command === 'SELECT' ? notReaders(table) : STRANGERS)
    if (!(await getsBy(world, owner, policy, subject))) kept.push(subject);
  if (!kept.includes('nobody')) throw new Error(`${name} of ${table} keeps off not even who is not signed in`);
  for (const subject of kept)
    if (await getsBy(world, owner, policy, subject, `alter policy ${name} on ${table} ${off}`)) return true;
  return false;
}

/** Whether the command reaches a row; whom no policy stops but a key or a type has got by, too. */
async function getsBy(world: RowWorld, owner: pg.Client, policy: Policy, subject: Subject, first?: string) {
  await owner.query('begin');
  try {
    const statement = await attempt(world, owner, policy);
    if (first) await owner.query(first);
    await owner.query(ASKED_BY, asking(subject));
    await owner.query('set local role yhdessa_app');
    const { rowCount, rows } = await owner.query<{ n?: number }>(...statement);
    return policy.command === 'SELECT' ? rows[0]!.n! > 0 : rowCount! > 0;
  } catch (error) {
    return (error as pg.DatabaseError).code !== '42501';
  } finally {
    await owner.query('rollback');
  }
}

/** Who sees none of the rows that the domain names first for the table. */
const notReaders = (table: string): readonly Subject[] => {
  const [, readers] = rule(table);
  return SUBJECTS.filter((each) => !readers.includes(each));
};
const rule = (table: string): (typeof OF_A_CASE)[number] =>
  [...OF_A_CASE, ...OF_NO_CASE].find(([each]) => each === table) ?? [table, []];

/** The statement that a policy should make void. Written as the owner sees the rows, so that it names real ones. */
async function attempt(world: RowWorld, owner: pg.Client, { table, command }: Policy): Promise<[string, unknown[]]> {
  if (command === 'DELETE') return [`delete from ${table}`, []];
  const where = rowsOf(world, table, 'own', rule(table)[2]);
  if (command === 'SELECT') return [`select count(*)::int as n from ${table} where ${where}`, []];
  const { rows: found } = await owner.query<{ row: Record<string, unknown> }>(
    `select to_jsonb(t) as row from ${table} t where ${where} limit 1`,
  );
  const row = found[0]!.row;
  if (command === 'UPDATE') {
    const [column] = Object.keys(row).filter((each) => row[each] !== null && typeof row[each] !== 'object');
    return [`update ${table} set ${column} = $1`, [row[column!]]];
  }
  return [
    `insert into ${table} overriding system value select (jsonb_populate_record(null::${table}, $1::jsonb)).*`,
    [JSON.stringify(row)],
  ];
}

/** Cells of a circumstance that are not as they should be. With `first`, a policy was switched off before. */
export async function wrongIn(
  world: RowWorld,
  owner: pg.Client,
  { rows, readers }: Circumstance,
  first = 'select',
): Promise<string[]> {
  const own = world.scopes.own;
  const wrong: string[] = [];
  await owner.query('begin');
  try {
    await owner.query(first);
    await owner.query('set local session_replication_role = replica');
    for (const [table, row] of rows) await add(owner, own, table, row);
    await owner.query('set local session_replication_role = origin');
    await owner.query(`select set_config('app.now', $1, true), access.regrant_case($2)`, [
      asking('nobody')[2],
      own.caseId,
    ]);
    for (const subject of SUBJECTS) {
      await owner.query(ASKED_BY, asking(subject));
      await owner.query('set local role yhdessa_app');
      for (const [table, allowed, where] of readers) {
        const sql = `select count(*)::int as n from ${table} where ${rowsOf(world, table, 'own', where)}`;
        const { rows: found } = await owner.query<{ n: number }>(sql);
        if (found[0]!.n > 0 !== allowed.includes(subject)) wrong.push(`${subject}: ${found[0]!.n} rows of ${table}`);
      }
      await owner.query('reset role');
    }
    return wrong;
  } finally {
    await owner.query('rollback');
  }
}
