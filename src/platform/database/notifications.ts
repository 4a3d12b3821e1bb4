import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger, Optional } from '@nestjs/common';

/** Whoever wants to know what is told at a channel. */
export interface Hearer {
  /** At every notification, with what it carries. */
  heard(payload: string): void;
  /** Once after each new connection: something may have been told meanwhile. */
  again(): void;
}

/** What we use of a `pg` client (the package has no types here and is not ours to depend on). */
interface ListeningClient {
  connect(): Promise<unknown>;
  query(sql: string | { readonly text: string; readonly query_timeout: number }): Promise<unknown>;
  on(event: 'notification', listener: (told: { channel: string; payload?: string }) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  end(): Promise<void>;
}

/** The pool makes its connections of these; so do we, beside it. */
interface Pool {
  readonly Client: new (options: object) => ListeningClient;
  readonly options: object;
}

interface Ear extends Hearer {
  readonly channel: string;
}

/** The first wait after a connection was lost; each further one is twice as long. */
const RETRY_MS = 500;
const RETRY_AT_MOST_MS = 30_000;
/** A connection that died without a word is found out by asking. */
const PULSE_MS = 30_000;
const PULSE = { text: 'select', query_timeout: 5000 } as const;

/**
 * What PostgreSQL tells by NOTIFY, on one connection of this process beside the pool, kept as long as somebody hears.
 * Notifications only save waiting: whatever is lost with a connection, everybody is told to look again after it.
 */
@Injectable()
export class Notifications {
  private readonly log = new Logger(Notifications.name);
  private readonly ears = new Set<Ear>();
  private client: ListeningClient | undefined;
  private connecting: Promise<void> | undefined;
  private retry: NodeJS.Timeout | undefined;
  private pulse: NodeJS.Timeout | undefined;
  private failures = 0;

  constructor(
    private readonly em: EntityManager,
    /** Given by tests only. */
    @Optional() private readonly retryMs: number = RETRY_MS,
  ) {}

  /** From now on `hearer` hears what is told at the channel, as soon as there is a connection. Returns how to end it. */
  async hear(channel: string, hearer: Hearer): Promise<() => void> {
    const ear: Ear = { channel, heard: (payload) => hearer.heard(payload), again: () => hearer.again() };
    this.ears.add(ear);
    if (this.client) await this.listen(this.client, ear);
    else await (this.connecting ??= this.connect());
    return () => this.leave(ear);
  }

  private leave(ear: Ear): void {
    this.ears.delete(ear);
    if (this.ears.size > 0) return;
    clearTimeout(this.retry);
    this.letGo();
  }

  private async connect(): Promise<void> {
    clearTimeout(this.retry);
    try {
      const client = await this.open();
      await client.connect();
      this.client = client;
      this.failures = 0;
      this.pulse = setInterval(() => void client.query(PULSE).catch(() => this.lost(client)), PULSE_MS);
      await Promise.all([...this.ears].map((ear) => this.listen(client, ear)));
      if (this.ears.size === 0) this.letGo();
    } catch (error) {
      this.log.warn(`nothing is heard for now: ${error instanceof Error ? error.name : 'unknown'}`);
      this.letGo();
      this.reconnectLater();
    } finally {
      this.connecting = undefined;
    }
  }

  private async open(): Promise<ListeningClient> {
    const pool = (await this.em.getDriver().getConnection().getNativeClient()) as unknown as Pool;
    const client = new pool.Client(pool.options);
    client.on('notification', ({ channel, payload = '' }) => {
      for (const ear of this.ears) if (ear.channel === channel) ear.heard(payload);
    });
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    return client;
  }

  /** A connection that is lost here is found out by its own end. */
  private async listen(client: ListeningClient, ear: Ear): Promise<void> {
    await client.query(`listen ${ear.channel}`).then(
      () => ear.again(),
      () => this.lost(client),
    );
  }

  private lost(client: ListeningClient): void {
    if (this.client !== client) return;
    this.letGo();
    this.reconnectLater();
  }

  private reconnectLater(): void {
    if (this.ears.size === 0) return;
    clearTimeout(this.retry);
    const wait = Math.min(this.retryMs * 2 ** this.failures, RETRY_AT_MOST_MS);
    this.failures += 1;
    this.retry = setTimeout(() => {
      this.connecting ??= this.connect();
    }, wait);
  }

  private letGo(): void {
    const { client } = this;
    this.client = undefined;
    clearInterval(this.pulse);
    client?.end().catch(() => this.log.debug('the connection was gone already'));
  }
}
