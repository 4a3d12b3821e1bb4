import { Module } from '@nestjs/common';
import { FrontModule } from '../../doors/front/front.module.js';
import { OidcModule } from '../../sign-in/oidc/oidc.module.js';
import { SuomiFiModule } from '../../sign-in/suomi-fi/suomi-fi.module.js';
import { DemoIssuers } from './demo-issuers.js';
import { FamilyRegister } from './family-register.js';
import { FrontOffer } from './front-offer.js';
import { IssuerController } from './issuer.controller.js';

/** Sign-in services (OpenID Connect) for the people of the demo, in the process itself. */
@Module({
  imports: [FrontModule, OidcModule, SuomiFiModule],
  controllers: [IssuerController],
  providers: [DemoIssuers, FamilyRegister, FrontOffer],
})
export class DemoIssuerModule {}
