import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Work } from '../../platform/access/work.js';
import { MailError, MailTransport } from '../../platform/mail/mail-transport.js';
import { type Effect, MAX_ATTEMPTS } from '../../platform/outbox/effect.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Handover } from '../../platform/sms/handover.domain.js';
import { SmsTransport } from '../../platform/sms/sms-transport.js';
import { settlementOf } from './notice.domain.js';
import type { Ready } from './notice-outgoing.js';
import { NoticeTelling } from './notice-telling.js';
import { NOTICE_SEND } from './noticing.js';

/** The gateway or mail server did not take it, or did not say so. Names nobody, so that it may be logged. */
class NotHandedOver extends Error {
  override readonly name = 'NotHandedOver';
}

/**
 * Tells notices: the try is written down in a transaction of its own, then the gateway or mail server is asked, then what
 * became of it is written down. A process that dies in between leaves the try behind: a text message is then not sent again
 * unless the gateway knows it by its key, and a person is told that nobody knows.
 */
@Injectable()
export class NoticeSending implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly outbox: Outbox,
    private readonly telling: NoticeTelling,
    private readonly sms: SmsTransport,
    private readonly mail: MailTransport,
  ) {}

  onModuleInit(): void {
    this.outbox.handle(NOTICE_SEND, { deliver: (effect) => this.deliver(effect) });
  }

  private async deliver({ payload, attempt }: Effect): Promise<void> {
    const [noticeId, principalId] = [String(payload['noticeId']), String(payload['actorId'])];
    const onItsWay = await this.work.run({ principalId }, NOTICE_SEND, () => this.telling.take(noticeId));
    if (!onItsWay) return;
    const { ready, purpose, disclosure } = onItsWay;
    const isRepeatable = ready.way === 'email' || this.sms.isIdempotent;
    const settlement = settlementOf(await this.handOver(ready), isRepeatable, attempt >= MAX_ATTEMPTS);
    await this.work.run({ principalId }, purpose, () => this.telling.settle(noticeId, settlement, disclosure));
    if ('again' in settlement) throw new NotHandedOver(settlement.code);
  }

  private async handOver(ready: Ready): Promise<Handover> {
    if (ready.way === 'sms') return this.sms.send(ready.sms);
    try {
      const { replyCode } = await this.mail.send(ready.mail);
      return { outcome: 'taken', reply: `smtp-${replyCode}` };
    } catch (error) {
      if (error instanceof MailError) return handoverOf(error);
      throw error;
    }
  }
}

/** The mail server said no, or not now; or it said nothing. */
function handoverOf({ code, replyCode, permanent }: MailError): Handover {
  if (permanent && replyCode !== undefined) return { outcome: 'refused', code: `smtp-${replyCode}` };
  if (replyCode !== undefined) return { outcome: 'not-taken', code: `smtp-${replyCode}` };
  return { outcome: 'unknown', code };
}
