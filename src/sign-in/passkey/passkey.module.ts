import { Module } from '@nestjs/common';
import { KeptPeopleModule } from '../kept-people.module.js';
import { PasskeyCeremony } from './passkey-ceremony.js';
import { PasskeyChallenges } from './passkey-challenges.js';
import { PasskeyOffering } from './passkey-offering.service.js';
import { PasskeyRepository } from './passkey.repository.js';
import { PasskeyResolver } from './passkey.resolver.js';
import { PasskeySweep } from './passkey-sweep.js';
import { Passkeys } from './passkeys.service.js';

/** Passkeys of families. */
@Module({
  imports: [KeptPeopleModule],
  providers: [
    PasskeyCeremony,
    PasskeyChallenges,
    PasskeyOffering,
    PasskeyRepository,
    PasskeyResolver,
    PasskeySweep,
    Passkeys,
  ],
  exports: [Passkeys],
})
export class PasskeyModule {}
