import { Module } from '@nestjs/common';
import { CasePageReading } from './case-page.reading.js';
import { CasePageRepository } from './case-page.repository.js';
import { DayReading } from './day.reading.js';
import { DayRepository } from './day.repository.js';
import { DeskResolver } from './desk.resolver.js';
import { FamilyDoorRepository } from './family-door.repository.js';
import { FamilyDoorService } from './family-door.service.js';
import { PlanInHandResolver } from './plan-in-hand.resolver.js';
import { PromisesRepository } from './promises.repository.js';
import { PromisesService } from './promises.service.js';

@Module({
  providers: [
    CasePageReading,
    CasePageRepository,
    DayReading,
    DayRepository,
    DeskResolver,
    FamilyDoorRepository,
    FamilyDoorService,
    PlanInHandResolver,
    PromisesRepository,
    PromisesService,
  ],
  exports: [FamilyDoorService, PromisesService],
})
export class DeskModule {}
