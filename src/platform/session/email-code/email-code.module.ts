import { Module } from '@nestjs/common';
import { EmailCodeMail } from './email-code-mail.js';
import { EmailCodeOrders } from './email-code-orders.js';
import { EmailCodeSweep } from './email-code-sweep.js';
import { EmailCodes } from './email-codes.js';
import { Visits } from './visits.js';

/** Coming in for a short while by a code in the mail. For the doors that let somebody in so. */
@Module({
  providers: [EmailCodes, EmailCodeMail, EmailCodeOrders, EmailCodeSweep, Visits],
  exports: [EmailCodes, Visits],
})
export class EmailCodeModule {}
