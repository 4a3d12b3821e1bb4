import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import type { Effect } from '../outbox/effect.js';
import { composeMail } from './compose-mail.js';
import { MailTransport } from './mail-transport.js';

/** A short mail in plain text. Neutral: whoever reads along learns nothing of a family (invariant 3). */
export interface ShortMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Mails that follow from an effect of the outbox: sent again, they are the same message. */
@Injectable()
export class EffectMail {
  constructor(
    private readonly mail: MailTransport,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Hands the mail of an effect to the mail server. Throws `MailError` unless that took it. */
  async send({ id, dueAt }: Pick<Effect, 'id' | 'dueAt'>, { to, subject, text }: ShortMail): Promise<void> {
    const raw = await composeMail({
      // Of the id a digest, because our ids stay inside; of the effect, because a retry is the same mail.
      messageId: `<${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${this.config.mailDomain}>`,
      date: dueAt,
      from: { name: 'Yhdessä', address: this.config.mailFrom },
      to: { address: to },
      subject,
      text,
    });
    await this.mail.send({ from: this.config.mailFrom, to, raw });
  }

  /** The address of a page of ours, for a link that opens nothing without sign-in. */
  link(path: string): string {
    return `${this.config.publicUrl}${path}`;
  }
}
