import type { EntityManager } from '@mikro-orm/postgresql';
import { OPERATOR } from '../../platform/access/actor.js';
import type { ScopeType } from '../../platform/access/policies.js';
import { checkAccessLog } from '../../platform/audit/check-log.js';
import { ACCESS_ROLE } from '../../platform/database/roles.js';
import type { RetentionKind } from './retention.domain.js';

/** What goes together: a family with its cases and their contacts, or a contact that led to no case. */
export interface Root {
  readonly rootType: ScopeType;
  readonly rootId: string;
}

interface Scope {
  readonly areaId: string;
  readonly scopeType: ScopeType;
  readonly scopeId: string;
}

/** Something whose day has come. */
interface DueRoot extends Root {
  readonly dueOn: string;
  readonly scopes: readonly Omit<Scope, 'areaId'>[];
}

/** What a run would do in one area to one class of data. */
export interface RetentionReport {
  readonly areaId: string;
  readonly kind: RetentionKind;
  readonly months: number;
  readonly automatic: boolean;
  /** Would be erased now. */
  readonly due: readonly DueRoot[];
  /** Its day has come too; why it stays. */
  readonly held: readonly (DueRoot & { readonly because: readonly string[] })[];
  /** The day on which the next falls due; null if nothing is kept. */
  readonly nextDueOn: string | null;
}

/** What became of something: ERASED, or why it was not. */
export interface Outcome extends Root {
  readonly outcome: string;
}

/** A line of the ledger. Nothing in it is personal. */
export interface ErasureLine {
  readonly number: number;
  readonly areaId: string;
  readonly scopeType: ScopeType;
  readonly scopeId: string;
  readonly kind: 'case' | 'contact' | 'consultation';
  readonly because: string;
  readonly dueOn: string | null;
  readonly erasedAt: string;
  readonly hash: string;
}

/** Erasing and what precedes it, as the owner of the database: each of them in a transaction of its own. */
export class Erasing {
  constructor(
    private readonly owner: EntityManager,
    private readonly now: Temporal.Instant,
    /** As the access log names it. */
    private readonly command: string,
  ) {}

  /** What is due in each area, what is held back and why. Changes nothing. */
  report(): Promise<RetentionReport[]> {
    return this.work((em) => em.execute<RetentionReport[]>(REPORT));
  }

  /** Partitions of the access log whose time is over, the oldest first. */
  async forgettableLog(): Promise<string[]> {
    const rows = await this.work((em) => em.execute<{ name: string }[]>('select name from access.forgettable_log()'));
    return rows.map(({ name }) => name);
  }

  /** Erases what is due and not held back. */
  async eraseDue(): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const { due } of await this.report())
      for (const { rootType, rootId } of due)
        outcomes.push(await this.erase({ rootType, rootId }, 'select access.erase_when_due(?, ?, false) as outcome'));
    return outcomes;
  }

  /** Erases a contact of which no case came, before its day: it is concluded, and nothing holds it. */
  eraseContact(contactId: string, because: 'request' | 'mistake'): Promise<Outcome> {
    const root: Root = { rootType: 'contact', rootId: contactId };
    return this.erase(root, 'select access.erase_contact(?, ?) as outcome', [contactId, because]);
  }

  /** What a ledger says was erased is erased again: after a restore, whatever state it came back in. */
  async eraseAgain(ledger: readonly ErasureLine[]): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const { scopeType, scopeId, kind, dueOn, erasedAt } of ledger) {
      const again = 'select access.erase_again(?, ?, ?, ?::date, ?::timestamptz) as outcome';
      const root: Root = { rootType: scopeType, rootId: scopeId };
      outcomes.push(await this.erase(root, again, [scopeType, scopeId, kind, dueOn, erasedAt]));
    }
    return outcomes;
  }

  /** Drops partitions of the log whose time is over. What the chain needs of them stays: hashes alone. */
  async forgetLog(): Promise<string[]> {
    const names = await this.forgettableLog();
    if (names.length > 0) await checkAccessLog(this.owner);
    const gone: string[] = [];
    for (const name of names) if (await this.forgetMonth(name)) gone.push(name);
    return gone;
  }

  /** False where it was sealed so late that its seal is not old enough yet. */
  private forgetMonth(name: string): Promise<boolean> {
    return this.work(async (em) => {
      const [row] = await em.execute<{ lines: string | null }[]>('select access.forget_log(?) as lines', [name]);
      if (row?.lines == null) return false;
      await this.note(em, []);
      // The role that derives the hashes owns no table.
      await em.execute('reset role');
      await em.execute(`drop table audit."${name}"`);
      return true;
    });
  }

  /** Everything that was ever erased here. Throws if the chain of the ledger is broken. */
  ledger(): Promise<ErasureLine[]> {
    return this.work(async (em) => {
      const [row] = await em.execute<{ broken: number | null }[]>('select access.check_erasures() as broken');
      if (row?.broken != null) throw new Error(`the ledger of erasures is broken at ${row.broken}`);
      return em.execute<ErasureLine[]>(LEDGER);
    });
  }

  private erase(root: Root, statement: string, values: readonly unknown[] = [root.rootType, root.rootId]) {
    return this.work(async (em): Promise<Outcome> => {
      const [row] = await em.execute<{ outcome: string }[]>(statement, [...values]);
      const outcome = row!.outcome;
      if (outcome === 'ERASED') await this.note(em, await em.execute<Scope[]>(KIN, [root.rootType, root.rootId]));
      return { ...root, outcome };
    });
  }

  /** One line for each scope, or one for the whole. */
  private async note(em: EntityManager, scopes: readonly Scope[]): Promise<void> {
    const lines = scopes.length > 0 ? scopes : [{ areaId: null, scopeType: null, scopeId: null }];
    for (const { areaId, scopeType, scopeId } of lines)
      await em.execute(NOTE, [this.now.toString(), OPERATOR.principalId, this.command, areaId, scopeType, scopeId]);
  }

  private work<T>(task: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.owner.transactional(async (em) => {
      await em.execute("select set_config('app.now', ?, true)", [this.now.toString()]);
      // The owner is under row security too and would find nothing.
      await em.execute(`set local role ${ACCESS_ROLE}`);
      await em.execute('set local statement_timeout = 0');
      return task(em);
    });
  }
}

const NOTE = `
insert into audit.access_log (at, principal_id, action, operation, basis, area_id, scope_type, scope_id)
values (?, ?, 'change', ?, 'operator', ?, ?, ?)`;

const KIN = `
select k.area_id as "areaId", k.scope_type as "scopeType", k.scope_id as "scopeId"
from access.root_of(?, ?) r cross join lateral access.kin_of(r.root_type, r.root_id) k order by 2, 3`;

const LEDGER = `
select number, area_id as "areaId", scope_type as "scopeType", scope_id as "scopeId", kind, because, due_on::text as "dueOn",
  to_char(erased_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "erasedAt", encode(hash, 'hex') as hash
from platform.erasure order by number`;

/** Obstacles are asked only of what is due, and once. */
const REPORT = `
with due as materialized (
  select d.*, d.due_on <= (access.now() at time zone 'Europe/Helsinki')::date as is_due from access.retention_due() d
), told as materialized (
  select d.*, case when d.is_due then access.obstacles_of(d.root_type, d.root_id) end as obstacles,
    jsonb_build_object('rootType', d.root_type, 'rootId', d.root_id, 'dueOn', d.due_on, 'scopes', case when d.is_due then (
      select jsonb_agg(jsonb_build_object('scopeType', k.scope_type, 'scopeId', k.scope_id) order by k.scope_type, k.scope_id)
      from access.kin_of(d.root_type, d.root_id) k) end) as tree
  from due d
)
select a.id as "areaId", c.kind, access.retention_months(a.id, c.kind) as months,
  coalesce((select r.automatic from retention_rule r where r.area_id = a.id and r.kind = c.kind), false) as automatic,
  coalesce(jsonb_agg(t.tree order by t.due_on, t.root_id) filter (where cardinality(t.obstacles) = 0), '[]') as due,
  coalesce(jsonb_agg(t.tree || jsonb_build_object('because', t.obstacles) order by t.due_on, t.root_id)
    filter (where cardinality(t.obstacles) > 0), '[]') as held,
  (min(t.due_on) filter (where not t.is_due))::text as "nextDueOn"
from area a cross join (values ('case'), ('contact'), ('consultation')) c (kind)
left join told t on t.area_id = a.id and t.kind = c.kind
group by a.id, c.kind order by a.id, c.kind`;
