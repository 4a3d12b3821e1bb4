import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { FamilyModule } from '../family/family.module.js';
import { NetworkModule } from '../network/network.module.js';
import { Basis } from './basis.service.js';
import { BasisEffects } from './basis-effects.js';
import { BasisTimers } from './basis-timers.js';
import { Decisions } from './consent.decisions.js';
import { ConsentDeciding } from './consent-deciding.service.js';
import { Ending } from './consent.ending.js';
import { Grounds } from './consent.ground.js';
import { Recipients } from './consent.recipients.js';
import { ConsentResolver } from './consent.resolver.js';
import { ConsentService } from './consent.service.js';
import { OwnWord } from './own-word.service.js';
import { OwnWordResolver } from './own-word.resolver.js';
import { StatutoryBases } from './consent.statutory.js';

@Module({
  imports: [DirectoryModule, FamilyModule, NetworkModule],
  providers: [
    Basis,
    BasisEffects,
    BasisTimers,
    ConsentDeciding,
    ConsentResolver,
    ConsentService,
    Decisions,
    Ending,
    Grounds,
    OwnWord,
    OwnWordResolver,
    Recipients,
    StatutoryBases,
  ],
  exports: [Basis, ConsentDeciding, ConsentService, OwnWord],
})
export class ConsentModule {}
