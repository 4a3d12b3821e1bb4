import { Module } from '@nestjs/common';
import { hourly } from '../../platform/outbox/hourly.js';
import { Attempts } from './attempts.js';
import { IssuerClients } from './issuer-clients.js';
import { Issuers } from './issuers.service.js';
import { OidcService } from './oidc.service.js';
import { PublicKeys } from './public-keys.service.js';

/** Attempts that nobody came back with. */
const FORGETTING = hourly('sign-in.sweep', 'select access.sweep_sign_in_attempts()');

/** Asking an issuer who somebody is (OpenID Connect). Who that is among us, others know. */
@Module({
  providers: [Attempts, FORGETTING, IssuerClients, Issuers, OidcService, PublicKeys],
  exports: [IssuerClients, Issuers, OidcService, PublicKeys],
})
export class OidcModule {}
