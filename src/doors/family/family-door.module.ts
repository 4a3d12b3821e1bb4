import { Module } from '@nestjs/common';
import { DeskModule } from '../../desk/desk.module.js';
import { FamilyCodeModule } from '../../sign-in/family-code/family-code.module.js';
import { OidcModule } from '../../sign-in/oidc/oidc.module.js';
import { SessionsModule } from '../../sign-in/sessions/sessions.module.js';
import { IssuerForms } from '../sign-in/issuer-forms.js';
import { DevicesController } from './devices.controller.js';
import { FamilyVisits } from './family-visits.js';
import { FamilyController } from './family.controller.js';

/** The door of the families. */
@Module({
  imports: [DeskModule, FamilyCodeModule, OidcModule, SessionsModule],
  controllers: [FamilyController, DevicesController],
  providers: [FamilyVisits, IssuerForms],
})
export class FamilyDoorModule {}
