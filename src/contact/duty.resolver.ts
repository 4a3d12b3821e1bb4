import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Uuid } from '../platform/graphql/scalars.js';
import { GoOffDutyInput, GoOnDutyInput } from './contact.inputs.graphql.js';
import { DutyShift, DutyStatus } from './duty.graphql.js';
import { DutyService } from './duty.service.js';

/** Being on duty (päivystys). */
@Resolver()
export class DutyResolver {
  constructor(private readonly duty: DutyService) {}

  @Query(() => [DutyShift], {
    description: 'Who is on duty now. For counsellors and team leads of the area.',
  })
  async onDuty(@Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string): Promise<DutyShift[]> {
    return (await this.duty.onDuty(areaId)).map(DutyShift.from);
  }

  @Query(() => DutyStatus, {
    description:
      'How the duty of an area stands. For its counsellors and team leads, on duty or not; others get NOT_FOUND.',
  })
  dutyStatus(@Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string): Promise<DutyStatus> {
    return this.duty.status(areaId);
  }

  @Mutation(() => [DutyShift], {
    description: 'Goes on duty: the open contacts of the area show. By a counsellor. Answers who is on duty.',
  })
  async goOnDuty(@Args('input', { description: 'Where, until when.' }) input: GoOnDutyInput): Promise<DutyShift[]> {
    return (await this.duty.begin(input.areaId, input.until)).map(DutyShift.from);
  }

  @Mutation(() => [DutyShift], { description: 'Goes off duty: what is open closes at once. Answers who is on duty.' })
  async goOffDuty(@Args('input', { description: 'Where.' }) input: GoOffDutyInput): Promise<DutyShift[]> {
    return (await this.duty.end(input.areaId)).map(DutyShift.from);
  }
}
