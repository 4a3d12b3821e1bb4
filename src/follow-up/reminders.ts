import { createHash } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { WORKER } from '../platform/access/actor.js';
import { Work } from '../platform/access/work.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { composeMail } from '../platform/mail/compose-mail.js';
import { MailTransport } from '../platform/mail/mail-transport.js';
import type { Effect } from '../platform/outbox/effect.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { type Reminder, reminderText } from './reminder-text.js';

/** Timer of an action: once for each. */
export const REMIND_ACTION = 'follow-up.remind-action';
/** Timer of a review: once for each. */
export const REMIND_REVIEW = 'follow-up.remind-review';

/** By whom the wanted reminder goes where; no row when it is not wanted any more. */
const FIND: Readonly<Record<string, string>> = {
  [REMIND_ACTION]: 'select * from access.reminder_of_action(?)',
  [REMIND_REVIEW]: 'select * from access.reminder_of_review(?)',
};

/**
 * Reminders by mail, to professionals only. They say that something is due, when, and whom to ask: no name of a family
 * and no text of the plan (invariant 3).
 */
@Injectable()
export class Reminders implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly work: Work,
    private readonly mail: MailTransport,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.outbox.handle<boolean>(REMIND_ACTION, { deliver: (effect) => this.remind(effect) });
    this.outbox.handle<boolean>(REMIND_REVIEW, {
      deliver: (effect) => this.remind(effect),
      settle: async ({ key }, sent) => {
        if (sent) await this.em.execute('select access.mark_review_reminded(?)', [key]);
      },
    });
  }

  /** Whether it was wanted and sent. Sent again, it is the same message. */
  private async remind({ id, kind, key, dueAt }: Effect): Promise<boolean> {
    const [reminder] = await this.work.run(WORKER, kind, (em) => em.execute<Reminder[]>(FIND[kind]!, [key]));
    if (!reminder) return false;
    const raw = await composeMail({
      // Of the id a digest, because our ids stay inside; of the timer, because a retry is the same mail.
      messageId: `<${createHash('sha256').update(id).digest('hex').slice(0, 32)}@${this.config.mailDomain}>`,
      date: dueAt,
      from: { name: 'Yhdessä', address: this.config.mailFrom },
      to: { address: reminder.address },
      ...reminderText(reminder, `${this.config.publicUrl}/`),
    });
    await this.mail.send({ from: this.config.mailFrom, to: reminder.address, raw });
    return true;
  }
}
