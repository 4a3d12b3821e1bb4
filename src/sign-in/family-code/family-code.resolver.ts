import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Work } from '../../platform/access/work.js';
import { Uuid } from '../../platform/graphql/scalars.js';
import { EndFamilyDeviceInput, FamilyAccess, GivenFamilyCode, GiveFamilyCodeInput } from './family-code.graphql.js';
import { LettingIn } from './letting-in.js';

/** Letting a family in (henkilökohtaiset koodit ja muistetut laitteet). By the counsellor of its case. */
@Resolver()
export class FamilyCodeResolver {
  constructor(
    private readonly lettingIn: LettingIn,
    private readonly work: Work,
  ) {}

  @Query(() => FamilyAccess, {
    description: 'How somebody of a family gets in: whether a code waits or was used, and the devices (pääsy).',
  })
  async familyAccess(
    @Args('personId', { type: () => Uuid, description: 'The person.' }) personId: string,
  ): Promise<FamilyAccess> {
    return FamilyAccess.from(await this.lettingIn.of(personId), this.work.now);
  }

  @Mutation(() => GivenFamilyCode, {
    description:
      'Makes a personal code for somebody who has a safe phone (koodin antaminen). Shown once; the one before opens nothing any more.',
  })
  giveFamilyCode(@Args('input', { description: 'For whom.' }) input: GiveFamilyCodeInput): Promise<GivenFamilyCode> {
    return this.lettingIn.give(input.personId);
  }

  @Mutation(() => FamilyAccess, {
    description:
      'Forgets a device, as when a phone is lost (laitteen unohtaminen), and signs the person out wherever they are signed in. A passkey on it is ended apart (`endPasskey`).',
  })
  async endFamilyDevice(
    @Args('input', { description: 'Whose, and which.' }) input: EndFamilyDeviceInput,
  ): Promise<FamilyAccess> {
    return FamilyAccess.from(await this.lettingIn.endDevice(input.personId, input.deviceId), this.work.now);
  }
}
