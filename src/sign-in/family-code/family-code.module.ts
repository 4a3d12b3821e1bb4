import { Module } from '@nestjs/common';
import { hourly } from '../../platform/outbox/hourly.js';
import { CodeWriting } from './code-writing.js';
import { FamilyCodeRepository } from './family-code.repository.js';
import { FamilyCodeResolver } from './family-code.resolver.js';
import { FamilyCodeSecrets } from './family-code.secrets.js';
import { FamilyCodes } from './family-code.service.js';
import { LettingIn } from './letting-in.js';

/** Codes that ended a season ago. */
const FORGETTING = hourly('family-code.sweep', 'select access.sweep_family_codes()');

/** Families come in by a code of their counsellor, and their devices are remembered. */
@Module({
  providers: [
    CodeWriting,
    FamilyCodeRepository,
    FamilyCodeResolver,
    FamilyCodes,
    FamilyCodeSecrets,
    FORGETTING,
    LettingIn,
  ],
  exports: [FamilyCodes],
})
export class FamilyCodeModule {}
