import { Module } from '@nestjs/common';
import { ConsentModule } from '../consent/consent.module.js';
import { ContactModule } from '../contact/contact.module.js';
import { FamilyModule } from '../family/family.module.js';
import { InvitationModule } from '../invitation/invitation.module.js';
import { MeetingModule } from '../meeting/meeting.module.js';
import { NetworkModule } from '../network/network.module.js';
import { Beginning } from './beginning.js';
import { GatheringResolver } from './gathering.resolver.js';
import { GatheringService } from './gathering.service.js';
import { Rehearsing } from './rehearsing.js';

@Module({
  imports: [ContactModule, FamilyModule, NetworkModule, ConsentModule, MeetingModule, InvitationModule],
  providers: [Beginning, GatheringResolver, GatheringService, Rehearsing],
})
export class GatheringModule {}
