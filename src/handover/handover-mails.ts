import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { escalation } from '../follow-up/follow-up.domain.js';
import { WORKER } from '../platform/access/actor.js';
import { Work } from '../platform/access/work.js';
import { ZONE } from '../platform/clock/clock.js';
import { EffectMail } from '../platform/mail/effect-mail.js';
import type { Effect } from '../platform/outbox/effect.js';
import { Outbox, type Plan } from '../platform/outbox/outbox.js';
import { lateAt, lateOn } from './handover.domain.js';
import { handoverText, type HandoverWord, type Recipient } from './handover-text.js';

/** A mail about a handover: its key is `offered:`, `late:` or `late-outside:` and the id. Once for each. */
export const TELL_HANDOVER = 'handover.tell';

/** What is said of a handover that waits since a moment: to the counsellor, and if it goes on to who leads the team. */
export const lateTimers = (word: 'late' | 'late-outside', id: string, since: Temporal.Instant): Plan[] => [
  { kind: TELL_HANDOVER, key: `${word}:${id}`, payload: {}, dueAt: lateAt(since, ZONE) },
  escalation(id, lateOn(since, ZONE), ZONE),
];

/** Mails to receivers and counsellors. Whether they are wanted is asked when they are due. */
@Injectable()
export class HandoverMails implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly work: Work,
    private readonly mail: EffectMail,
  ) {}

  onModuleInit(): void {
    this.outbox.handle(TELL_HANDOVER, { deliver: (effect) => this.tell(effect) });
  }

  private async tell(effect: Effect): Promise<void> {
    const [word, id] = effect.key.split(':') as [HandoverWord, string];
    const [found] = await this.work.run(WORKER, effect.kind, () =>
      this.em.execute<Recipient[]>('select * from access.handover_to_tell(?, ?)', [word, id]),
    );
    if (found) await this.mail.send(effect, { to: found.address, ...handoverText(word, found, this.mail.link('/')) });
  }
}
