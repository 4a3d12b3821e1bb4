import { Injectable, Logger } from '@nestjs/common';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { Clock, newId } from '../clock/clock.js';
import { close, listen, Room, smtpError, withMessage } from './smtp-port.js';

export interface CaughtMail {
  readonly id: string;
  readonly mailbox: string;
  readonly from: string;
  readonly receivedAt: Temporal.Instant;
  readonly raw: Buffer;
}

/** Everything is kept in memory: more than anything we send, and no more. */
const LARGEST = 5 * 1024 * 1024;
const NEWEST_PER_MAILBOX = 200;
const MAILBOXES = 500;

/**
 * Demo only: a real SMTP server in this process that keeps every mail in memory, by recipient, and passes none on.
 * What it holds is gone when the process ends.
 */
@Injectable()
export class MailCatcher {
  private readonly log = new Logger(MailCatcher.name);
  private readonly limits = { largest: LARGEST, room: new Room(8 * LARGEST) };
  /** Newest first in each mailbox; the mailbox that got mail last is the last key. */
  private readonly mails = new Map<string, CaughtMail[]>();
  private server: SMTPServer | undefined;
  private listening: number | undefined;

  constructor(private readonly clock: Clock) {}

  get port(): number {
    if (this.listening === undefined) throw new Error('MailCatcher.start has not run');
    return this.listening;
  }

  /** On a free port of the loopback interface. */
  async start(): Promise<void> {
    if (this.server) return;
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      size: LARGEST,
      closeTimeout: 1000,
      onData: (stream, session, callback) => {
        this.take(stream, session).then(() => callback(), callback);
      },
    });
    this.listening = await listen(server, { host: '127.0.0.1', port: 0, variable: 'the mail catcher' });
    server.on('error', (error) => this.log.warn(`connection: ${error.message}`));
    this.server = server;
  }

  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    this.listening = undefined;
    if (server) await close(server);
  }

  /** Mailboxes with mail, the latest first. */
  get mailboxes(): readonly { readonly address: string; readonly mails: readonly CaughtMail[] }[] {
    return [...this.mails].map(([address, mails]) => ({ address, mails })).toReversed();
  }

  /** The mails of a mailbox, newest first. */
  mailbox(address: string): readonly CaughtMail[] {
    return this.mails.get(address.toLowerCase()) ?? [];
  }

  find(address: string, id: string): CaughtMail | undefined {
    return this.mailbox(address).find((mail) => mail.id === id);
  }

  private take(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<void> {
    return withMessage(stream, this.limits, async ({ raw, size }) => {
      if (!raw) throw size > LARGEST ? smtpError(552, 'Message too large') : smtpError(452, 'Too much mail at once');
      const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      for (const { address } of envelope.rcptTo) this.keep(address.toLowerCase(), from, raw);
    });
  }

  private keep(mailbox: string, from: string, raw: Buffer): void {
    const mail: CaughtMail = { id: newId(), mailbox, from, receivedAt: this.clock.now(), raw };
    const kept = [mail, ...this.mailbox(mailbox)].slice(0, NEWEST_PER_MAILBOX);
    this.mails.delete(mailbox);
    this.mails.set(mailbox, kept);
    const [stalest] = this.mails.keys();
    if (this.mails.size > MAILBOXES && stalest !== undefined) this.mails.delete(stalest);
  }
}
