import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { WORKER } from '../../platform/access/actor.js';
import { Work } from '../../platform/access/work.js';
import { ZONE } from '../../platform/clock/clock.js';
import { EffectMail } from '../../platform/mail/effect-mail.js';
import type { Effect } from '../../platform/outbox/effect.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { handoverText, type Recipient } from '../handover-text.js';
import { nextMorning } from '../handover.domain.js';
import { Absences } from './absences.js';

/** Looks for absences ahead, twice a day. */
const LOOK_FOR_ABSENCES = 'handover.look-for-absences';
/** A mail to name a stand-in, to the responsible person or to the counsellor: once for each absence. */
const TELL_ABSENCE = 'handover.tell-absence';

/**
 * Who is away for more than five working days and has nobody to stand in hears of it on the next working morning, and so
 * does the counsellor. An absence is known by its first day.
 */
@Injectable()
export class AbsenceMails implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly absences: Absences,
    private readonly work: Work,
    private readonly mail: EffectMail,
  ) {}

  onModuleInit(): void {
    const every = Temporal.Duration.from({ hours: 12 });
    this.outbox.every(LOOK_FOR_ABSENCES, every, { isLocal: true, settle: () => this.look() });
    this.outbox.handle(TELL_ABSENCE, { deliver: (effect) => this.tell(effect) });
  }

  private async look(): Promise<void> {
    const found = await this.absences.ahead({ areaId: null, caseId: null });
    const dueAt = nextMorning(this.work.now, ZONE);
    const plans = found.flatMap(({ caseId, batonId, firstDay }) =>
      ['responsible', 'counsellor'].map((to) => ({
        kind: TELL_ABSENCE,
        key: `${caseId}:${batonId}:${firstDay.toString()}:${to}`,
        payload: {},
        dueAt,
      })),
    );
    await this.outbox.planAll(plans);
  }

  /** Unless somebody stands in by now, or nobody is away. To a counsellor who is responsible too it goes once. */
  private async tell(effect: Effect): Promise<void> {
    const [caseId, batonId, firstDay, to] = effect.key.split(':') as [string, string, string, string];
    const found = await this.work.run(WORKER, effect.kind, async () => {
      const ahead = await this.absences.ahead({ areaId: null, caseId });
      const stands = ahead.some((each) => each.batonId === batonId && each.firstDay.toString() === firstDay);
      if (!stands) return undefined;
      const sql = 'select * from access.absence_to_tell(?, ?, ?)';
      const [recipient] = await this.em.execute<Recipient[]>(sql, [caseId, batonId, to === 'counsellor']);
      return recipient;
    });
    if (!found) return;
    await this.mail.send(effect, { to: found.address, ...handoverText('absence', found, this.mail.link('/')) });
  }
}
