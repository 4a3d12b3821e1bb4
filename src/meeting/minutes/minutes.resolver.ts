import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { AnswerMinutesInput, Minutes, ShareMinutesInput, WriteMinutesInput } from './minutes.graphql.js';
import { MinutesAnswering } from './minutes-answering.js';
import { MinutesSharing } from './minutes-sharing.js';
import { MinutesWriting } from './minutes-writing.js';

/** Minutes (muistiot) of meetings that were held. */
@Resolver()
export class MinutesResolver {
  constructor(
    private readonly writing: MinutesWriting,
    private readonly sharing: MinutesSharing,
    private readonly answering: MinutesAnswering,
  ) {}

  @Mutation(() => Minutes, {
    description:
      'Writes the minutes (muistio) of a held meeting, or writes the whole page anew. A draft until it is shared; after that, the next edition.',
  })
  async writeMinutes(
    @Args('input', { description: 'Of which meeting, what.' }) input: WriteMinutesInput,
  ): Promise<Minutes> {
    return Minutes.from(await this.writing.write(input));
  }

  @Mutation(() => Minutes, {
    description: 'Shares the minutes with those for whom each part is. What is shared is not changed any more.',
  })
  async shareMinutes(@Args('input', { description: 'Which.' }) input: ShareMinutesInput): Promise<Minutes> {
    return Minutes.from(await this.sharing.share(input));
  }

  @Mutation(() => Minutes, {
    description:
      'A guardian confirms the minutes, comments on them or objects, by themselves or through who writes them.',
  })
  async answerMinutes(@Args('input', { description: 'Who, what.' }) input: AnswerMinutesInput): Promise<Minutes> {
    return Minutes.from(await this.answering.answer(input));
  }
}
