import { Module } from '@nestjs/common';
import { NetworkModule } from '../network/network.module.js';
import { PlanModule } from '../plan/plan.module.js';
import { FollowUpRepository } from './follow-up.repository.js';
import { FollowUpResolver } from './follow-up.resolver.js';
import { FollowUpService } from './follow-up.service.js';
import { Overdue } from './overdue.js';
import { Reminders } from './reminders.js';
import { ReviewLoader } from './review-loader.js';
import { ReviewsAhead } from './reviews-ahead.js';

@Module({
  imports: [NetworkModule, PlanModule],
  providers: [FollowUpRepository, FollowUpResolver, FollowUpService, Overdue, Reminders, ReviewLoader, ReviewsAhead],
})
export class FollowUpModule {}
