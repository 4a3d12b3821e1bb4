import { EntityManager, LockMode } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { chooseWay } from '../invitation/reminders/notice.domain.js';
import { Work } from '../platform/access/work.js';
import { ZONE } from '../platform/clock/clock.js';
import { EffectMail, type ShortMail } from '../platform/mail/effect-mail.js';
import { MailError } from '../platform/mail/mail-transport.js';
import { type Effect, MAX_ATTEMPTS } from '../platform/outbox/effect.js';
import { Outbox } from '../platform/outbox/outbox.js';
import { isOpen } from './feedback.domain.js';
import { FeedbackRequest } from './feedback.entity.js';
import { FeedbackWriting } from './feedback-writing.js';

/** The effect that mails one request. */
export const FEEDBACK_MAIL = 'feedback.mail';

/**
 * Mails a request to whom it asks, as the request itself. Whether it is still wanted, and which address may be used, is asked
 * at that moment; a repeat is the same mail with the same link. Who cannot be mailed is asked on the phone, or sees it on
 * their own page.
 */
@Injectable()
export class FeedbackMailing implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly outbox: Outbox,
    private readonly mail: EffectMail,
    private readonly writing: FeedbackWriting,
  ) {}

  onModuleInit(): void {
    this.outbox.handle(FEEDBACK_MAIL, { deliver: (effect) => this.deliver(effect) });
  }

  private async deliver(effect: Effect): Promise<void> {
    const principalId = String(effect.payload['requestId']);
    const mail = await this.work.run({ principalId }, FEEDBACK_MAIL, () => this.take(principalId, effect.key));
    if (!mail) return;
    try {
      await this.mail.send(effect, mail);
    } catch (error) {
      const isLast = effect.attempt >= MAX_ATTEMPTS;
      if (!(error instanceof MailError) || !(isLast || (error.permanent && error.replyCode !== undefined))) throw error;
      await this.work.run({ principalId }, FEEDBACK_MAIL, () => this.giveUp(principalId));
      return;
    }
    await this.work.run({ principalId }, FEEDBACK_MAIL, () => this.noteSent(principalId));
  }

  /** The mail, its link made; null if none goes out now. */
  private async take(id: string, effectKey: string): Promise<ShortMail | null> {
    const request = await this.hold(id);
    const { now } = this.work;
    if (request.state !== 'requested' || request.isSpoken || !isOpen(request, now)) return null;
    const { standing, key, ways } = await this.writing.look(request);
    if (!standing.isWanted) return null;
    const until = request.expiresAt;
    const chosen = chooseWay(ways, { now, zone: ZONE, until, isSmsOn: false, isByPerson: false });
    if ('reason' in chosen) {
      request.isSpoken = true;
      return null;
    }
    if (!chosen.at.equals(now)) {
      // Put off, it is another effect; never twice for one moment.
      const next = `${id}/${chosen.at.epochMilliseconds}`;
      const plan = { kind: FEEDBACK_MAIL, key: next, payload: { requestId: id }, dueAt: chosen.at };
      if (effectKey !== next) await this.outbox.plan(plan);
      return null;
    }
    return { to: chosen.to, ...this.writing.write(request, standing, key) };
  }

  /** The mail server will never take it: no link is out that could open anything. */
  private async giveUp(id: string): Promise<void> {
    const request = await this.hold(id);
    if (request.state === 'requested')
      this.em.assign(request, { isSpoken: true, linkToken: null, linkTokenHash: null });
  }

  /** Who was asked is no secret, and is a disclosure like every mail: what they answer is not noted. */
  private async noteSent(id: string): Promise<void> {
    const { areaId, scopeType, scopeId, askedGroup, askedId, unitId } = await this.hold(id);
    const what = { action: 'disclose', scopeType, scopeId, areaId, category: 'logistics' } as const;
    const basis = `${askedGroup} to ${askedId}` as const;
    this.work.note({ ...what, basis, ...(unitId != null && { actingForUnit: unitId }) });
  }

  private hold(id: string): Promise<FeedbackRequest> {
    return this.em.findOneOrFail(FeedbackRequest, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  }
}
