import { AsyncLocalStorage } from 'node:async_hooks';
import { type EntityManager, IsolationLevel } from '@mikro-orm/postgresql';
import { type LogLine, writeAccessLog } from '../audit/access-log.js';
import type { LogBasis } from '../audit/log-basis.domain.js';
import { type Clock, dayOf } from '../clock/clock.js';
import type { Actor } from './actor.js';
import type { Category, ScopeType } from './policies.js';

/** What allowed a change: a grant, or a role. */
interface Allowance {
  readonly areaId: string;
  readonly basis: LogBasis;
  readonly actingForUnit: string | null;
}

/** One piece of work: one actor, one transaction, one moment. */
interface WorkScope {
  readonly actor: Actor;
  /** The moment of this work: the same in policies, grants and everything written. */
  readonly now: Temporal.Instant;
  readonly operation: string;
  /** What was read and changed; written before the commit. */
  readonly log: LogLine[];
  /** What was refused; written in a transaction of its own, because this one is undone. */
  readonly refusals: LogLine[];
}

/**
 * The one way to the data. Whatever runs inside `run` or `read` — a GraphQL operation, a due effect, a mail — has one
 * transaction under one principal, and leaves its access log behind in that transaction or does not happen.
 */
export class Work {
  private readonly scope = new AsyncLocalStorage<WorkScope>();

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /** Runs `task` as `actor`. Throws what `task` throws, after undoing everything and logging what was refused. */
  run<T>(actor: Actor, operation: string, task: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.begin(actor, operation, task);
  }

  /**
   * The same for what only reads: on one snapshot, so that the log finds the grants by which the rows were read, also
   * when somebody takes a contact out of the reader's hands at this very moment.
   */
  read<T>(actor: Actor, operation: string, task: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.begin(actor, operation, task, IsolationLevel.REPEATABLE_READ);
  }

  /**
   * Runs `task` in this very transaction and moment as a principal of our own, which stands for a thing and not for a person:
   * what follows from somebody's word is often more than they may do themselves. Its log lines are its own.
   */
  async as<T>(principalId: string, task: () => Promise<T>): Promise<T> {
    const { actor, ...scope } = this.current;
    const acting: WorkScope = { ...scope, actor: { principalId }, log: [] };
    await this.em.flush();
    await this.become(acting.actor);
    const result = await this.scope.run(acting, task);
    await this.em.flush();
    await writeAccessLog(this.em, acting.log);
    await this.become(actor);
    return result;
  }

  /**
   * Runs `task` in this very transaction and moment, and undoes all that it did, its log lines too: what it answers is all
   * that is left. What it refuses is refused. Nothing of it may reach the outside; effects are rows, and go with the rest.
   */
  async rehearse<T>(task: () => Promise<T>): Promise<T> {
    await this.em.flush();
    await this.em.execute('savepoint rehearsal');
    try {
      return await this.scope.run({ ...this.current, log: [] }, task);
    } finally {
      await this.em.execute('rollback to savepoint rehearsal');
      this.em.clear();
    }
  }

  /** Until the end of the transaction, or the next one. Whoever fails meanwhile is undone with all of it. */
  private async become({ principalId, assurance }: Actor): Promise<void> {
    await this.em.execute(`select set_config('app.principal', ?, true), set_config('app.assurance', ?, true)`, [
      principalId ?? '',
      assurance ?? 'full',
    ]);
  }

  private async begin<T>(
    actor: Actor,
    operation: string,
    task: (em: EntityManager) => Promise<T>,
    isolationLevel?: IsolationLevel,
  ): Promise<T> {
    const scope: WorkScope = { actor, operation, now: this.clock.now(), log: [], refusals: [] };
    try {
      return await this.scope.run(scope, () => this.transaction(scope, task, isolationLevel));
    } finally {
      if (scope.refusals.length > 0) await this.logRefusals(scope);
    }
  }

  get actor(): Actor {
    return this.current.actor;
  }

  /** The moment of this work. */
  get now(): Temporal.Instant {
    return this.current.now;
  }

  /** The day of this work, as people count days. */
  get today(): Temporal.PlainDate {
    return dayOf(this.now);
  }

  get operation(): string {
    return this.current.operation;
  }

  /** The lines noted so far. */
  get noted(): readonly LogLine[] {
    return this.current.log;
  }

  /** Notes that data was read or changed. `operation` is that of this work. */
  note(...lines: readonly Omit<LogLine, 'operation'>[]): void {
    this.current.log.push(...lines.map((line) => ({ ...line, operation: this.operation })));
  }

  /** Notes a change of some categories of a scope, with the grant that allowed it: the change itself may have ended it. */
  noteChange(
    action: 'record' | 'change',
    { scopeType, scopeId }: { readonly scopeType: ScopeType; readonly scopeId: string },
    { areaId, basis, actingForUnit }: Allowance,
    categories: readonly Category[],
  ): void {
    const line = { action, scopeType, scopeId, areaId, basis, actingForUnit: actingForUnit ?? undefined };
    this.note(...categories.map((category) => ({ ...line, category })));
  }

  /** Notes a refusal; it is kept although everything else of this work is undone. */
  refuse(line: Omit<LogLine, 'operation' | 'action' | 'basis'>): void {
    this.current.refusals.push({ ...line, action: 'refused', basis: 'none', operation: this.operation });
  }

  private get current(): WorkScope {
    const scope = this.scope.getStore();
    if (!scope) throw new Error('outside of any work: wrap the call in Work.run');
    return scope;
  }

  private transaction<T>(
    scope: WorkScope,
    task: (em: EntityManager) => Promise<T>,
    isolationLevel?: IsolationLevel,
  ): Promise<T> {
    const fork = this.em.fork();
    fork.setSessionContext({
      variables: {
        'app.principal': scope.actor.principalId ?? '',
        'app.assurance': scope.actor.assurance ?? 'full',
        'app.now': scope.now.toString(),
      },
    });
    return fork.transactional(
      async (em) => {
        const result = await task(em);
        await em.flush();
        await writeAccessLog(em, scope.log);
        return result;
      },
      { isolationLevel },
    );
  }

  private logRefusals({ actor, operation, now, refusals }: WorkScope): Promise<void> {
    const scope: WorkScope = { actor, operation, now, log: refusals, refusals: [] };
    return this.scope.run(scope, () => this.transaction(scope, async () => undefined));
  }
}
