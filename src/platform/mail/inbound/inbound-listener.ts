import { Inject, Injectable, Logger } from '@nestjs/common';
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { INBOUND_MAIL } from '../../access/actor.js';
import { Work } from '../../access/work.js';
import { CONFIG, type Config } from '../../config/config.js';
import { Outbox } from '../../outbox/outbox.js';
import { describeFailure } from '../../outbox/failure.js';
import { InboundMessages } from './inbound-messages.js';
import { close, LARGEST_MESSAGE, listen, readMessage, smtpError } from '../smtp-port.js';

/** The effect planned for every message taken in; `payload.inboundMessageId` is the row. */
export const MAIL_RECEIVED = 'mail.received';

/**
 * Takes in mail for `MAIL_DOMAIN` by SMTP. A message is answered with 250 only when it stands in the database; until
 * then the sender keeps it and tries again, so nothing is lost and some things come twice. What a message means is
 * decided later, by the handler of `mail.received`.
 */
@Injectable()
export class InboundListener {
  private readonly log = new Logger(InboundListener.name);
  private server: SMTPServer | undefined;
  private listening: number | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly work: Work,
    private readonly messages: InboundMessages,
    private readonly outbox: Outbox,
  ) {}

  /** The port it listens on: `INBOUND_SMTP_PORT`, or the free port chosen for 0. */
  get port(): number {
    if (this.listening === undefined) throw new Error('InboundListener.start has not run');
    return this.listening;
  }

  async start(): Promise<void> {
    if (this.server) return;
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      size: LARGEST_MESSAGE,
      maxClients: 50,
      maxRecipients: 20,
      closeTimeout: 5000,
      onRcptTo: (address, _session, callback) => callback(this.refusal(address)),
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

  /** Only our own domain: whatever else would make us a relay. */
  private refusal({ address }: SMTPServerAddress): Error | null {
    const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
    return domain === this.config.mailDomain.toLowerCase() ? null : smtpError(550, 'No such recipient here');
  }

  private async take(stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<void> {
    const raw = await readMessage(stream);
    if (!raw) throw smtpError(552, 'Message too large');
    const envelopeFrom = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
    const envelopeTo = envelope.rcptTo.map(({ address }) => address);
    try {
      await this.work.run(INBOUND_MAIL, MAIL_RECEIVED, async () => {
        const id = await this.messages.keep({ envelopeFrom, envelopeTo, raw });
        await this.outbox.plan({ kind: MAIL_RECEIVED, key: id, payload: { inboundMessageId: id } });
      });
    } catch (error) {
      this.log.error(`a mail was not stored and stays with its sender: ${describeFailure(error)}`);
      throw smtpError(451, 'Not stored, please try again later');
    }
  }
}
