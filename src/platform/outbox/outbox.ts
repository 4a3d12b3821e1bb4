import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { newId } from '../clock/clock.js';
import type { EffectHandler, Payload } from './effect.js';

/** What a chapter asks for. `key` names the effect for ever: put the revision in it if there can be another. */
export interface Plan {
  readonly kind: string;
  readonly key: string;
  readonly payload: Payload;
  /** Default: at once. */
  readonly dueAt?: Temporal.Instant;
}

/**
 * `revoked`: it will not happen. `in-hand`: somebody is delivering it right now; it may still reach the world and is
 * settled if it does, but is not tried again. `past`: done, dead, revoked before, or never planned.
 */
export type Revocation = 'revoked' | 'in-hand' | 'past';

function revocation(was: string | null): Revocation {
  if (was === 'pending') return 'revoked';
  return was === 'claimed' ? 'in-hand' : 'past';
}

/** A kind of effect and how it happens. `everySeconds` marks a periodic job. */
export interface Kind {
  readonly name: string;
  readonly handler: EffectHandler<unknown>;
  readonly everySeconds?: number;
}

/** The key of the one row of a periodic job. */
export const PERIODIC = 'periodic';

/**
 * Everything that leaves the database or happens later: planned as a row in the transaction that causes it, so that
 * both are or neither is. `OutboxWorker` makes it happen, at least once.
 */
@Injectable()
export class Outbox {
  private readonly known = new Map<string, Kind>();

  constructor(private readonly em: EntityManager) {}

  /**
   * Plans an effect inside the current work. The same kind and key again is a no-op, also after the effect is done or
   * revoked. Conflicts name no index on purpose: with one, row security would ask who may read the row.
   */
  async plan(plan: Plan): Promise<void> {
    await this.planAll([plan]);
  }

  /** The same for many: one statement however many there are. */
  async planAll(plans: readonly Plan[]): Promise<void> {
    if (plans.length === 0) return;
    const rows = plans.map(({ kind, key, payload, dueAt }) => ({ id: newId(), kind, key, payload, due_at: dueAt }));
    await this.em.execute(
      `insert into platform.outbox_effect (id, kind, key, payload, due_at, planned_at)
       select e.id, e.kind, e.key, e.payload, coalesce(e.due_at, access.now()), access.now()
       from jsonb_to_recordset(?::jsonb) as e (id uuid, kind text, key text, payload jsonb, due_at timestamptz)
       on conflict do nothing`,
      [JSON.stringify(rows)],
    );
  }

  /** Takes an effect back inside the current work. */
  async revoke(kind: string, key: string): Promise<Revocation> {
    return (await this.revokeAll(kind, [key])).get(key) ?? 'past';
  }

  /** Takes effects of one kind back, in one statement. Answers by key what became of each. */
  async revokeAll(kind: string, keys: readonly string[]): Promise<ReadonlyMap<string, Revocation>> {
    if (keys.length === 0) return new Map();
    const rows = await this.em.execute<{ key: string; was: string | null }[]>(
      `select k.key, access.revoke_effect(?, k.key) as was from jsonb_array_elements_text(?::jsonb) as k (key)`,
      [kind, JSON.stringify(keys)],
    );
    return new Map(rows.map(({ key, was }) => [key, revocation(was)]));
  }

  /**
   * Moves an effect that has not happened, also a revoked one, to another moment and forgets its failures. False when
   * it is too late (in hand, done or dead) or there is none: plan one under a new key.
   */
  async reschedule(kind: string, key: string, dueAt: Temporal.Instant): Promise<boolean> {
    const [row] = await this.em.execute<{ moved: boolean }[]>(
      'select access.reschedule_effect(?, ?, ?::timestamptz) as moved',
      [kind, key, dueAt.toString()],
    );
    return row?.moved === true;
  }

  /** At module init: how effects of `kind` happen. A kind nobody handles in this process is left for one that does. */
  handle<Receipt = void>(kind: string, handler: EffectHandler<Receipt>): void {
    this.register({ name: kind, handler: handler as EffectHandler<unknown> });
  }

  /**
   * At module init: a job that runs now and then again `every` after each time it ended well, once across all
   * processes. A failure is tried again after the back-off; the job never dies. `every` is an exact time.
   */
  every<Receipt = void>(kind: string, every: Temporal.Duration, handler: EffectHandler<Receipt>): void {
    const everySeconds = every.total('seconds');
    if (!(everySeconds > 0)) throw new Error(`the period of "${kind}" must be positive`);
    this.register({ name: kind, handler: handler as EffectHandler<unknown>, everySeconds });
  }

  get kinds(): readonly Kind[] {
    return [...this.known.values()];
  }

  kind(name: string): Kind {
    const kind = this.known.get(name);
    if (!kind) throw new Error(`nobody handles effects of the kind "${name}"`);
    return kind;
  }

  private register(kind: Kind): void {
    if (this.known.has(kind.name)) throw new Error(`two handlers for effects of the kind "${kind.name}"`);
    this.known.set(kind.name, kind);
  }
}
