import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EffectMail } from '../../mail/effect-mail.js';
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
    private readonly mail: EffectMail,
  ) {}

  onModuleInit(): void {
    this.outbox.handle(MAIL_CODE, {
      deliver: (effect) => this.deliver(effect),
      settle: ({ key }) => this.orders.forget(key),
    });
  }

  /** An address that nobody has, and a code that is over, end here. */
  private async deliver(effect: Effect): Promise<void> {
    const asked = await this.orders.find(effect.key);
    const recipient = asked && (await this.orders.recipientOf(effect.key, asked.address));
    if (!recipient) return;
    const { address: to, language } = recipient;
    const { subject, opens, howLong, nobody, notMine } = CODE_MAILS[language] ?? CODE_MAILS['fi']!;
    const text = [opens, '', inGroups(asked.code), '', howLong, nobody, notMine, ''].join('\n');
    await this.mail.send(effect, { to, subject, text });
  }
}
