import { Module } from '@nestjs/common';
import { ConsentModule } from '../consent/consent.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { MeetingModule } from '../meeting/meeting.module.js';
import { NetworkModule } from '../network/network.module.js';
import { Answering } from './answering.js';
import { CallingOff } from './calling-off.js';
import { Incoming } from './incoming/incoming.js';
import { InvitationPost } from './incoming/invitation-post.js';
import { InvitationReading } from './invitation.reading.js';
import { InvitationRepository } from './invitation.repository.js';
import { InvitationResolver } from './invitation.resolver.js';
import { InvitationService } from './invitation.service.js';
import { Inviting } from './inviting.js';
import { InvitationKeeping } from './keeping.js';
import { MessageWriting } from './outgoing/message-writing.js';
import { NewInvitations } from './new-invitations.js';
import { OutgoingMessages } from './outgoing/outgoing-messages.js';
import { PollInviting } from './poll/poll-inviting.js';
import { PollOutgoing } from './poll/poll-outgoing.js';
import { PollSending } from './poll/poll-sending.js';
import { PollWriting } from './poll/poll-writing.js';
import { Repeating } from './outgoing/repeating.js';
import { Sending } from './outgoing/sending.js';
import { MailSweeping } from './outgoing/sweeping.js';

@Module({
  imports: [DirectoryModule, NetworkModule, ConsentModule, MeetingModule],
  providers: [
    Answering,
    CallingOff,
    Incoming,
    InvitationKeeping,
    InvitationPost,
    InvitationReading,
    InvitationRepository,
    InvitationResolver,
    InvitationService,
    Inviting,
    MailSweeping,
    MessageWriting,
    NewInvitations,
    OutgoingMessages,
    PollInviting,
    PollOutgoing,
    PollSending,
    PollWriting,
    Repeating,
    Sending,
  ],
  exports: [InvitationService],
})
export class InvitationModule {}
