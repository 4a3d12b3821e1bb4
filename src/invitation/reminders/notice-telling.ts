import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Language } from '../../directory/directory.domain.js';
import { Work } from '../../platform/access/work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { SmsTransport } from '../../platform/sms/sms-transport.js';
import { type Chosen, chooseWay, isTomorrow, type Settlement } from './notice.domain.js';
import type { MeetingNotice } from './notice.entity.js';
import { NoticeOutgoing, type Ready } from './notice-outgoing.js';
import { effectOf } from './noticing.js';
import type { Disclosure, Standing } from './standing.js';

/** A notice on its way out. */
export interface OnItsWay {
  readonly ready: Ready;
  readonly purpose: string;
  readonly disclosure: Disclosure;
}

/** A message before it is written, or why there would be none: a code. */
export type Foretold =
  | (Exclude<Chosen, { readonly reason: unknown }> & {
      readonly subject: string | null;
      readonly text: string;
      readonly language: Language;
    })
  | { readonly reason: string };

/** Decides at the moment of sending what goes out, and notes what became of it. Runs as the notice, or the invitation. */
@Injectable()
export class NoticeTelling {
  constructor(
    private readonly em: EntityManager,
    private readonly outbox: Outbox,
    private readonly outgoing: NoticeOutgoing,
    private readonly sms: SmsTransport,
    private readonly work: Work,
  ) {}

  /** The message, its try written down; null if nothing goes out now. */
  async take(noticeId: string): Promise<OnItsWay | null> {
    const notice = await this.outgoing.hold(noticeId);
    if (notice.state !== 'queued') return null;
    const standing = await this.outgoing.standing(notice);
    if (!standing || standing.reason) return this.notTold(notice, standing);
    const ready = notice.recipient ? await this.repeated(notice, standing) : await this.fresh(notice, standing);
    return ready && { ready, purpose: `notice.${notice.kind}`, disclosure: standing.disclosure };
  }

  /** Writes down what became of a try, and to whom what was disclosed. Who was taken for lost may still know better. */
  async settle(noticeId: string, settlement: Settlement, disclosure: Disclosure): Promise<void> {
    const notice = await this.outgoing.hold(noticeId);
    const { state } = notice;
    if ('again' in settlement) {
      if (state === 'queued' && settlement.again === 'afresh') this.em.assign(notice, { attemptedAt: null });
      return;
    }
    if (state !== 'queued' && state !== 'uncertain') return;
    this.em.assign(notice, { ...settlement, settledAt: this.work.now });
    if (settlement.state !== 'failed') this.noteDisclosure(notice, disclosure);
  }

  /** One of which it is not known whether it is out stays so, whatever happened to its meeting. */
  private notTold(notice: MeetingNotice, standing: Standing | null): null {
    const settledAt = this.work.now;
    if (notice.attemptedAt && standing) return this.uncertain(notice, standing);
    if (notice.attemptedAt) this.em.assign(notice, { state: 'uncertain', settledAt });
    else this.em.assign(notice, { state: 'revoked', reason: standing?.reason ?? 'not-taking-part', settledAt });
    return null;
  }

  /**
   * After an earlier try. What is known not to be out is written anew, a mail only to another address. What may be out goes
   * out once more only as the very same: a mail always is, a text message if the gateway says so; while its words are true
   * and the way may still be used.
   */
  private async repeated(notice: MeetingNotice, standing: Standing): Promise<Ready | null> {
    const to = this.outgoing.recipientOf(notice, standing);
    const isUsable = standing.ways.some(({ value }) => value === to);
    if (!notice.attemptedAt && (notice.way === 'sms' || !isUsable)) return this.fresh(notice, standing);
    const isSame = notice.way === 'email' || (this.sms.isIdempotent && this.isStillTrue(notice, standing));
    return isUsable && isSame ? this.outgoing.again(notice, standing) : this.uncertain(notice, standing);
  }

  private isStillTrue(notice: MeetingNotice, standing: Standing): boolean {
    const { kind, startsAt, attemptedAt } = notice;
    const { zone } = standing;
    if (!this.outgoing.isSameVenue(notice, standing)) return false;
    const start = startsAt.toZonedDateTimeISO(zone);
    return kind !== 'reminder' || isTomorrow(start, attemptedAt!) === isTomorrow(start, this.work.now);
  }

  /** What would go out to whom and when, in the words of now, or why nothing would. Changes nothing. */
  async foretell(notice: MeetingNotice): Promise<Foretold> {
    const standing = await this.outgoing.standing(notice);
    if (!standing || standing.reason) return { reason: standing?.reason ?? 'not-taking-part' };
    const chosen = this.choose(notice, standing);
    if ('reason' in chosen) return chosen;
    const said = chosen.way === 'sms' ? { subject: null, text: await standing.sms() } : standing.mail();
    return { ...chosen, ...said, language: standing.language };
  }

  private choose(notice: MeetingNotice, { zone, ways }: Standing): Chosen {
    const { now } = this.work;
    const circumstances = { now, zone, until: notice.startsAt, isSmsOn: this.sms.isOn, isByPerson: notice.round > 0 };
    return chooseWay(ways, circumstances);
  }

  private async fresh(notice: MeetingNotice, standing: Standing): Promise<Ready | null> {
    const { now } = this.work;
    const chosen = this.choose(notice, standing);
    if ('reason' in chosen) {
      this.em.assign(notice, { state: 'failed', reason: chosen.reason, settledAt: now });
      return null;
    }
    if (chosen.at.equals(now)) return this.outgoing.write(notice, standing, chosen.way, chosen.to);
    this.em.assign(notice, { dueAt: chosen.at, turn: notice.turn + 1 });
    await this.outbox.plan(effectOf(notice));
    return null;
  }

  private uncertain(notice: MeetingNotice, { disclosure }: Standing): null {
    this.em.assign(notice, { state: 'uncertain', settledAt: this.work.now });
    this.noteDisclosure(notice, disclosure);
    return null;
  }

  /** To whom, what, when, for what purpose and on which basis (invariant 8): ids and codes only. */
  private noteDisclosure({ areaId, caseId: scopeId }: MeetingNotice, { basis, unitId }: Disclosure): void {
    const what = { action: 'disclose', scopeType: 'case', scopeId, areaId, category: 'logistics', basis } as const;
    this.work.note({ ...what, ...(unitId !== null && { actingForUnit: unitId }) });
  }
}
