import { Module } from '@nestjs/common';
import { hourly } from '../../platform/outbox/hourly.js';
import { KeptPeopleModule } from '../kept-people.module.js';
import { PasskeyCeremony } from './passkey-ceremony.js';
import { PasskeyChallenges } from './passkey-challenges.js';
import { PasskeyOffering } from './passkey-offering.service.js';
import { PasskeyRepository } from './passkey.repository.js';
import { PasskeyResolver } from './passkey.resolver.js';
import { Passkeys } from './passkeys.service.js';

/** Codes and challenges that are over. */
const FORGETTING = hourly('passkey.sweep', 'select access.sweep_passkeys()');

/** Passkeys of families. */
@Module({
  imports: [KeptPeopleModule],
  providers: [
    PasskeyCeremony,
    PasskeyChallenges,
    PasskeyOffering,
    PasskeyRepository,
    PasskeyResolver,
    FORGETTING,
    Passkeys,
  ],
  exports: [Passkeys],
})
export class PasskeyModule {}
