import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { FamilyModule } from '../family/family.module.js';
import { NetworkModule } from '../network/network.module.js';
import { ConsentModule } from '../consent/consent.module.js';
import { AvailabilityModule } from '../availability/availability.module.js';

@Module({
  imports: [DirectoryModule, FamilyModule, NetworkModule, ConsentModule, AvailabilityModule],
  providers: [],
  exports: [],
})
export class MeetingModule {}
