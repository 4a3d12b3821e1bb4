/**
 * What an effect is about: ids and plain facts, never a name, an address or a text. The row is neither sealed nor
 * guarded by a case's grants; who handles it loads what is needed, as it is then.
 */
export type Payload = Readonly<Record<string, string | number | boolean>>;

/** One planned effect as its handler sees it. */
export interface Effect {
  readonly id: string;
  readonly kind: string;
  /** What makes the effect one of its kind. */
  readonly key: string;
  readonly payload: Payload;
  readonly dueAt: Temporal.Instant;
  /** 1 at the first try. */
  readonly attempt: number;
}

/**
 * How one kind of effect happens. Both parts may run more than once for one effect: a process can die between them.
 * `deliver` must therefore be harmless when repeated (the same bytes, the same Message-ID).
 */
export interface EffectHandler<Receipt = void> {
  /** Outside any transaction: SMTP, HTTP. Checks that the effect is still wanted before it acts. */
  deliver?(effect: Effect): Promise<Receipt>;
  /**
   * Inside the transaction that marks the effect done, as the worker. A throw undoes both and the effect is tried
   * again, `deliver` included. `receipt` is what `deliver` answered.
   */
  settle?(effect: Effect, receipt: Receipt): Promise<void>;
  /**
   * Inside the transaction that marks the effect dead, as the worker: what it was about is not left hanging. Also when
   * every process that held it was lost. If it throws, the effect is dead all the same, and the log says so.
   */
  abandon?(effect: Effect): Promise<void>;
  /** `deliver` asks nobody but our own database: it does not wait behind mail servers that are slow to answer. */
  readonly isLocal?: boolean;
  /** After so many failures the effect is dead and waits for a person. Default: `MAX_ATTEMPTS`. */
  readonly maxAttempts?: number;
  /**
   * How long a process may hold the effect before another one takes it for lost. Must be longer than `deliver` can
   * take. Default: `LEASE`.
   */
  readonly lease?: Temporal.Duration;
}

/** With the back-off of `backoff.ts` the last try is 62 hours after the first: a mail server may be away for a weekend. */
export const MAX_ATTEMPTS = 20;

/** Longer than any delivery: `MailTransport` gives up after 90 seconds. */
export const LEASE = Temporal.Duration.from({ minutes: 5 });
