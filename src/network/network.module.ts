import { Module } from '@nestjs/common';
import { ContactModule } from '../contact/contact.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { FamilyModule } from '../family/family.module.js';
import { CaseNeedsService } from './case-needs.js';
import { CaseOpening } from './case-opening.js';
import { ClosePersonResolver } from './close-person/close-person.resolver.js';
import { ClosePersons } from './close-person/close-persons.js';
import { NetworkResolver } from './network.resolver.js';
import { NetworkService } from './network.service.js';
import { Responsibility } from './responsibility.js';

@Module({
  imports: [DirectoryModule, ContactModule, FamilyModule],
  providers: [
    CaseNeedsService,
    CaseOpening,
    ClosePersonResolver,
    ClosePersons,
    NetworkResolver,
    NetworkService,
    Responsibility,
  ],
  exports: [NetworkService],
})
export class NetworkModule {}
