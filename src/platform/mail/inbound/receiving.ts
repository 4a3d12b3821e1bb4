import { Injectable } from '@nestjs/common';
import { INBOUND_MAIL } from '../../access/actor.js';
import { Work } from '../../access/work.js';
import { Outbox } from '../../outbox/outbox.js';
import { type Arrival, InboundMessages, type ReceivedMail, type UnreadMail } from './inbound-messages.js';

/** The effect planned for every message taken in; `payload.inboundMessageId` is the row. */
export const MAIL_RECEIVED = 'mail.received';

/** The largest message taken in, by any way; larger ones leave a row that says so. */
export const LARGEST_MESSAGE = 25 * 1024 * 1024;

/** The effect that reads a message: the first time, or `again` because an administrator wants it. */
export const readingOf = (inboundMessageId: string, again = '') => ({
  kind: MAIL_RECEIVED,
  key: inboundMessageId + again,
  payload: { inboundMessageId },
});

/**
 * Where all ways in end: a message is a row and the effect that will read it, or neither. What it means is decided
 * later, by the handler of `mail.received`.
 */
@Injectable()
export class Receiving {
  constructor(
    private readonly work: Work,
    private readonly messages: InboundMessages,
    private readonly outbox: Outbox,
  ) {}

  /**
   * In a work of its own. False if this very message was taken before. Of what cannot be read the row is all there is,
   * for a person to look at. Throws when it was not stored.
   */
  take(mail: ReceivedMail | UnreadMail, arrival: Arrival): Promise<boolean> {
    return this.work.run(INBOUND_MAIL, MAIL_RECEIVED, async () => {
      const id = await this.messages.keep(mail, arrival);
      if (id && 'raw' in mail) await this.outbox.plan(readingOf(id));
      return id !== null;
    });
  }
}
