import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Language } from '../../directory/directory.domain.js';
import { LanguageEnum } from '../../directory/directory.graphql.js';
import { Uuid } from '../../platform/graphql/scalars.js';
import { Meeting } from '../meeting.graphql.js';
import { PollConfirming } from './poll-confirming.js';
import { PollOpening } from './poll-opening.js';
import { PollRunning } from './poll-running.js';
import { PollSeat } from './poll-seat.js';
import { TimePoll, TimePollOverview } from './poll.graphql.js';
import {
  CloseTimePollInput,
  ConfirmTimePollInput,
  GivePollSeatInput,
  OpenTimePollInput,
  RecordPollAnswersInput,
  ResendTimePollInput,
} from './poll.inputs.graphql.js';
import { PollReading } from './poll.reading.js';

/** Time polls (aikakyselyt): people whose calendars are not known are asked. */
@Resolver()
export class PollResolver {
  constructor(
    private readonly reading: PollReading,
    private readonly opening: PollOpening,
    private readonly running: PollRunning,
    private readonly seat: PollSeat,
    private readonly confirming: PollConfirming,
  ) {}

  @Query(() => TimePollOverview, {
    nullable: true,
    description: 'The last time poll of a meeting and what came of it, for who arranges it; null: nobody was asked.',
  })
  async timePollOfMeeting(
    @Args('meetingId', { type: () => Uuid, description: 'The meeting.' }) meetingId: string,
    @Args('language', { type: () => LanguageEnum, defaultValue: 'fi', description: 'Language of the reasons.' })
    language: Language,
  ): Promise<TimePollOverview | null> {
    const poll = await this.reading.ofMeeting(meetingId, language);
    return poll && TimePollOverview.from(poll);
  }

  @Mutation(() => TimePoll, {
    description: 'Asks people by one personal link which times suit. Names nobody of the family: no consent is needed.',
  })
  async openTimePoll(
    @Args('input', { description: 'Which times, whom.' }) input: OpenTimePollInput,
  ): Promise<TimePoll> {
    return TimePoll.from(await this.opening.open(input));
  }

  @Mutation(() => TimePoll, { description: 'Enters what somebody answered on the telephone; marked so.' })
  async recordPollAnswers(
    @Args('input', { description: 'Whose, which.' }) input: RecordPollAnswersInput,
  ): Promise<TimePoll> {
    return TimePoll.from(await this.running.recordByPhone(input));
  }

  @Mutation(() => TimePoll, { description: 'Asks somebody once more, by a new link. The old one ends.' })
  async resendTimePoll(@Args('input', { description: 'Whom.' }) input: ResendTimePollInput): Promise<TimePoll> {
    return TimePoll.from(await this.running.resend(input));
  }

  @Mutation(() => TimePoll, {
    description: 'Gives a seat to a colleague of the same unit and asks them; everybody has two working days again.',
  })
  async givePollSeat(
    @Args('input', { description: 'Whose seat, to whom.' }) input: GivePollSeatInput,
  ): Promise<TimePoll> {
    return TimePoll.from(await this.seat.give(input));
  }

  @Mutation(() => TimePoll, { description: 'Nobody is asked any more. A closed poll is not opened again.' })
  async closeTimePoll(@Args('input', { description: 'Which.' }) input: CloseTimePollInput): Promise<TimePoll> {
    return TimePoll.from(await this.running.close(input.pollId, input.expectedVersion));
  }

  @Mutation(() => Meeting, {
    description: 'Makes the proposal of a decided poll the time of the meeting, with the family’s yes, and invites.',
  })
  async confirmTimePoll(
    @Args('input', { description: 'Which, whose yes.' }) input: ConfirmTimePollInput,
  ): Promise<Meeting> {
    return Meeting.from(await this.confirming.confirm(input));
  }
}
