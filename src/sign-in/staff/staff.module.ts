import { Module } from '@nestjs/common';
import { OidcModule } from '../oidc/oidc.module.js';
import { BackChannel } from './back-channel.service.js';
import { IdentitiesResolver } from './identities.resolver.js';
import { Identities } from './identities.service.js';
import { MappingCheck } from './mapping-check.js';
import { StaffAccounts } from './staff-accounts.service.js';

/** Accounts of the staff, which follow what their employers say. */
@Module({
  imports: [OidcModule],
  providers: [BackChannel, Identities, IdentitiesResolver, MappingCheck, StaffAccounts],
  exports: [BackChannel, StaffAccounts],
})
export class StaffModule {}
