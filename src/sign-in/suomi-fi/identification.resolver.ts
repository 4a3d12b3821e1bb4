import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Uuid } from '../../platform/graphql/scalars.js';
import { EndIdentificationInput, Identification } from './identification.graphql.js';
import { Identifications } from './identifications.service.js';

/** Who of a family signs in by identification (tunnistautuminen), for the counsellor. */
@Resolver()
export class IdentificationResolver {
  constructor(private readonly identifications: Identifications) {}

  @Query(() => [Identification], { description: 'By whom a person of the family is identified (tunnistautuminen).' })
  async identificationsOf(
    @Args('personId', { type: () => Uuid, description: 'The person.' }) personId: string,
  ): Promise<Identification[]> {
    return (await this.identifications.of(personId)).map(Identification.from);
  }

  @Mutation(() => [Identification], {
    description: 'Cuts the link of a person with an identity, which was the wrong one. Answers those that are left.',
  })
  async endIdentification(
    @Args('input', { description: 'Whose, and which.' }) input: EndIdentificationInput,
  ): Promise<Identification[]> {
    await this.identifications.end(input.personId, input.issuer);
    return (await this.identifications.of(input.personId)).map(Identification.from);
  }
}
