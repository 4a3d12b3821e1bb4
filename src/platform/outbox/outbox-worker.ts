import { Injectable, Logger } from '@nestjs/common';
import { WORKER } from '../access/actor.js';
import { Work } from '../access/work.js';
import { Clock } from '../clock/clock.js';
import { Notifications } from '../database/notifications.js';
import { LONGEST_WAIT_MS, millisecondsUntil, secondsUntilRetry } from './backoff.js';
import { Bell } from './bell.js';
import { LEASE, MAX_ATTEMPTS } from './effect.js';
import { describeFailure } from './failure.js';
import { type Kind, Outbox, PERIODIC } from './outbox.js';
import { type Claimed, type Failure, OutboxRepository } from './outbox.repository.js';

/**
 * Four at once, so that a mail server that is slow to answer does not hold up what only touches the database, thousands of
 * answers that come in hold up no timer, and a round of questions to many servers holds up no mail.
 */
const LANES: readonly ((kind: Kind) => boolean)[] = [
  ({ handler }) => handler.deliver === undefined,
  ({ handler, everySeconds }) => handler.deliver !== undefined && everySeconds === undefined && !!handler.isLocal,
  ({ handler, everySeconds }) => handler.deliver !== undefined && everySeconds === undefined && !handler.isLocal,
  ({ handler, everySeconds }) => handler.deliver !== undefined && everySeconds !== undefined,
];

/** Another process took the effect over because this one held it longer than its lease. */
class ClaimLost extends Error {}

/**
 * Makes effects happen, at least once each, in any number of processes. Effects are claimed one at a time: of a batch,
 * one slow delivery would use up the leases of the others, and one that kills the process would count against them.
 */
@Injectable()
export class OutboxWorker {
  private readonly log = new Logger(OutboxWorker.name);
  private readonly bells = LANES.map(() => new Bell());
  private running: Promise<unknown> | undefined;
  private stopping = false;
  private hearing: Promise<() => void> | undefined;
  private armed = new Set<string>();

  constructor(
    private readonly outbox: Outbox,
    private readonly repository: OutboxRepository,
    private readonly work: Work,
    private readonly clock: Clock,
    private readonly notifications: Notifications,
  ) {}

  /** Handles everything that is due now and answers how many tries that took. What tests and commands call. */
  async runDue(): Promise<number> {
    await this.armPeriodic();
    let count = 0;
    for (const lane of LANES) count += await this.drain(this.outbox.kinds.filter(lane));
    return count;
  }

  /** From now on effects happen as they fall due. */
  async start(): Promise<void> {
    if (this.running) return;
    this.stopping = false;
    this.running = Promise.all(LANES.map((lane, i) => this.loop(lane, this.bells[i]!)));
    const wake = () => this.wake();
    this.hearing = this.notifications.hear('outbox', { heard: wake, again: wake });
    await this.hearing;
  }

  /** Ends after the effects in hand. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    (await this.hearing)?.();
    await this.running;
    this.running = undefined;
  }

  /** Looks for due effects at once: the clock was moved. */
  wake(): void {
    for (const bell of this.bells) bell.ring();
  }

  private async loop(lane: (kind: Kind) => boolean, bell: Bell): Promise<void> {
    while (!this.stopping) await bell.wait(await this.round(lane));
  }

  /** One round; answers how long to wait. A database that is away is no reason to end. */
  private async round(lane: (kind: Kind) => boolean): Promise<number> {
    try {
      await this.armPeriodic();
      const kinds = this.outbox.kinds.filter(lane);
      await this.drain(kinds, () => this.stopping);
      return await this.untilNext(kinds);
    } catch (error) {
      this.log.error(`the outbox waits: ${describeFailure(error)}`);
      return LONGEST_WAIT_MS;
    }
  }

  private async untilNext(kinds: readonly Kind[]): Promise<number> {
    const next = await this.asWorker('next', () => this.repository.nextDue(names(kinds)));
    return millisecondsUntil(next, this.clock.now());
  }

  private async armPeriodic(): Promise<void> {
    const missing = this.outbox.kinds.filter(({ name, everySeconds }) => everySeconds && !this.armed.has(name));
    if (missing.length === 0) return;
    await this.asWorker('arm', async () => {
      for (const { name, everySeconds = 0 } of missing) await this.repository.arm(name, PERIODIC, everySeconds);
    });
    for (const { name } of missing) this.armed.add(name);
  }

  private async drain(kinds: readonly Kind[], enough = () => false): Promise<number> {
    if (kinds.length === 0) return 0;
    const leases = Object.fromEntries(
      kinds.map(({ name, handler }) => [name, (handler.lease ?? LEASE).total('seconds')]),
    );
    for (let count = 0; ; count += 1) {
      if (enough()) return count;
      const effect = await this.asWorker('claim', () => this.repository.claim(names(kinds), leases));
      if (!effect) return count;
      await this.happen(effect);
    }
  }

  private async happen(effect: Claimed): Promise<void> {
    const kind = this.outbox.kind(effect.kind);
    try {
      if (effect.attempt > maxAttempts(kind)) throw new Error('every process that held it was lost');
      const receipt = await kind.handler.deliver?.(effect);
      await this.asWorker(effect.kind, () => this.settle(kind, effect, receipt));
    } catch (error) {
      if (error instanceof ClaimLost) this.log.warn(`${effect.kind} ${effect.id}: took longer than its lease`);
      else await this.fail(kind, effect, error);
    }
  }

  /** Marks first: the row's lock keeps two who believe in the same lease from settling at once. */
  private async settle({ handler, everySeconds }: Kind, effect: Claimed, receipt: unknown): Promise<void> {
    if (!(await this.repository.settle(effect, everySeconds))) throw new ClaimLost();
    await handler.settle?.(effect, receipt);
  }

  private async fail(kind: Kind, effect: Claimed, error: unknown): Promise<void> {
    const periodic = kind.everySeconds !== undefined;
    const dead = effect.attempt >= maxAttempts(kind);
    const retryInSeconds = dead ? null : secondsUntilRetry(effect.attempt, periodic);
    const text = describeFailure(error);
    this.log.warn(`${effect.kind} ${effect.id}: try ${effect.attempt} failed${dead ? ', it is dead' : ''}: ${text}`);
    await this.giveUp(kind, effect, { text, retryInSeconds });
  }

  /** An effect that nobody can abandon must not come back for ever: it is dead, and a person finds it among the dead. */
  private async giveUp({ handler, name }: Kind, effect: Claimed, failure: Failure): Promise<void> {
    const note = () => this.repository.fail(effect, failure);
    try {
      await this.asWorker(name, async () => {
        if (await note()) await handler.abandon?.(effect);
      });
    } catch (error) {
      if (failure.retryInSeconds !== null || !handler.abandon) throw error;
      this.log.error(`${effect.kind} ${effect.id}: could not be abandoned: ${describeFailure(error)}`);
      await this.asWorker('fail', note);
    }
  }

  private asWorker<T>(operation: string, task: () => Promise<T>): Promise<T> {
    return this.work.run(WORKER, `outbox.${operation}`, task);
  }
}

const names = (kinds: readonly Kind[]) => kinds.map(({ name }) => name);

function maxAttempts({ handler, everySeconds }: Kind): number {
  return everySeconds === undefined ? (handler.maxAttempts ?? MAX_ATTEMPTS) : Infinity;
}
