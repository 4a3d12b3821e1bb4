import { Global, Module } from '@nestjs/common';
import { EffectMail } from './effect-mail.js';
import { ImapReader } from './imap/imap-reader.js';
import { MailboxProgress } from './imap/mailbox-progress.js';
import { InboundCare } from './inbound/inbound-care.js';
import { InboundListener } from './inbound/inbound-listener.js';
import { InboundMailResolver } from './inbound/inbound-mail.resolver.js';
import { InboundMessages } from './inbound/inbound-messages.js';
import { InboundReport } from './inbound/inbound-report.js';
import { Receiving } from './inbound/receiving.js';
import { MailTransport } from './mail-transport.js';

/** Mail out and in. `start.ts` starts and stops the listener and the reader and closes the transport. */
@Global()
@Module({
  providers: [
    MailTransport,
    EffectMail,
    InboundMessages,
    Receiving,
    InboundListener,
    MailboxProgress,
    ImapReader,
    InboundReport,
    InboundCare,
    InboundMailResolver,
  ],
  exports: [MailTransport, EffectMail, InboundMessages, InboundListener, ImapReader, InboundReport],
})
export class MailModule {}
