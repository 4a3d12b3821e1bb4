import { Module } from '@nestjs/common';
import { FamilyResolver } from './family.resolver.js';
import { FamilySealing } from './family.sealing.js';
import { FamilyService } from './family.service.js';
import { MaturityResolver } from './maturity/maturity.resolver.js';
import { MaturityService } from './maturity/maturity.service.js';

@Module({
  providers: [FamilyResolver, FamilySealing, FamilyService, MaturityResolver, MaturityService],
  exports: [FamilyService],
})
export class FamilyModule {}
