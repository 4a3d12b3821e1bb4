import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Uuid } from '../../platform/graphql/scalars.js';
import { EndPasskeyInput, OpenPasskeyRegistrationInput, Passkey, PasskeyRegistration } from './passkey.graphql.js';
import { PasskeyOffering } from './passkey-offering.service.js';

/** Passkeys of families (pääsyavaimet), as far as the counsellor deals with them. */
@Resolver()
export class PasskeyResolver {
  constructor(private readonly passkeys: PasskeyOffering) {}

  @Query(() => [Passkey], { description: 'The passkeys of a person of the family (pääsyavaimet), the newest first.' })
  async passkeysOf(
    @Args('personId', { type: () => Uuid, description: 'The person.' }) personId: string,
  ): Promise<Passkey[]> {
    return (await this.passkeys.of(personId)).map(Passkey.from);
  }

  @Mutation(() => PasskeyRegistration, {
    description: 'Vouches for somebody at the meeting: gives a code with which they register a passkey (pääsyavain).',
  })
  openPasskeyRegistration(
    @Args('input', { description: 'Who, and where.' }) input: OpenPasskeyRegistrationInput,
  ): Promise<PasskeyRegistration> {
    return this.passkeys.open(input.meetingId, input.personId);
  }

  @Mutation(() => [Passkey], { description: 'Ends a passkey, of a lost phone. Answers those that are left.' })
  async endPasskey(@Args('input', { description: 'Whose, and which.' }) input: EndPasskeyInput): Promise<Passkey[]> {
    await this.passkeys.end(input.personId, input.passkeyId);
    return (await this.passkeys.of(input.personId)).map(Passkey.from);
  }
}
