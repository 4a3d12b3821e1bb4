import { Module } from '@nestjs/common';
import { FamilyResolver } from './family.resolver.js';
import { FamilySealing } from './family.sealing.js';
import { FamilyService } from './family.service.js';

@Module({ providers: [FamilyResolver, FamilySealing, FamilyService], exports: [FamilyService] })
export class FamilyModule {}
