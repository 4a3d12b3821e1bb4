import { Global, Module } from '@nestjs/common';
import { InboundListener } from './inbound/inbound-listener.js';
import { InboundMessages } from './inbound/inbound-messages.js';
import { MailTransport } from './mail-transport.js';

/** Mail out and in. `start.ts` starts and stops the listener and closes the transport. */
@Global()
@Module({
  providers: [MailTransport, InboundMessages, InboundListener],
  exports: [MailTransport, InboundMessages, InboundListener],
})
export class MailModule {}
