import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { newId } from '../clock/clock.js';
import type { Effect, Payload } from './effect.js';

/** An effect in the hands of this process. `claim` is new each time: whoever lost the lease cannot settle by mistake. */
export interface Claimed extends Effect {
  readonly claim: string;
}

interface ClaimedRow {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly payload: Payload;
  readonly dueAt: string;
  readonly attempt: number;
}

/** What became of a failed try. */
export interface Failure {
  readonly text: string;
  /** null: the effect is dead. */
  readonly retryInSeconds: number | null;
}

const DUE = `due_at <= access.now() and (state = 'pending' or (state = 'claimed' and lease_until <= access.now()))`;

/** SQL of the outbox. Every method runs inside a work of the worker, whose now decides what is due. */
@Injectable()
export class OutboxRepository {
  constructor(private readonly em: EntityManager) {}

  /** Takes the effect that has been due longest, or one whose holder's lease ran out. */
  async claim(kinds: readonly string[], leaseSeconds: Readonly<Record<string, number>>): Promise<Claimed | null> {
    const claim = newId();
    const [row] = await this.em.execute<ClaimedRow[]>(
      `update platform.outbox_effect e set state = 'claimed', claim = ?, attempt = attempt + 1,
         lease_until = access.now() + make_interval(secs => (?::jsonb ->> kind)::double precision)
       where id = (select id from platform.outbox_effect where kind = any(?::text[]) and ${DUE}
         order by due_at, id limit 1 for update skip locked)
       returning id, kind, key, payload, due_at as "dueAt", attempt`,
      [claim, JSON.stringify(leaseSeconds), textArray(kinds)],
    );
    return row ? { ...row, claim, dueAt: Temporal.Instant.from(row.dueAt) } : null;
  }

  /** Marks the effect done, or arms a periodic one again. False when the claim was lost: nothing was changed. */
  async settle(effect: Claimed, everySeconds: number | undefined): Promise<boolean> {
    const change =
      everySeconds === undefined
        ? `state = 'done', settled_at = access.now()`
        : `state = 'pending', attempt = 0, due_at = access.now() + make_interval(secs => ${everySeconds})`;
    const rows = await this.em.execute<unknown[]>(
      `update platform.outbox_effect set ${change}, claim = null, lease_until = null, last_error = null
       where id = ? and claim = ? and state in ('claimed', 'revoked') returning id`,
      [effect.id, effect.claim],
    );
    return rows.length === 1;
  }

  /** Notes a failed try. An effect revoked meanwhile stays revoked. True when the effect is dead now. */
  async fail(effect: Claimed, { text, retryInSeconds }: Failure): Promise<boolean> {
    const next = retryInSeconds === null ? 'dead' : 'pending';
    const [row] = await this.em.execute<{ state: string }[]>(
      `update platform.outbox_effect set claim = null, lease_until = null, last_error = ?,
         state = case state when 'claimed' then ?::text else state end,
         due_at = case when ?::integer is null then due_at else access.now() + make_interval(secs => ?::integer) end,
         settled_at = case when ?::integer is null then access.now() else settled_at end
       where id = ? and claim = ? returning state`,
      [text, next, retryInSeconds, retryInSeconds, retryInSeconds, effect.id, effect.claim],
    );
    return row?.state === 'dead';
  }

  /** Makes the row of a periodic job, or brings it forward when its period has become shorter. */
  async arm(kind: string, key: string, everySeconds: number): Promise<void> {
    await this.em.execute(
      `insert into platform.outbox_effect as e (id, kind, key, payload, due_at, planned_at)
       values (?, ?, ?, '{}', access.now(), access.now())
       on conflict (kind, key) do update set due_at = access.now() + make_interval(secs => ?::double precision)
       where e.state = 'pending' and e.due_at > access.now() + make_interval(secs => ?::double precision)`,
      [newId(), kind, key, everySeconds, everySeconds],
    );
  }

  /** When the next effect of these kinds is due or a lease runs out. */
  async nextDue(kinds: readonly string[]): Promise<Temporal.Instant | null> {
    const [row] = await this.em.execute<{ at: string | null }[]>(
      `select min(case state when 'claimed' then greatest(due_at, lease_until) else due_at end) as at
       from platform.outbox_effect where state in ('pending', 'claimed') and kind = any(?::text[])`,
      [textArray(kinds)],
    );
    return row?.at ? Temporal.Instant.from(row.at) : null;
  }
}

/** A PostgreSQL array literal: the ORM would spread a JavaScript array into several parameters. */
export const textArray = (texts: readonly string[]) =>
  `{${texts.map((text) => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(',')}}`;
