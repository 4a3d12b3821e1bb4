import { Module } from '@nestjs/common';
import { hourly } from '../../outbox/hourly.js';
import { EmailCodeMail } from './email-code-mail.js';
import { EmailCodeOrders } from './email-code-orders.js';
import { EmailCodes } from './email-codes.js';
import { Visits } from './visits.js';

/** Codes and visits that are over, and who has not come for long. */
const FORGETTING = hourly('email-code.sweep', 'select access.sweep_email_codes()');

/** Coming in for a short while by a code in the mail. For the doors that let somebody in so. */
@Module({
  providers: [EmailCodes, EmailCodeMail, EmailCodeOrders, FORGETTING, Visits],
  exports: [EmailCodes, Visits],
})
export class EmailCodeModule {}
