import { Inject, Injectable, Optional } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { CONFIG, type Config } from '../config/config.js';
import { plainAddress } from './compose-mail.js';
import { MailCatcher } from './mail-catcher.js';

/** One message for one recipient: the envelope is said, never taken from the headers. */
export interface OutgoingMail {
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer;
}

/** What the mail server answered when it took the message. */
export interface MailReceipt {
  readonly replyCode: number;
  readonly reply: string;
}

/** The mail was not handed over. Names no address, so that it may be logged. */
export class MailError extends Error {
  constructor(
    readonly code: string,
    /** The SMTP reply; undefined when the server could not be reached or said nothing. */
    readonly replyCode: number | undefined,
    /** The same message would be refused again. */
    readonly permanent: boolean,
    options: ErrorOptions,
  ) {
    super(replyCode === undefined ? `mail server not reached (${code})` : `mail server answered ${replyCode}`, options);
    this.name = 'MailError';
  }
}

/** Shorter than the lease of an effect: the server has answered, or we hang up, before another process tries. */
const GIVE_UP_MS = 90_000;

const LIMITS = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 60_000,
  maxConnections: 3,
  // The outbox tries again, counts and waits; a second, hidden try could only double a message.
  maxRequeues: 0,
  disableFileAccess: true,
  disableUrlAccess: true,
} as const;

/** Hands finished messages to the mail server of `SMTP_URL`, or in a demo to the built-in catcher. */
@Injectable()
export class MailTransport {
  private transporter: Transporter | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Optional() private readonly catcher?: MailCatcher,
  ) {}

  /** Sends exactly these bytes. Throws `MailError` unless the server took responsibility for them. */
  async send({ from, to, raw }: OutgoingMail): Promise<MailReceipt> {
    const envelope = { from: from === '' ? '' : plainAddress(from), to: [plainAddress(to)] };
    this.transporter ??= this.connect();
    try {
      const signal = AbortSignal.timeout(GIVE_UP_MS);
      const { response = '' } = await this.transporter.sendMail({ envelope, raw, signal });
      return { replyCode: Number.parseInt(response, 10), reply: response };
    } catch (error) {
      const { code, responseCode, permanent } = error as { code?: string; responseCode?: number; permanent?: boolean };
      throw new MailError(code ?? 'unknown', responseCode, permanent === true, { cause: error });
    }
  }

  /** Ends the idle connections; one in use ends after its message. Sending again connects again. */
  close(): void {
    this.transporter?.close();
    this.transporter = undefined;
  }

  private connect(): Transporter {
    if (this.config.smtpUrl) return createTransport({ ...LIMITS, pool: true, url: this.config.smtpUrl });
    if (!this.catcher) throw new Error('SMTP_URL is not set and there is no mail catcher outside of a demo');
    return createTransport({ ...LIMITS, pool: true, host: '127.0.0.1', port: this.catcher.port, ignoreTLS: true });
  }
}
