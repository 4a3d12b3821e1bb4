import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Uuid } from '../platform/graphql/scalars.js';
import { Confirming } from './confirming.js';
import { Contacting } from './contacting.js';
import { Handover, HandoverToMe, OpenHandover } from './handover.graphql.js';
import { ConfirmHandoverInput, RecordJointContactInput, RecordUnreachedInput } from './handover.inputs.graphql.js';
import { HandoverService } from './handover.service.js';

/** Handovers: what waits, and how the family is walked over. */
@Resolver()
export class HandoverResolver {
  constructor(
    private readonly handovers: HandoverService,
    private readonly contacting: Contacting,
    private readonly confirming: Confirming,
  ) {}

  @Query(() => [HandoverToMe], {
    description: 'What one is asked to take over, or has accepted and is not responsible for yet, the oldest first.',
  })
  async handoversToMe(): Promise<HandoverToMe[]> {
    return (await this.handovers.toMe()).map(HandoverToMe.from);
  }

  @Query(() => [OpenHandover], {
    description:
      'Handovers under way in an area, the longest first, at most 200: in the cases one answers for, or in all of them for who leads it.',
  })
  async openHandovers(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
  ): Promise<OpenHandover[]> {
    return (await this.handovers.open(areaId)).map(OpenHandover.from);
  }

  @Mutation(() => Handover, {
    description: 'Old holder, new holder and family came together. Recorded by either holder, once it is accepted.',
  })
  async recordJointContact(
    @Args('input', { description: 'Of which handover, how, when.' }) input: RecordJointContactInput,
  ): Promise<Handover> {
    return Handover.from(await this.contacting.recordJointContact(input, input));
  }

  @Mutation(() => Handover, { description: 'Somebody tried to reach the family for its confirmation, and did not.' })
  async recordUnreached(
    @Args('input', { description: 'Of which handover, when.' }) input: RecordUnreachedInput,
  ): Promise<Handover> {
    return Handover.from(await this.contacting.recordUnreached(input, input.at));
  }

  @Mutation(() => Handover, {
    description:
      'The family confirms that it was walked over, and the baton passes: by a guardian, or by who keeps the case as heard from one, or after three tries to reach the family.',
  })
  async confirmHandover(
    @Args('input', { description: 'Which, and in whose word.' }) input: ConfirmHandoverInput,
  ): Promise<Handover> {
    return Handover.from(await this.confirming.confirmHandover(input, input));
  }
}
