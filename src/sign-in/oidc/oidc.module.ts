import { Module } from '@nestjs/common';
import { AttemptSweep } from './attempt-sweep.js';
import { Attempts } from './attempts.js';
import { IssuerClients } from './issuer-clients.js';
import { Issuers } from './issuers.service.js';
import { OidcService } from './oidc.service.js';
import { PublicKeys } from './public-keys.service.js';

/** Asking an issuer who somebody is (OpenID Connect). Who that is among us, others know. */
@Module({
  providers: [Attempts, AttemptSweep, IssuerClients, Issuers, OidcService, PublicKeys],
  exports: [IssuerClients, Issuers, OidcService, PublicKeys],
})
export class OidcModule {}
