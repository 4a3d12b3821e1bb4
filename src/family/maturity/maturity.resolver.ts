import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { EndMaturityAssessmentInput, MaturityAssessment, RecordMaturityAssessmentInput } from './maturity.graphql.js';
import { MaturityService } from './maturity.service.js';

/** On what a child's own account rests. */
@Resolver()
export class MaturityResolver {
  constructor(private readonly maturity: MaturityService) {}

  @Mutation(() => MaturityAssessment, {
    description:
      'Records what one judged a child able to (kyvyn arviointi), by the counsellor of its case. Takes the place of the one before.',
  })
  async recordMaturityAssessment(
    @Args('input', { description: 'Of whom, what, why.' }) input: RecordMaturityAssessmentInput,
  ): Promise<MaturityAssessment> {
    return MaturityAssessment.from(await this.maturity.record(input));
  }

  @Mutation(() => MaturityAssessment, {
    description: 'An assessment holds no longer; with it ends the child’s account.',
  })
  async endMaturityAssessment(
    @Args('input', { description: 'Which.' }) input: EndMaturityAssessmentInput,
  ): Promise<MaturityAssessment> {
    return MaturityAssessment.from(await this.maturity.end(input.assessmentId, input.expectedVersion));
  }
}
