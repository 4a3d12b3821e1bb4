import { Injectable } from '@nestjs/common';
import { Work } from '../platform/access/work.js';
import { ZONE } from '../platform/clock/clock.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { heardAt, remindedAt } from './consent.domain.js';

/** A mail to the counsellor: its key is `ending:` and the id of a consent or basis, or `own-word:` and that of a decision. */
export const TELL_CONSENT = 'consent.tell';
/** The end of the last day of a consent or a basis in law; its key is the id. */
export const END_CONSENT = 'consent.end';

/** A consent, or a basis in law. */
interface Basis {
  readonly id: string;
  readonly endsAt: Temporal.Instant;
}

/** What is due because of a consent or a basis in law: planned as it begins to hold, taken back as it ends before its day. */
@Injectable()
export class BasisTimers {
  constructor(
    private readonly outbox: Outbox,
    private readonly work: Work,
  ) {}

  /** It holds from now on. */
  async plan({ id, endsAt }: Basis): Promise<void> {
    const reminded = remindedAt(endsAt, this.work.now, ZONE);
    await this.outbox.planAll([
      { kind: END_CONSENT, key: id, payload: {}, dueAt: endsAt },
      ...(reminded ? [{ kind: TELL_CONSENT, key: `ending:${id}`, payload: {}, dueAt: reminded }] : []),
    ]);
  }

  /** It has ended before its day. */
  async forget(id: string): Promise<void> {
    await this.outbox.revoke(END_CONSENT, id);
    await this.outbox.revoke(TELL_CONSENT, `ending:${id}`);
  }

  /** The counsellor hears that somebody of the family has spoken, not at night. */
  async tell(decisionId: string): Promise<void> {
    const dueAt = heardAt(this.work.now, ZONE);
    await this.outbox.plan({ kind: TELL_CONSENT, key: `own-word:${decisionId}`, payload: {}, dueAt });
  }
}
