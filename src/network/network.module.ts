import { Module } from '@nestjs/common';
import { ContactModule } from '../contact/contact.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { FamilyModule } from '../family/family.module.js';
import { Baton } from './baton.js';
import { BreakGlassReviewService } from './break-glass/break-glass-review.service.js';
import { BreakGlassResolver } from './break-glass/break-glass.resolver.js';
import { BreakGlassService } from './break-glass/break-glass.service.js';
import { PersonFinding } from './break-glass/person-finding.js';
import { CaseCourseResolver } from './case-course.resolver.js';
import { CaseCourse } from './case-course.service.js';
import { CaseNeedsService } from './case-needs.js';
import { CaseOpening } from './case-opening.service.js';
import { ClosePersonResolver } from './close-person/close-person.resolver.js';
import { ClosePersons } from './close-person/close-persons.js';
import { DisqualificationResolver } from './disqualification/disqualification.resolver.js';
import { DisqualificationService } from './disqualification/disqualification.service.js';
import { Lifting } from './disqualification/lifting.js';
import { LeadTellingService } from './lead-telling.service.js';
import { NetworkResolver } from './network.resolver.js';
import { NetworkService } from './network.service.js';
import { ProhibitionResolver } from './prohibition/prohibition.resolver.js';
import { Prohibitions } from './prohibition/prohibitions.js';
import { Responsibility } from './responsibility.js';

const LOOKING = [BreakGlassResolver, BreakGlassService, BreakGlassReviewService, PersonFinding, LeadTellingService];
const NO_PART = [DisqualificationResolver, DisqualificationService, Lifting];

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
    ProhibitionResolver,
    Prohibitions,
    Responsibility,
    ...LOOKING,
    ...NO_PART,
  ],
  exports: [
    BreakGlassReviewService,
    CaseCourse,
    CaseOpening,
    DisqualificationService,
    LeadTellingService,
    NetworkService,
  ],
})
export class NetworkModule {}
