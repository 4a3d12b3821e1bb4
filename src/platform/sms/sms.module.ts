import { Global, Module } from '@nestjs/common';
import { SmsTransport } from './sms-transport.js';

/** Text messages out. */
@Global()
@Module({ providers: [SmsTransport], exports: [SmsTransport] })
export class SmsModule {}
