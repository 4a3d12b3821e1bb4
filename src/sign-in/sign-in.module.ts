import { Module } from '@nestjs/common';
import { FamilyCodeModule } from './family-code/family-code.module.js';
import { OidcModule } from './oidc/oidc.module.js';
import { PasskeyModule } from './passkey/passkey.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { StaffModule } from './staff/staff.module.js';
import { SuomiFiModule } from './suomi-fi/suomi-fi.module.js';

/** Who it is. Sessions themselves are the platform's. */
@Module({
  imports: [OidcModule, FamilyCodeModule, PasskeyModule, SessionsModule, StaffModule, SuomiFiModule],
  exports: [],
})
export class SignInModule {}
