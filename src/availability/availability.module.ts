import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { CONFIG, type Config } from '../platform/config/config.js';
import { GuardedFetch } from '../platform/egress/guarded-fetch.js';
import { AvailabilityAccess } from './availability.access.js';
import { AvailabilityRepository } from './availability.repository.js';
import { AvailabilityResolver } from './availability.resolver.js';
import { AvailabilityService } from './availability.service.js';
import { CalendarAddresses } from './calendars/calendar-addresses.js';
import { CalendarFeeds } from './calendars/calendar-feeds.js';
import { CalendarFetching } from './calendars/calendar-fetching.js';
import { Calendars } from './calendars/calendars.js';
import { KeptTimeResolver } from './kept-time.resolver.js';
import { KeptTime } from './kept-time.js';
import { OwnAvailability } from './own-availability.js';
import { OwnAvailabilityRepository } from './own-availability.repository.js';
import { OwnAvailabilityResolver } from './own-availability.resolver.js';
import { PaintingTime } from './painting.js';
import { WorkingTime } from './working-time.js';

@Module({
  imports: [DirectoryModule],
  providers: [
    {
      provide: GuardedFetch,
      useFactory: ({ feedAllowHosts }: Config) => new GuardedFetch(feedAllowHosts),
      inject: [CONFIG],
    },
    AvailabilityAccess,
    AvailabilityRepository,
    AvailabilityResolver,
    AvailabilityService,
    CalendarAddresses,
    CalendarFeeds,
    CalendarFetching,
    Calendars,
    KeptTime,
    KeptTimeResolver,
    OwnAvailability,
    OwnAvailabilityRepository,
    OwnAvailabilityResolver,
    PaintingTime,
    WorkingTime,
  ],
  exports: [AvailabilityService],
})
export class AvailabilityModule {}
