import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger, Optional } from '@nestjs/common';
import { describeFailure } from './failure.js';

/** What we use of a `pg` client (the package has no types here and is not ours to depend on). */
interface ListeningClient {
  query(sql: string): Promise<unknown>;
  on(event: 'notification' | 'end', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  release(destroy: boolean): void;
}

const RETRY_MS = 5000;

/**
 * Hears `NOTIFY outbox` on one connection of the pool, kept for the purpose. A notification only saves waiting: while
 * the connection is away the worker polls, and a new connection wakes it for what it may have missed.
 */
@Injectable()
export class OutboxListener {
  private readonly log = new Logger(OutboxListener.name);
  private client: ListeningClient | undefined;
  private retry: NodeJS.Timeout | undefined;
  private wake: (() => void) | undefined;

  constructor(
    private readonly em: EntityManager,
    /** Given by tests only. */
    @Optional() private readonly retryMs: number = RETRY_MS,
  ) {}

  /** Calls `wake` at every notification, and once after each new connection. */
  async start(wake: () => void): Promise<void> {
    this.wake = wake;
    await this.connect();
  }

  async stop(): Promise<void> {
    this.wake = undefined;
    clearTimeout(this.retry);
    this.letGo();
  }

  private async connect(): Promise<void> {
    try {
      const pool = await this.em.getDriver().getConnection().getNativeClient();
      const client = (await pool.connect()) as ListeningClient;
      client.on('notification', () => this.wake?.());
      client.on('error', () => this.lost(client));
      client.on('end', () => this.lost(client));
      this.client = client;
      await client.query('listen outbox');
      if (this.wake) this.wake();
      else this.letGo();
    } catch (error) {
      this.log.warn(`no notifications, polling: ${describeFailure(error)}`);
      this.letGo();
      this.reconnectLater();
    }
  }

  private lost(client: ListeningClient): void {
    if (this.client !== client) return;
    this.letGo();
    this.reconnectLater();
  }

  private reconnectLater(): void {
    if (!this.wake) return;
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.connect(), this.retryMs);
  }

  /** Destroys the connection: a client that listens must not go back to the pool. */
  private letGo(): void {
    const { client } = this;
    this.client = undefined;
    client?.release(true);
  }
}
