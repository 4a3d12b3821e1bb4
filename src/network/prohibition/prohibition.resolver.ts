import { Args, Mutation, Resolver } from '@nestjs/graphql';
import {
  KeptFromSomebody,
  LiftProhibitionInput,
  LiftWithholdingInput,
  RecordProhibitionInput,
  WithholdItemInput,
} from './prohibition.graphql.js';
import { Prohibitions } from './prohibitions.js';

/** What is kept from somebody of the family. */
@Resolver()
export class ProhibitionResolver {
  constructor(private readonly prohibitions: Prohibitions) {}

  @Mutation(() => KeptFromSomebody, {
    description:
      'A minor keeps things from a guardian (kielto): by themself, or on their word by who keeps the case. That guardian learns nothing of it.',
  })
  async recordProhibition(
    @Args('input', { description: 'What, from whom, why.' }) input: RecordProhibitionInput,
  ): Promise<KeptFromSomebody> {
    return KeptFromSomebody.from(await this.prohibitions.record(input));
  }

  @Mutation(() => KeptFromSomebody, {
    description: 'Lifts a minor’s prohibition: the minor, or who keeps the case on the minor’s word.',
  })
  async liftProhibition(
    @Args('input', { description: 'Which.' }) input: LiftProhibitionInput,
  ): Promise<KeptFromSomebody> {
    return KeptFromSomebody.from(await this.prohibitions.lift(input));
  }

  @Mutation(() => KeptFromSomebody, {
    description:
      'Does not let a party know single things, on a ground in law. They are told how many and why, and nothing else.',
  })
  async withholdItem(
    @Args('input', { description: 'What, from whom, why.' }) input: WithholdItemInput,
  ): Promise<KeptFromSomebody> {
    return KeptFromSomebody.from(await this.prohibitions.withhold(input));
  }

  @Mutation(() => KeptFromSomebody, { description: 'Withholds it no longer.' })
  async liftWithholding(
    @Args('input', { description: 'Which.' }) input: LiftWithholdingInput,
  ): Promise<KeptFromSomebody> {
    return KeptFromSomebody.from(await this.prohibitions.liftWithholding(input));
  }
}
