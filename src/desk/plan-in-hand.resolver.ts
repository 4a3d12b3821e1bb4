import { Args, Query, Resolver } from '@nestjs/graphql';
import { DateTime, Uuid } from '../platform/graphql/scalars.js';
import { CasePageReading } from './case-page.reading.js';
import { PlanInHand } from './plan-in-hand.graphql.js';

/** The plan, for those who write it together. */
@Resolver()
export class PlanInHandResolver {
  constructor(private readonly cases: CasePageReading) {}

  @Query(() => PlanInHand, {
    description:
      'One version of a plan whole, with the version of each piece and what others have changed: what an editor looks at again after `STALE`.',
  })
  async planInHand(
    @Args('planVersionId', { type: () => Uuid, description: 'The version of the plan.' }) planVersionId: string,
    @Args('changedSince', {
      type: () => DateTime,
      nullable: true,
      description: 'Changes after this moment only; without it all.',
    })
    changedSince?: Temporal.Instant | null,
  ): Promise<PlanInHand> {
    return PlanInHand.from(await this.cases.planOf(planVersionId), planVersionId, changedSince ?? null);
  }
}
