import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Uuid } from '../../platform/graphql/scalars.js';
import { HandOutPlanInput, PlanHandout } from './handout.graphql.js';
import { HandoutsService } from './handouts.service.js';

/** Who got the plan (suunnitelman luovutukset). */
@Resolver()
export class HandoutResolver {
  constructor(private readonly handouts: HandoutsService) {}

  @Mutation(() => PlanHandout, {
    description:
      'Writes down that somebody got the plan on paper or otherwise: a disclosure (luovutus), with its basis.',
  })
  async handOutPlan(
    @Args('input', { description: 'Which, to whom, how.' }) input: HandOutPlanInput,
  ): Promise<PlanHandout> {
    return PlanHandout.from(await this.handouts.handOutPlan(input));
  }

  @Query(() => [PlanHandout], { description: 'Who got a version of the plan, the first one first (luovutukset).' })
  async handoutsOfPlan(
    @Args('planId', { type: () => Uuid, description: 'The plan.' }) planId: string,
  ): Promise<PlanHandout[]> {
    return (await this.handouts.ofPlan(planId)).map(PlanHandout.from);
  }
}
