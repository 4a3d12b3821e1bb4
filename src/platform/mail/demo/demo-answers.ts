import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { Clock } from '../../clock/clock.js';
import { composeMail } from '../compose-mail.js';
import { InboundListener } from '../inbound/inbound-listener.js';
import { type Answer, answerTo, methodOf } from './calendar-answer.js';
import type { CalendarRequest } from './calendar-request.js';

/** As Outlook words it in Finnish; nobody may read the answer from it. */
const SUBJECTS: Readonly<Record<Answer, string>> = {
  accept: 'Hyväksytty',
  tentative: 'Alustava',
  decline: 'Hylätty',
  counter: 'Uusi aikaehdotus',
};

/** Plays the invitee's calendar program: sends its answer by SMTP to our own inbound listener, as mail from outside. */
@Injectable()
export class DemoAnswers {
  constructor(
    private readonly clock: Clock,
    private readonly inbound: InboundListener,
  ) {}

  async send(
    mailbox: string,
    calendar: CalendarRequest,
    answer: Answer,
    proposed: Temporal.ZonedDateTime | null,
  ): Promise<void> {
    const now = this.clock.now();
    const subject = `${SUBJECTS[answer]}: ${calendar.summary}`.replaceAll(/\s+/g, ' ');
    const raw = await composeMail({
      messageId: `<${randomUUID()}@demo.invalid>`,
      date: now,
      from: { address: mailbox },
      to: { address: calendar.organizer },
      subject,
      text: `${subject}\n`,
      calendar: { method: methodOf(answer), text: answerTo(calendar, { answer, mailbox, now, proposed }) },
    });
    const transport = createTransport({
      host: '127.0.0.1',
      port: this.inbound.port,
      lmtp: this.inbound.protocol === 'lmtp',
      ignoreTLS: true,
      connectionTimeout: 5000,
    });
    try {
      await transport.sendMail({ envelope: { from: mailbox, to: [calendar.organizer] }, raw });
    } finally {
      transport.close();
    }
  }
}
