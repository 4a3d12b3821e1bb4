import { Module } from '@nestjs/common';
import { ConsentModule } from '../consent/consent.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { MeetingModule } from '../meeting/meeting.module.js';
import { NetworkModule } from '../network/network.module.js';
import { AnswersRepository } from './answers/answers.repository.js';
import { AnswersResolver } from './answers/answers.resolver.js';
import { AskingAuthority } from './answers/asking-authority.js';
import { CounterProposalReading } from './answers/counter-proposal.reading.js';
import { CounterProposals } from './answers/counter-proposals.js';
import { FirstMessages } from './first-messages.service.js';
import { KeptInvitations } from './kept-invitations.js';
import { OpenSeatsReading } from './answers/open-seats.reading.js';
import { Questions } from './answers/questions.js';
import { RemedyBounces } from './answers/remedy-bounces.js';
import { RemedyOutcomes } from './answers/remedy-outcomes.js';
import { RemedyOutgoing } from './answers/remedy-outgoing.js';
import { RemedySending } from './answers/remedy-sending.js';
import { RemedyWriting } from './answers/remedy-writing.js';
import { RemedyResolver } from './answers/remedy.resolver.js';
import { StandInInviting } from './answers/stand-in-inviting.js';
import { StandIns } from './answers/stand-ins.js';
import { Tables } from './answers/tables.js';
import { WrittenInputs } from './answers/written-inputs.js';
import { Answering } from './answering.js';
import { CalendarFeedRepository } from './calendar-feed/calendar-feed.repository.js';
import { CalendarFeedResolver } from './calendar-feed/calendar-feed.resolver.js';
import { CalendarFeedService } from './calendar-feed/calendar-feed.service.js';
import { FeedKeeping } from './calendar-feed/feed-keeping.js';
import { FeedRendering } from './calendar-feed/feed-rendering.js';
import { CallingOff } from './calling-off.js';
import { Incoming } from './incoming/incoming.js';
import { IncomingPost } from './incoming/incoming-post.js';
import { InvitationPost } from './incoming/invitation-post.js';
import { WhoseMail } from './incoming/whose-mail.js';
import { InvitationReading } from './invitation.reading.js';
import { InvitationRepository } from './invitation.repository.js';
import { InvitationResolver } from './invitation.resolver.js';
import { InvitationService } from './invitation.service.js';
import { Inviting } from './inviting.js';
import { InterpretingRepository } from './interpreting/interpreting.repository.js';
import { InterpretingResolver } from './interpreting/interpreting.resolver.js';
import { Interpretings } from './interpreting/interpretings.js';
import { InvitationKeeping } from './keeping.js';
import { MessageWriting } from './outgoing/message-writing.js';
import { NewInvitations } from './new-invitations.js';
import { OutgoingMessages } from './outgoing/outgoing-messages.js';
import { OwnInvitations } from './own/own-invitations.js';
import { OwnInvitationsRepository } from './own/own-invitations.repository.js';
import { OwnInvitationsResolver } from './own/own-invitations.resolver.js';
import { PollBounces } from './poll/poll-bounces.js';
import { PollInviting } from './poll/poll-inviting.js';
import { PollOutgoing } from './poll/poll-outgoing.js';
import { PollSending } from './poll/poll-sending.js';
import { PollWriting } from './poll/poll-writing.js';
import { RepeatableRequests } from './outgoing/repeatable.repository.js';
import { FamilyStanding } from './reminders/family-standing.js';
import { InviteeStanding } from './reminders/invitee-standing.js';
import { NoticeKeeping } from './reminders/notice-keeping.js';
import { NoticeOutgoing } from './reminders/notice-outgoing.js';
import { NoticeSending } from './reminders/notice-sending.js';
import { NoticeTelling } from './reminders/notice-telling.js';
import { NoticeReading } from './reminders/notice.reading.js';
import { NoticeRepository } from './reminders/notice.repository.js';
import { NoticeResolver } from './reminders/notice.resolver.js';
import { Noticing } from './reminders/noticing.js';
import { Repeating } from './outgoing/repeating.js';
import { Sending } from './outgoing/sending.js';
import { MAIL_SWEEPING } from './outgoing/sweeping.js';

@Module({
  imports: [DirectoryModule, NetworkModule, ConsentModule, MeetingModule],
  providers: [
    Answering,
    AnswersRepository,
    AnswersResolver,
    AskingAuthority,
    CalendarFeedRepository,
    CalendarFeedResolver,
    CalendarFeedService,
    CallingOff,
    InterpretingRepository,
    InterpretingResolver,
    Interpretings,
    CounterProposalReading,
    CounterProposals,
    FeedKeeping,
    FirstMessages,
    FeedRendering,
    Incoming,
    IncomingPost,
    InvitationKeeping,
    InvitationPost,
    InvitationReading,
    InvitationRepository,
    InvitationResolver,
    InvitationService,
    Inviting,
    Noticing,
    FamilyStanding,
    InviteeStanding,
    NoticeKeeping,
    NoticeOutgoing,
    NoticeReading,
    NoticeRepository,
    NoticeResolver,
    NoticeSending,
    NoticeTelling,
    KeptInvitations,
    MAIL_SWEEPING,
    MessageWriting,
    NewInvitations,
    OpenSeatsReading,
    OutgoingMessages,
    OwnInvitations,
    OwnInvitationsRepository,
    OwnInvitationsResolver,
    PollBounces,
    PollInviting,
    PollOutgoing,
    PollSending,
    PollWriting,
    Questions,
    RemedyBounces,
    RemedyOutcomes,
    RemedyOutgoing,
    RemedyResolver,
    RemedySending,
    RemedyWriting,
    RepeatableRequests,
    Repeating,
    Sending,
    StandInInviting,
    StandIns,
    Tables,
    WhoseMail,
    WrittenInputs,
  ],
  exports: [CalendarFeedService, FirstMessages, InvitationService],
})
export class InvitationModule {}
