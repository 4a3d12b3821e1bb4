import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Language } from '../../directory/directory.domain.js';
import { WORKER } from '../../platform/access/actor.js';
import { Work } from '../../platform/access/work.js';
import { EffectMail } from '../../platform/mail/effect-mail.js';
import type { Effect } from '../../platform/outbox/effect.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { MinutesSheet } from './minutes.entity.js';
import { minutesNotice } from './minutes-notice.domain.js';
import { MinutesRepository } from './minutes.repository.js';

/** A mail that minutes can be read: one for each reader and edition. */
const MINUTES_SHARED = 'meeting.minutes-shared';

/** Where it goes; no row when the reader may not read them any more, or when there is a newer edition. */
const FIND = 'select * from access.notice_of_minutes(?, ?, ?)';

/**
 * Tells that minutes can be read, and writes down whom they were disclosed to. Professionals get a mail that says no more
 * than that; the family finds them on its page.
 */
@Injectable()
export class MinutesTelling implements OnModuleInit {
  constructor(
    private readonly rows: MinutesRepository,
    private readonly outbox: Outbox,
    private readonly mail: EffectMail,
    private readonly work: Work,
  ) {}

  onModuleInit(): void {
    this.outbox.handle(MINUTES_SHARED, { deliver: (effect) => this.send(effect) });
  }

  /** Inside the transaction that shares them. */
  async tell({ areaId, caseId: scopeId, meetingId, edition }: MinutesSheet): Promise<void> {
    const readers = await this.rows.readers(meetingId);
    // To whom, what, when, for what purpose and on which basis (invariant 8): ids and codes only.
    const what = { action: 'disclose', scopeType: 'case', scopeId, areaId, category: 'minutes' } as const;
    this.work.note(
      ...readers.map(({ basis, unit }) => ({ ...what, basis, ...(unit !== null && { actingForUnit: unit }) })),
    );
    const professionals = readers.filter(({ unit }) => unit !== null);
    await this.outbox.planAll(
      professionals.map(({ principal: readerId }) => ({
        kind: MINUTES_SHARED,
        key: `${meetingId}/${edition}/${readerId}`,
        payload: { meetingId, edition, readerId },
      })),
    );
  }

  private async send(effect: Effect): Promise<void> {
    const { meetingId, edition, readerId } = effect.payload;
    const [to] = await this.work.run(WORKER, effect.kind, (em) =>
      em.execute<{ address: string | null; language: Language }[]>(FIND, [meetingId, edition, readerId]),
    );
    if (!to?.address) return;
    await this.mail.send(effect, { to: to.address, ...minutesNotice(to.language, this.mail.link('/')) });
  }
}
