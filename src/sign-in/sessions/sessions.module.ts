import { Module } from '@nestjs/common';
import { OidcModule } from '../oidc/oidc.module.js';
import { AccountService } from './account.service.js';
import { IssuerExits } from './issuer-exits.service.js';
import { OwnSessionsService } from './own-sessions.service.js';
import { SessionsResolver } from './sessions.resolver.js';

/** Sessions in the hands of their owners. */
@Module({
  imports: [OidcModule],
  providers: [AccountService, IssuerExits, OwnSessionsService, SessionsResolver],
  exports: [AccountService, IssuerExits, OwnSessionsService],
})
export class SessionsModule {}
