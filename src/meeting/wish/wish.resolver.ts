import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  AnswerMeetingWishInput,
  AskForMeetingInput,
  MeetingWish,
  MeetingWishInWords,
  WithdrawMeetingWishInput,
} from './wish.graphql.js';
import { WishReading } from './wish.reading.js';
import { Wishes } from './wishes.js';

/** Asking for a Yhdessä aika. */
@Resolver()
export class WishResolver {
  constructor(
    private readonly reading: WishReading,
    private readonly wishes: Wishes,
  ) {}

  @Query(() => [MeetingWishInWords], {
    description: 'Wishes for a meeting that wait in the cases one keeps, the longest waiting first (toiveet).',
  })
  async meetingWishes(): Promise<MeetingWishInWords[]> {
    return (await this.reading.toAnswer()).map(MeetingWishInWords.fromView);
  }

  @Query(() => [MeetingWishInWords], { description: 'What one has asked for oneself, the newest first.' })
  async myMeetingWishes(): Promise<MeetingWishInWords[]> {
    return (await this.reading.own()).map(MeetingWishInWords.fromView);
  }

  @Mutation(() => MeetingWish, {
    description: 'Somebody of the family or a professional of the network asks for a Yhdessä aika. One at a time.',
  })
  async askForMeeting(
    @Args('input', { description: 'In which case, what about.' }) input: AskForMeetingInput,
  ): Promise<MeetingWish> {
    return MeetingWish.from(await this.wishes.ask(input.caseId, input.words));
  }

  @Mutation(() => MeetingWish, {
    description: 'Says why there is no meeting, or what is done instead. A meeting that gets its time takes wishes up.',
  })
  async answerMeetingWish(
    @Args('input', { description: 'Which, and the answer.' }) input: AnswerMeetingWishInput,
  ): Promise<MeetingWish> {
    return MeetingWish.from(await this.wishes.answer(input.wishId, input.expectedVersion, input.answer));
  }

  @Mutation(() => MeetingWish, { description: 'Whoever asked takes the wish back.' })
  async withdrawMeetingWish(
    @Args('input', { description: 'Which.' }) input: WithdrawMeetingWishInput,
  ): Promise<MeetingWish> {
    return MeetingWish.from(await this.wishes.withdraw(input.wishId, input.expectedVersion));
  }
}
