import { Module } from '@nestjs/common';
import { KeptPeopleModule } from '../kept-people.module.js';
import { OidcModule } from '../oidc/oidc.module.js';
import { FamilyIdentification } from './family-identification.service.js';
import { IdentificationResolver } from './identification.resolver.js';
import { Identifications } from './identifications.service.js';

/** Families by Suomi.fi, or another issuer that identifies people. */
@Module({
  imports: [KeptPeopleModule, OidcModule],
  providers: [FamilyIdentification, IdentificationResolver, Identifications],
  exports: [FamilyIdentification],
})
export class SuomiFiModule {}
