import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** The mail servers of the invitees: takes whatever the application sends, and keeps it. */
export class Outside {
  /** Called with the number of mails so far, before the one that came is answered with "250". */
  onMail: (count: number) => void = () => undefined;
  readonly all: { readonly mailbox: string; readonly raw: Buffer }[] = [];
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      onData: (stream, session, callback) => {
        buffer(stream).then((raw) => {
          for (const { address } of session.envelope.rcptTo) this.all.push({ mailbox: address.toLowerCase(), raw });
          this.onMail(this.all.length);
          callback();
        }, callback);
      },
    });
    // A server that is killed leaves its connection behind.
    this.server.on('error', () => undefined);
  }

  static async open(): Promise<Outside> {
    const outside = new Outside();
    outside.server.listen(0, '127.0.0.1');
    await once(outside.server.server, 'listening');
    return outside;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  mailbox(address: string): readonly Buffer[] {
    return this.all.filter(({ mailbox }) => mailbox === address.toLowerCase()).map(({ raw }) => raw);
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(resolve);
    });
  }
}
