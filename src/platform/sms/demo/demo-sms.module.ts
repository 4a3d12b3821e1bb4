import { Global, Module } from '@nestjs/common';
import { DemoSmsController } from './demo-sms.controller.js';
import { SmsCatcher } from './sms-catcher.js';

/** Imported in demo mode only. Global, because `SmsTransport` gives to the catcher where there is no gateway. */
@Global()
@Module({ controllers: [DemoSmsController], providers: [SmsCatcher], exports: [SmsCatcher] })
export class DemoSmsModule {}
