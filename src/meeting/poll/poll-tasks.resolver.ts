import { Query, Resolver } from '@nestjs/graphql';
import { TimePollTask } from './poll-tasks.graphql.js';
import { PollTasks } from './poll-tasks.js';

/** What time polls want from who arranges their meetings. */
@Resolver()
export class PollTasksResolver {
  constructor(private readonly tasks: PollTasks) {}

  @Query(() => [TimePollTask], {
    description: 'What the time polls of the cases that one arranges want, the one that ends first before the others.',
  })
  async timePollTasks(): Promise<TimePollTask[]> {
    return (await this.tasks.mine()).map(TimePollTask.from);
  }
}
