import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { CONFIG, type Config } from '../../config/config.js';
import type { ImapSettings } from '../../config/imap-settings.js';
import { Bell } from '../../outbox/bell.js';
import { describeFailure } from '../../outbox/failure.js';
import { Receiving } from '../inbound/receiving.js';
import { AccessToken } from './access-token.js';
import { MailboxConnection } from './mailbox-connection.js';
import { MailboxProgress } from './mailbox-progress.js';
import { MailboxRounds } from './mailbox-rounds.js';

/** How long things take. Tests shorten it. */
export interface ImapTimes {
  /** Given up after so long without an answer. */
  readonly commandMs: number;
  /** Between two connections; doubled after each failure. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** Instead of `IMAP_POLL_SECONDS`. */
  readonly pollMs?: number;
}

const TIMES: ImapTimes = { commandMs: 120_000, firstPauseMs: 1000, longestPauseMs: 300_000 };

/** What `IMAP_URL` names, without the secret: what was taken from there is remembered by it. */
export const mailboxName = ({ host, user, inbox }: ImapSettings): string => `${host}/${user}/${inbox}`;

/**
 * Reads the mailbox of `IMAP_URL`: at once when its server says that something came, and each `IMAP_POLL_SECONDS` in
 * any case. Connects again after whatever went wrong. Several processes may read the same mailbox.
 */
@Injectable()
export class ImapReader {
  private readonly log = new Logger(ImapReader.name);
  private readonly bell = new Bell();
  private stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly receiving: Receiving,
    private readonly progress: MailboxProgress,
    private readonly clock: Clock,
    /** Given by tests only. */
    @Optional() private readonly times: ImapTimes = TIMES,
  ) {}

  /** Begins to read, if there is a mailbox. A server that is away is no reason not to start. */
  start(): void {
    const { imap } = this.config;
    if (!imap || this.running) return;
    this.stopping = new AbortController();
    this.running = this.loop(imap, this.stopping.signal);
  }

  /** Ends after the message that is being stored; what was taken and is not filed yet will be by the next to read. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.bell.ring();
    await this.running;
    this.running = undefined;
  }

  private async loop(settings: ImapSettings, signal: AbortSignal): Promise<void> {
    const rounds = new MailboxRounds(mailboxName(settings), this.receiving, this.progress);
    const token = settings.oauth && new AccessToken(settings.oauth, this.clock);
    const { firstPauseMs, longestPauseMs } = this.times;
    for (let wait = firstPauseMs; !signal.aborted; wait = Math.min(wait * 2, longestPauseMs)) {
      try {
        await this.read(await this.open(settings, token, signal), settings, async (connection) => {
          await rounds.run(connection);
          wait = firstPauseMs;
        });
      } catch (error) {
        if (wasRefused(error)) token?.forget();
        if (!signal.aborted) this.log.warn(`the mailbox is not being read: ${reasonOf(error)}`);
      }
      await pause(wait, undefined, { signal }).catch(() => undefined);
    }
  }

  private async open(
    settings: ImapSettings,
    token: AccessToken | undefined,
    signal: AbortSignal,
  ): Promise<MailboxConnection> {
    const accessToken = await token?.current(signal);
    const onNews = () => this.bell.ring();
    return MailboxConnection.open({ settings, accessToken, signal, commandMs: this.times.commandMs, onNews });
  }

  /** Until the connection ends. */
  private async read(
    connection: MailboxConnection,
    { pollSeconds }: ImapSettings,
    round: (connection: MailboxConnection) => Promise<void>,
  ): Promise<void> {
    try {
      while (connection.isOpen) {
        await round(connection);
        connection.listen();
        await this.bell.wait(this.times.pollMs ?? pollSeconds * 1000);
      }
    } finally {
      connection.close();
    }
    throw new Error('the connection ended');
  }
}

/** What the server says is told, because it is what the operator needs; without addresses. */
function reasonOf(error: unknown): string {
  const { responseText, serverResponseCode, code } = (error ?? {}) as Record<string, unknown>;
  if (typeof responseText !== 'string') return describeFailure(error);
  return describeFailure({ name: 'answer', message: responseText, code: serverResponseCode ?? code });
}

const wasRefused = (error: unknown) =>
  (error as { authenticationFailed?: unknown } | null)?.authenticationFailed === true;
