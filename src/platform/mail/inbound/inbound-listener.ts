import { Inject, Injectable, Logger, Optional } from '@nestjs/common';
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { CONFIG, type Config } from '../../config/config.js';
import { describeFailure } from '../../outbox/failure.js';
import type { MailEnvelope, ReceivedMail, UnreadMail } from './inbound-messages.js';
import { LARGEST_MESSAGE, Receiving } from './receiving.js';
import { type Arrived, close, listen, Room, smtpError, withMessage } from '../smtp-port.js';

/** Of all clients together: two of the largest messages at once, or ten thousand answers. */
const ROOM = 64 * 1024 * 1024;

/**
 * Takes in mail for `MAIL_DOMAIN` by SMTP or LMTP. A message is answered with 250 only when it stands in the database;
 * until then the sender keeps it and tries again, so nothing is lost and some things come twice. One that is too large
 * leaves a row that says so.
 */
@Injectable()
export class InboundListener {
  private readonly log = new Logger(InboundListener.name);
  private server: SMTPServer | undefined;
  private listening: number | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly receiving: Receiving,
    /** Given by tests only. */
    @Optional() private readonly room: Room = new Room(ROOM),
  ) {}

  /** The port it listens on: `INBOUND_SMTP_PORT`, or the free port chosen for 0. */
  get port(): number {
    if (this.listening === undefined) throw new Error('InboundListener.start has not run');
    return this.listening;
  }

  /** What is spoken there. */
  get protocol(): Config['inboundProtocol'] {
    return this.config.inboundProtocol;
  }

  async start(): Promise<void> {
    if (this.server) return;
    const server = new SMTPServer({
      lmtp: this.config.inboundProtocol === 'lmtp',
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      // Sizes are announced, and refused by us: what is refused leaves a row.
      size: Number.MAX_SAFE_INTEGER,
      hideSize: true,
      maxClients: 50,
      maxRecipients: 20,
      closeTimeout: 5000,
      onRcptTo: (address, session, callback) => {
        this.admit(address, session).then(() => callback(), callback);
      },
      onData: (stream, session, callback) => {
        this.take(stream, session).then(() => callback(), callback);
      },
    });
    const { inboundSmtpHost: host, inboundSmtpPort: port } = this.config;
    this.listening = await listen(server, { host, port, variable: 'INBOUND_SMTP_PORT' });
    server.on('error', (error) => this.log.warn(`connection: ${describeFailure(error)}`));
    this.server = server;
  }

  /** Takes no more connections and ends the open ones; a message in hand is still stored and answered. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    this.listening = undefined;
    if (server) await close(server);
  }

  /** Only our own domain: whatever else would make us a relay. And nothing that is announced as too large. */
  private async admit({ address }: SMTPServerAddress, { envelope }: SMTPServerSession): Promise<void> {
    const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
    if (domain !== this.config.mailDomain.toLowerCase()) throw smtpError(550, 'No such recipient here');
    const { SIZE } = (envelope.mailFrom && envelope.mailFrom.args) || {};
    const size = Number(SIZE ?? 0);
    if (size <= LARGEST_MESSAGE) return;
    await this.keep({ ...envelopeOf(envelope), envelopeTo: [address], size: sizeKept(size), outcome: 'oversize' });
    throw smtpError(552, 'Message too large');
  }

  private take(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<void> {
    const limits = { largest: LARGEST_MESSAGE, room: this.room };
    return withMessage(stream, limits, (message) => this.store(envelopeOf(envelope), message));
  }

  private async store(envelope: MailEnvelope, { raw, size }: Arrived): Promise<void> {
    if (raw) return this.keep({ ...envelope, raw });
    if (size <= LARGEST_MESSAGE) throw smtpError(452, 'Too much mail at once, please try again later');
    await this.keep({ ...envelope, size: sizeKept(size), outcome: 'oversize' });
    throw smtpError(552, 'Message too large');
  }

  private async keep(mail: ReceivedMail | UnreadMail): Promise<void> {
    try {
      await this.receiving.take(mail, { way: this.config.inboundProtocol });
    } catch (error) {
      this.log.error(`a mail was not stored and stays with its sender: ${describeFailure(error)}`);
      throw smtpError(451, 'Not stored, please try again later');
    }
  }
}

const envelopeOf = ({ mailFrom, rcptTo }: SMTPServerSession['envelope']): MailEnvelope => ({
  envelopeFrom: mailFrom === false ? '' : mailFrom.address,
  envelopeTo: rcptTo.map(({ address }) => address),
});

/** What somebody announces may be any number; the column ends at two gigabytes. */
const sizeKept = (size: number) => Math.min(size, 2 ** 31 - 1);
