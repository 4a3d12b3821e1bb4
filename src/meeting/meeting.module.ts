import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { ConsentModule } from '../consent/consent.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { FamilyModule } from '../family/family.module.js';
import { NetworkModule } from '../network/network.module.js';
import { Attending } from './attending.js';
import { Bookings } from './bookings.js';
import { Convening } from './convening.js';
import { HoldSweeping } from './hold-sweeping.js';
import { InviteesTime } from './invitees-time.service.js';
import { MeetingRepository } from './meeting.repository.js';
import { MeetingResolver } from './meeting.resolver.js';
import { MeetingService } from './meeting.service.js';
import { Preparing } from './preparing.js';
import { MeetingProposals } from './proposals.js';
import { MeetingRecords } from './records.js';
import { Scheduling } from './scheduling.js';
import { Seats } from './seats.js';
import { Unseating } from './unseating.js';
import { Venue } from './venue.js';

@Module({
  imports: [DirectoryModule, FamilyModule, NetworkModule, ConsentModule, AvailabilityModule],
  providers: [
    Attending,
    Bookings,
    Convening,
    HoldSweeping,
    InviteesTime,
    MeetingProposals,
    MeetingRecords,
    MeetingRepository,
    MeetingResolver,
    MeetingService,
    Preparing,
    Scheduling,
    Seats,
    Unseating,
    Venue,
  ],
})
export class MeetingModule {}
