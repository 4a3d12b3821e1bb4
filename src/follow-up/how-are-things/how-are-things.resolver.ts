import { Args, Mutation, Resolver } from '@nestjs/graphql';
import {
  HowAreThings,
  NoteHowThingsAreInput,
  RecordHowThingsAreInput,
  SayHowThingsAreInput,
} from './how-are-things.graphql.js';
import { HowAreThingsService } from './how-are-things.service.js';

/** How things are (miten menee). */
@Resolver()
export class HowAreThingsResolver {
  constructor(private readonly things: HowAreThingsService) {}

  @Mutation(() => HowAreThings, {
    description: 'Somebody of the family says how things are: a guardian, or a young person with an account.',
  })
  async sayHowThingsAre(@Args('input', { description: 'How.' }) input: SayHowThingsAreInput): Promise<HowAreThings> {
    return HowAreThings.from(await this.things.say(input.caseId, input));
  }

  @Mutation(() => HowAreThings, { description: 'Takes down how things are, as the family said it on the phone.' })
  async recordHowThingsAre(
    @Args('input', { description: 'Who said it, and how.' }) input: RecordHowThingsAreInput,
  ): Promise<HowAreThings> {
    return HowAreThings.from(await this.things.record(input, input));
  }

  @Mutation(() => HowAreThings, {
    description: 'Takes note of how things are: a bad answer leaves the list of the day.',
  })
  async noteHowThingsAre(
    @Args('input', { description: 'Which.' }) input: NoteHowThingsAreInput,
  ): Promise<HowAreThings> {
    return HowAreThings.from(await this.things.note(input.howAreThingsId, input.expectedVersion));
  }
}
