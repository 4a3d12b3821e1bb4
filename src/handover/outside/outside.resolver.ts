import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { OutsideHandover } from '../handover.graphql.js';
import {
  ProposeHandoverOutsideInput,
  RecordArrivalInput,
  RecordHandoverDocumentInput,
  WithdrawHandoverOutsideInput,
} from '../handover.inputs.graphql.js';
import { FollowingOutside } from './following-outside.js';
import { ProposingOutside } from './proposing-outside.js';

/** Handovers to services outside the system. */
@Resolver()
export class OutsideResolver {
  constructor(
    private readonly proposing: ProposingOutside,
    private readonly following: FollowingOutside,
  ) {}

  @Mutation(() => OutsideHandover, {
    description:
      'The family is to go on with a service outside the system. The responsible person stays until the case is closed.',
  })
  async proposeHandoverOutside(
    @Args('input', { description: 'Of which case, to which service.' }) input: ProposeHandoverOutsideInput,
  ): Promise<OutsideHandover> {
    return OutsideHandover.from(await this.proposing.proposeHandoverOutside(input.caseId, input));
  }

  @Mutation(() => OutsideHandover, { description: 'The service was given the plan. It is in the log as a disclosure.' })
  async recordHandoverDocument(
    @Args('input', { description: 'Which version, to whom.' }) input: RecordHandoverDocumentInput,
  ): Promise<OutsideHandover> {
    return OutsideHandover.from(await this.following.recordHandoverDocument(input, input));
  }

  @Mutation(() => OutsideHandover, { description: 'The service told that the family arrived and started.' })
  async recordArrival(
    @Args('input', { description: 'When, told by whom.' }) input: RecordArrivalInput,
  ): Promise<OutsideHandover> {
    return OutsideHandover.from(await this.following.recordArrival(input, input));
  }

  @Mutation(() => OutsideHandover, { description: 'The family does not go there after all.' })
  async withdrawHandoverOutside(
    @Args('input', { description: 'Which.' }) input: WithdrawHandoverOutsideInput,
  ): Promise<OutsideHandover> {
    return OutsideHandover.from(await this.following.withdrawHandoverOutside(input));
  }
}
