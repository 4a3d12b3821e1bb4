import { Module } from '@nestjs/common';
import { MeetingModule } from '../meeting/meeting.module.js';
import { NetworkModule } from '../network/network.module.js';
import { PlanModule } from '../plan/plan.module.js';
import { BreakGlassReminding } from './break-glass-reminding.js';
import { FollowUpRepository } from './follow-up.repository.js';
import { FollowUpResolver } from './follow-up.resolver.js';
import { FollowUpService } from './follow-up.service.js';
import { HowAreThingsResolver } from './how-are-things/how-are-things.resolver.js';
import { HowAreThingsService } from './how-are-things/how-are-things.service.js';
import { OverdueTelling } from './overdue-telling.js';
import { Overdue } from './overdue.js';
import { OverdueRepository } from './overdue.repository.js';
import { Reminders } from './reminders.js';
import { ReviewLoader } from './review-loader.js';
import { ReviewMeeting } from './review-meeting.js';
import { ReviewsAhead } from './reviews-ahead.js';
import { Timers } from './timers.js';

const REVIEWING = [FollowUpResolver, FollowUpService, FollowUpRepository, ReviewLoader, ReviewMeeting, ReviewsAhead];
const REMINDING = [Timers, Reminders, BreakGlassReminding];
const OVERDUE = [Overdue, OverdueRepository, OverdueTelling];
const FACES = [HowAreThingsResolver, HowAreThingsService];

@Module({
  imports: [MeetingModule, NetworkModule, PlanModule],
  providers: [...REVIEWING, ...REMINDING, ...OVERDUE, ...FACES],
  exports: [HowAreThingsService],
})
export class FollowUpModule {}
