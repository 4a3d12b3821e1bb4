import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { ConsentModule } from '../consent/consent.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { FamilyModule } from '../family/family.module.js';
import { NetworkModule } from '../network/network.module.js';
import { AgreedTime } from './agreed-time.service.js';
import { Arranging } from './arranging.service.js';
import { Attending } from './attending.js';
import { Bookings } from './bookings.js';
import { ClosingVetoOfMeetings } from './closing-veto.js';
import { Conference } from './conference.js';
import { ConferenceResolver } from './conference.resolver.js';
import { Convening } from './convening.js';
import { MeetingDuration } from './duration.js';
import { DurationResolver } from './duration.resolver.js';
import { HoldSweeping } from './hold-sweeping.js';
import { InviteesTime } from './invitees-time.service.js';
import { MeetingAgainRepository } from './meeting-again.repository.js';
import { MeetingAgain } from './meeting-again.service.js';
import { MeetingPlaceResolver } from './meeting-place.resolver.js';
import { MeetingPlaceService } from './meeting-place.service.js';
import { MeetingRepository } from './meeting.repository.js';
import { MeetingResolver } from './meeting.resolver.js';
import { MeetingService } from './meeting.service.js';
import { MinutesDocuments } from './minutes/document/minutes-documents.service.js';
import { MinutesAnswering } from './minutes/minutes-answering.js';
import { MinutesLoader } from './minutes/minutes-loader.js';
import { MinutesPages } from './minutes/minutes-pages.js';
import { MinutesSharing } from './minutes/minutes-sharing.js';
import { MinutesTelling } from './minutes/minutes-telling.js';
import { MinutesWriting } from './minutes/minutes-writing.js';
import { MinutesRepository } from './minutes/minutes.repository.js';
import { MinutesResolver } from './minutes/minutes.resolver.js';
import { Moving } from './moving.service.js';
import { OtherTimes } from './other-times.service.js';
import { PollAgain } from './poll/poll-again.js';
import { PollAnswering } from './poll/poll-answering.js';
import { PollAsking } from './poll/poll-asking.js';
import { PollConfirming } from './poll/poll-confirming.js';
import { PollDeciding } from './poll/poll-deciding.js';
import { PollKeeping } from './poll/poll-keeping.js';
import { PollLetters } from './poll/poll-letters.service.js';
import { PollLinks } from './poll/poll-links.js';
import { PollOpening } from './poll/poll-opening.js';
import { PollRunning } from './poll/poll-running.js';
import { PollSeat } from './poll/poll-seat.js';
import { PollTasks } from './poll/poll-tasks.js';
import { PollTasksResolver } from './poll/poll-tasks.resolver.js';
import { PollWhom } from './poll/poll-whom.js';
import { PollReading } from './poll/poll.reading.js';
import { PollRepository } from './poll/poll.repository.js';
import { PollResolver } from './poll/poll.resolver.js';
import { PollService } from './poll/poll.service.js';
import { Preparing } from './preparing.js';
import { MeetingProposals } from './proposals.js';
import { MeetingRecords } from './records.js';
import { Scheduling } from './scheduling.js';
import { SeatGiving } from './seat-giving.service.js';
import { SeatsInHand } from './seats-in-hand.service.js';
import { Seats } from './seats.js';
import { TimesBeforehand } from './times-beforehand.service.js';
import { Unseating } from './unseating.js';
import { Venue } from './venue.js';
import { WithoutDisqualified } from './without-disqualified.js';
import { OwnWishesService } from './wish/own-wishes.service.js';
import { WishReading } from './wish/wish.reading.js';
import { WishResolver } from './wish/wish.resolver.js';
import { Wishes } from './wish/wishes.js';
import { WishesTakenUp } from './wish/wishes-taken-up.js';

const CONVENING = [
  Arranging,
  Convening,
  Preparing,
  MeetingProposals,
  TimesBeforehand,
  MeetingDuration,
  DurationResolver,
  MeetingAgain,
  MeetingAgainRepository,
];
const POLL = [
  PollAgain,
  PollAnswering,
  PollAsking,
  PollConfirming,
  PollDeciding,
  PollKeeping,
  PollLetters,
  PollLinks,
  PollOpening,
  PollReading,
  PollRepository,
  PollResolver,
  PollRunning,
  PollSeat,
  PollService,
  PollTasks,
  PollTasksResolver,
  PollWhom,
];
const SCHEDULING = [Scheduling, Bookings, HoldSweeping, AgreedTime, Attending, InviteesTime, OtherTimes, Moving];
const SEATS = [Seats, SeatsInHand, SeatGiving, Unseating, WithoutDisqualified];
const PLACE = [Venue, Conference, ConferenceResolver];
const MINUTES = [
  MinutesResolver,
  MinutesLoader,
  MinutesWriting,
  MinutesPages,
  MinutesSharing,
  MinutesTelling,
  MinutesAnswering,
  MinutesRepository,
  MinutesDocuments,
];
const WISHES = [OwnWishesService, WishResolver, Wishes, WishesTakenUp, WishReading];

@Module({
  imports: [DirectoryModule, FamilyModule, NetworkModule, ConsentModule, AvailabilityModule],
  providers: [
    MeetingResolver,
    MeetingPlaceResolver,
    MeetingPlaceService,
    MeetingService,
    MeetingRepository,
    MeetingRecords,
    ClosingVetoOfMeetings,
    ...CONVENING,
    ...POLL,
    ...SCHEDULING,
    ...SEATS,
    ...PLACE,
    ...MINUTES,
    ...WISHES,
  ],
  exports: [
    AgreedTime,
    Arranging,
    InviteesTime,
    MeetingAgain,
    MinutesDocuments,
    Moving,
    OtherTimes,
    OwnWishesService,
    PollLetters,
    PollService,
    SeatGiving,
    SeatsInHand,
    TimesBeforehand,
  ],
})
export class MeetingModule {}
