import { Global, Module } from '@nestjs/common';
import { MailCatcher } from '../mail-catcher.js';
import { DemoAnswers } from './demo-answers.js';
import { DemoMailController } from './demo-mail.controller.js';

/**
 * Imported in demo mode only. Global, because `MailTransport` sends to the catcher if there is one and `SMTP_URL` is
 * not set. `start.ts` starts the catcher before the first mail.
 */
@Global()
@Module({
  controllers: [DemoMailController],
  providers: [MailCatcher, DemoAnswers],
  exports: [MailCatcher],
})
export class DemoMailModule {}
