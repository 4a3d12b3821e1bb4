import { Module } from '@nestjs/common';
import { CodeWriting } from './code-writing.js';
import { FamilyCodeSweep } from './family-code-sweep.js';
import { FamilyCodeRepository } from './family-code.repository.js';
import { FamilyCodeResolver } from './family-code.resolver.js';
import { FamilyCodeSecrets } from './family-code.secrets.js';
import { FamilyCodes } from './family-code.service.js';
import { LettingIn } from './letting-in.js';

/** Families come in by a code of their counsellor, and their devices are remembered. */
@Module({
  providers: [
    CodeWriting,
    FamilyCodeRepository,
    FamilyCodeResolver,
    FamilyCodes,
    FamilyCodeSecrets,
    FamilyCodeSweep,
    LettingIn,
  ],
  exports: [FamilyCodes],
})
export class FamilyCodeModule {}
