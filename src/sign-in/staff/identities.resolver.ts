import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Fresh } from '../../platform/graphql/fresh.js';
import { Uuid } from '../../platform/graphql/scalars.js';
import { SignInIdentity, UnlinkIdentityInput } from './identities.graphql.js';
import { Identities } from './identities.service.js';

/** By which accounts professionals sign in (kirjautumistunnukset). */
@Resolver()
export class IdentitiesResolver {
  constructor(private readonly identities: Identities) {}

  @Query(() => [SignInIdentity], {
    description:
      'By which accounts of their employers a professional signs in (kirjautumistunnukset). For administrators of an area to which the person belongs, or belonged if now to none.',
  })
  async signInIdentities(
    @Args('professionalId', { type: () => Uuid, description: 'Whose.' }) professionalId: string,
  ): Promise<SignInIdentity[]> {
    return (await this.identities.of(professionalId, 'professionalId')).map(SignInIdentity.from);
  }

  @Fresh()
  @Mutation(() => [SignInIdentity], {
    description:
      'Cuts the link to an account (tunnuksen irrottaminen): its sessions end, and in the administrator’s areas the roles that its issuer gave. Whoever signs in next with the address of the entry becomes this professional, so change the address first if it belongs to somebody else now. By an administrator who signed in within the last five minutes (SIGN_IN_AGAIN). Answers what is left.',
  })
  async unlinkIdentity(
    @Args('input', { description: 'Whose, and which.' }) input: UnlinkIdentityInput,
  ): Promise<SignInIdentity[]> {
    return (await this.identities.unlink(input.professionalId, input.issuer)).map(SignInIdentity.from);
  }
}
