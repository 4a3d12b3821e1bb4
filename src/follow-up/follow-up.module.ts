import { Module } from '@nestjs/common';
import { NetworkModule } from '../network/network.module.js';
import { PlanModule } from '../plan/plan.module.js';

@Module({ imports: [NetworkModule, PlanModule], providers: [] })
export class FollowUpModule {}
