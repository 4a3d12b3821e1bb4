import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Language } from '../../directory/directory.domain.js';
import { LanguageEnum } from '../../directory/directory.graphql.js';
import { Uuid } from '../../platform/graphql/scalars.js';
import { PlanDifferenceLine } from './difference.graphql.js';
import { PlanDifferenceService } from './difference.service.js';

/** What is otherwise in a version of the plan. */
@Resolver()
export class PlanDifferenceResolver {
  constructor(private readonly differences: PlanDifferenceService) {}

  @Query(() => [PlanDifferenceLine], {
    description:
      'What is new, changed and gone in a version of the plan against the agreed one before, and who has promised it, in plain language; as far as its reader may see both.',
  })
  async planDifference(
    @Args('planVersionId', { type: () => Uuid, description: 'The version.' }) planVersionId: string,
    @Args('language', { type: () => LanguageEnum, defaultValue: 'fi', description: 'Language of the sentences.' })
    language: Language,
  ): Promise<PlanDifferenceLine[]> {
    return (await this.differences.of(planVersionId, language)).map(PlanDifferenceLine.from);
  }
}
