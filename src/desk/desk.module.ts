import { Module } from '@nestjs/common';
import { AccessLogResolver } from './access-log/access-log.resolver.js';
import { InspectingRepository } from './access-log/inspecting.repository.js';
import { InspectingResolver } from './access-log/inspecting.resolver.js';
import { Inspecting } from './access-log/inspecting.service.js';
import { WhoHasLooked } from './access-log/who-has-looked.service.js';
import { WhoHasLookedRepository } from './access-log/who-has-looked.repository.js';
import { WithholdingRepository } from './access-log/withholding.repository.js';
import { Withholdings } from './access-log/withholdings.service.js';
import { NetworkModule } from '../network/network.module.js';
import { BreakGlassListResolver } from './break-glass-list.resolver.js';
import { CasePageReading } from './case-page.reading.js';
import { CasePageRepository } from './case-page.repository.js';
import { ChangesRepository } from './changes.repository.js';
import { ChangesResolver } from './changes.resolver.js';
import { ChangesService } from './changes.service.js';
import { DayReading } from './day.reading.js';
import { DayRepository } from './day.repository.js';
import { DeskResolver } from './desk.resolver.js';
import { FamilyDoorRepository } from './family-door.repository.js';
import { FamilyDoorService } from './family-door.service.js';
import { OwnConsentsRepository } from './own-consents.repository.js';
import { OwnConsentsService } from './own-consents.service.js';
import { PlanInHandResolver } from './plan-in-hand.resolver.js';
import { PromisesRepository } from './promises.repository.js';
import { PromisesService } from './promises.service.js';

@Module({
  imports: [NetworkModule],
  providers: [
    BreakGlassListResolver,
    AccessLogResolver,
    Inspecting,
    InspectingRepository,
    InspectingResolver,
    WhoHasLooked,
    WhoHasLookedRepository,
    WithholdingRepository,
    Withholdings,
    CasePageReading,
    CasePageRepository,
    ChangesRepository,
    ChangesResolver,
    ChangesService,
    DayReading,
    DayRepository,
    DeskResolver,
    FamilyDoorRepository,
    FamilyDoorService,
    OwnConsentsRepository,
    OwnConsentsService,
    PlanInHandResolver,
    PromisesRepository,
    PromisesService,
  ],
  exports: [FamilyDoorService, OwnConsentsService, PromisesService, WhoHasLooked, Inspecting],
})
export class DeskModule {}
