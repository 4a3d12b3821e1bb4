import { createHash } from 'node:crypto';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { composeMail } from '../../mail/compose-mail.js';
import { MailTransport } from '../../mail/mail-transport.js';
import type { Effect } from '../../outbox/effect.js';
import { Outbox } from '../../outbox/outbox.js';
import { inGroups } from './email-code.domain.js';
import { EmailCodeOrders } from './email-code-orders.js';
import { CODE_MAILS } from './email-code.texts.data.js';
import { MAIL_CODE } from './email-codes.js';

/** Mails a code to whoever has the address: to the address as the directory has it, never as somebody typed it. */
@Injectable()
export class EmailCodeMail implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly orders: EmailCodeOrders,
    private readonly transport: MailTransport,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.outbox.handle(MAIL_CODE, {
      deliver: (effect) => this.deliver(effect),
      settle: ({ key }) => this.orders.forget(key),
    });
  }

  /** Sent again, it is the same message. An address that nobody has, and a code that is over, end here. */
  private async deliver({ id, key, dueAt }: Effect): Promise<void> {
    const asked = await this.orders.find(key);
    const recipient = asked && (await this.orders.recipientOf(key, asked.address));
    if (!recipient) return;
    const { address, language } = recipient;
    const { subject, opens, howLong, nobody, notMine } = CODE_MAILS[language] ?? CODE_MAILS['fi']!;
    const raw = await composeMail({
      // Of the id a digest, because our ids stay inside.
      messageId: `<${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${this.config.mailDomain}>`,
      date: dueAt,
      from: { name: 'Yhdessä', address: this.config.mailFrom },
      to: { address },
      subject,
      text: [opens, '', inGroups(asked.code), '', howLong, nobody, notMine, ''].join('\n'),
    });
    await this.transport.send({ from: this.config.mailFrom, to: address, raw });
  }
}
