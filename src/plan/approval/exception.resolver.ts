import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { ApprovalExceptions } from './approval-exceptions.js';
import { PlanApprovalException, RecordApprovalExceptionInput } from './exception.graphql.js';

/** Where one guardian’s approval is enough (poikkeus). */
@Resolver()
export class ApprovalExceptionResolver {
  constructor(private readonly exceptions: ApprovalExceptions) {}

  @Mutation(() => PlanApprovalException, {
    description:
      'Records why a guardian is not asked about a proposed plan: prevented, and delay would do harm. It counts no more when the proposal is taken back.',
  })
  async recordApprovalException(
    @Args('input', { description: 'Of which version, whom, and why.' }) input: RecordApprovalExceptionInput,
  ): Promise<PlanApprovalException> {
    return PlanApprovalException.from(await this.exceptions.record(input));
  }
}
