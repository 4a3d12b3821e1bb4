import { Module } from '@nestjs/common';
import { ContactModule } from '../contact/contact.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { FamilyModule } from '../family/family.module.js';
import { Baton } from './baton.js';
import { CaseCourseResolver } from './case-course.resolver.js';
import { CaseCourse } from './case-course.service.js';
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
    Baton,
    CaseCourse,
    CaseCourseResolver,
    CaseNeedsService,
    CaseOpening,
    ClosePersonResolver,
    ClosePersons,
    NetworkResolver,
    NetworkService,
    Responsibility,
  ],
  exports: [CaseCourse, NetworkService],
})
export class NetworkModule {}
