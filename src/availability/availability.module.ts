import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { AvailabilityAccess } from './availability.access.js';
import { AvailabilityRepository } from './availability.repository.js';
import { AvailabilityResolver } from './availability.resolver.js';
import { AvailabilityService } from './availability.service.js';
import { WorkingTime } from './working-time.js';

@Module({
  imports: [DirectoryModule],
  providers: [AvailabilityAccess, AvailabilityRepository, AvailabilityResolver, AvailabilityService, WorkingTime],
  exports: [AvailabilityService],
})
export class AvailabilityModule {}
