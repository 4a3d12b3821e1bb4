import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { MeetingDuration } from './duration.js';
import { Meeting } from './meeting.graphql.js';
import { ChangeMeetingDurationInput } from './poll/poll.inputs.graphql.js';

/** The length of meetings. */
@Resolver()
export class DurationResolver {
  constructor(private readonly duration: MeetingDuration) {}

  @Mutation(() => Meeting, {
    description: 'Gives a meeting without a time another length. Who said they can for less is asked again.',
  })
  async changeMeetingDuration(
    @Args('input', { description: 'Which, how long.' }) input: ChangeMeetingDurationInput,
  ): Promise<Meeting> {
    return Meeting.from(await this.duration.change(input));
  }
}
