import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WORKER } from '../platform/access/actor.js';
import { Work } from '../platform/access/work.js';
import { EffectMail } from '../platform/mail/effect-mail.js';
import type { Effect } from '../platform/outbox/effect.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { ESCALATED, lastEscalatedDay } from './follow-up.domain.js';
import { type OverdueCount, overdueText } from './overdue-text.js';
import { passedOn } from './overdue.js';

/** Timer of what is due: by then it is overdue, unless it was done. */
export const OVERDUE = 'follow-up.overdue';
/** The mail of a day to somebody, however much of theirs became overdue or too late with it. */
const DIGEST = 'follow-up.digest';

/**
 * Tells the counsellor that something has become overdue, and who leads their team that it stays so: one mail a day, on
 * working days, and none when nothing is new. It says how much, and nothing of whom (invariant 3).
 */
@Injectable()
export class OverdueTelling implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly work: Work,
    private readonly mail: EffectMail,
  ) {}

  onModuleInit(): void {
    this.outbox.handle(OVERDUE, { settle: (effect) => this.concerns(effect, false) });
    this.outbox.handle(ESCALATED, { settle: (effect) => this.concerns(effect, true) });
    this.outbox.handle(DIGEST, { deliver: (effect) => this.tell(effect) });
  }

  /** If it is still overdue, whoever it concerns gets the mail of the day. */
  private async concerns({ payload }: Effect, isLead: boolean): Promise<void> {
    const { reviewsBy, today } = passedOn(this.work.today);
    const concerned = await this.em.execute<{ who: string }[]>(
      'select who from access.overdue_concerns(?, ?, ?::date, ?::date)',
      [payload['id'], isLead, reviewsBy.toString(), today.toString()],
    );
    const plans = concerned.map(({ who }) => ({
      kind: DIGEST,
      key: `${who}:${isLead ? 'team' : 'own'}:${today.toString()}`,
      payload: { who, isLead },
    }));
    await this.outbox.planAll(plans);
  }

  private async tell(effect: Effect): Promise<void> {
    const { who, isLead } = effect.payload as { who: string; isLead: boolean };
    const [count] = await this.work.run(WORKER, effect.kind, (em) => {
      const { reviewsBy, today } = passedOn(this.work.today);
      const days = [reviewsBy, today, lastEscalatedDay(today)].map(String);
      return em.execute<OverdueCount[]>('select * from access.overdue_count(?, ?, ?::date, ?::date, ?::date)', [
        who,
        isLead,
        ...days,
      ]);
    });
    if (!count) return;
    await this.mail.send(effect, { to: count.address, ...overdueText(count, isLead, this.mail.link('/')) });
  }
}
