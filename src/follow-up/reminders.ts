import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SAFETY_BAN_ENDS } from '../family/safety/safety.service.js';
import { WORKER } from '../platform/access/actor.js';
import { Work } from '../platform/access/work.js';
import { ZONE } from '../platform/clock/clock.js';
import { EffectMail } from '../platform/mail/effect-mail.js';
import type { Effect } from '../platform/outbox/effect.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { isOvertaken } from './follow-up.domain.js';
import { type Reminder, reminderText } from './reminder-text.js';

/** Timer of an action: once for each. */
export const REMIND_ACTION = 'follow-up.remind-action';
/** Timer of an action after its day: a few for each, told apart by a number. */
export const CHASE_ACTION = 'follow-up.chase-action';
/** Timer of a review: once for each. */
export const REMIND_REVIEW = 'follow-up.remind-review';

/** Of what the reminder is: who is wanted to be told, no row when nobody is any more; and where they see it. */
interface Kind {
  readonly find: string;
  readonly path: string;
  readonly isPast?: true;
  readonly isOfAction?: true;
}
const OF_ACTION = { find: 'select * from access.reminder_of_action(?)', path: '/lupaukset', isOfAction: true } as const;
const KINDS: Readonly<Record<string, Kind>> = {
  [REMIND_ACTION]: OF_ACTION,
  [CHASE_ACTION]: { ...OF_ACTION, isPast: true },
  [REMIND_REVIEW]: { find: 'select * from access.reminder_of_review(?)', path: '/' },
  [SAFETY_BAN_ENDS]: { find: 'select * from access.reminder_of_safety_ban(?)', path: '/' },
};

/**
 * Reminders by mail, to professionals only; a family sees on its page what is due. They say that something is due, when,
 * and whom to ask: no name of a family and no text of the plan (invariant 3).
 */
@Injectable()
export class Reminders implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly work: Work,
    private readonly mail: EffectMail,
  ) {}

  onModuleInit(): void {
    for (const kind of [REMIND_ACTION, CHASE_ACTION, SAFETY_BAN_ENDS])
      this.outbox.handle<boolean>(kind, { deliver: (effect) => this.remind(effect) });
    this.outbox.handle<boolean>(REMIND_REVIEW, {
      deliver: (effect) => this.remind(effect),
      settle: async ({ key }, sent) => {
        if (sent) await this.em.execute('select access.mark_review_reminded(?)', [key]);
      },
    });
  }

  /** Whether it was wanted and sent. Sent again, it is the same message. */
  private async remind(effect: Effect): Promise<boolean> {
    const { path, isPast } = KINDS[effect.kind]!;
    const reminder = await this.work.run(WORKER, effect.kind, () => this.wanted(effect));
    if (!reminder) return false;
    await this.mail.send(effect, { to: reminder.address, ...reminderText(reminder, this.mail.link(path), isPast) });
    return true;
  }

  private async wanted({ kind, key }: Effect): Promise<Reminder | undefined> {
    const { find, isOfAction } = KINDS[kind]!;
    const [id, chase = '0'] = key.split(':');
    const [reminder] = await this.em.execute<Reminder[]>(find, [id]);
    if (!reminder || !isOfAction) return reminder;
    const dueOn = Temporal.PlainDate.from(reminder.due_on);
    return isOvertaken(Number(chase), dueOn, this.work.now, ZONE) ? undefined : reminder;
  }
}
