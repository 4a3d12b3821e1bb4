import { Module } from '@nestjs/common';
import { FamilyResolver } from './family.resolver.js';
import { FamilySealing } from './family.sealing.js';
import { FamilyService } from './family.service.js';
import { KnownPeople } from './known-people.service.js';
import { MaturityResolver } from './maturity/maturity.resolver.js';
import { MaturityService } from './maturity/maturity.service.js';
import { Households } from './safety/households.service.js';
import { SafetyResolver } from './safety/safety.resolver.js';
import { SafetyBans } from './safety/safety.service.js';

const SAFETY = [SafetyResolver, SafetyBans, Households];

@Module({
  providers: [FamilyResolver, FamilySealing, FamilyService, KnownPeople, MaturityResolver, MaturityService, ...SAFETY],
  exports: [FamilyService, Households, KnownPeople],
})
export class FamilyModule {}
