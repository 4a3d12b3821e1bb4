import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { FamilyModule } from '../family/family.module.js';
import { NetworkModule } from '../network/network.module.js';
import { Basis } from './basis.service.js';
import { Decisions } from './consent.decisions.js';
import { ConsentDeciding } from './consent.deciding.js';
import { Ending } from './consent.ending.js';
import { Grounds } from './consent.ground.js';
import { Recipients } from './consent.recipients.js';
import { ConsentResolver } from './consent.resolver.js';
import { ConsentService } from './consent.service.js';
import { StatutoryBases } from './consent.statutory.js';

@Module({
  imports: [DirectoryModule, FamilyModule, NetworkModule],
  providers: [
    Basis,
    ConsentDeciding,
    ConsentResolver,
    ConsentService,
    Decisions,
    Ending,
    Grounds,
    Recipients,
    StatutoryBases,
  ],
  exports: [Basis],
})
export class ConsentModule {}
