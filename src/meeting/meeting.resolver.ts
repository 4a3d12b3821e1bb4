import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Convening } from './convening.js';
import { Meeting } from './meeting.graphql.js';
import {
  CancelMeetingInput,
  ConveneMeetingInput,
  HoldMeetingTimeInput,
  MoveMeetingInput,
  ProposeMeetingTimesInput,
  RecordFamilyYesInput,
  RecordMeetingHeldInput,
  ScheduleMeetingInput,
} from './meeting.inputs.graphql.js';
import { Preparing } from './preparing.js';
import { MeetingTimeProposals } from './proposals.graphql.js';
import { MeetingProposals } from './proposals.js';
import { MeetingRecords } from './records.js';
import { Scheduling } from './scheduling.js';

/** Network meetings (verkostotapaamiset). */
@Resolver()
export class MeetingResolver {
  constructor(
    private readonly convening: Convening,
    private readonly proposals: MeetingProposals,
    private readonly preparing: Preparing,
    private readonly scheduling: Scheduling,
    private readonly records: MeetingRecords,
  ) {}

  @Query(() => MeetingTimeProposals, {
    description: 'Times at which everybody needed can meet, the best first. Names nobody of the family to anybody.',
  })
  async proposeMeetingTimes(
    @Args('input', { description: 'For which meeting, between which days.' }) input: ProposeMeetingTimesInput,
  ): Promise<MeetingTimeProposals> {
    const { meetingId, family, ...sought } = input;
    const windows = family ?? { must: [], prefer: [], avoid: [] };
    return MeetingTimeProposals.from(await this.proposals.propose(meetingId, { ...sought, family: windows }));
  }

  @Mutation(() => Meeting, { description: 'Gathers people around a table (koollekutsuminen). Nobody is told yet.' })
  async conveneMeeting(
    @Args('input', { description: 'About what, who, how.' }) input: ConveneMeetingInput,
  ): Promise<Meeting> {
    return Meeting.from(await this.convening.convene(input));
  }

  @Mutation(() => Meeting, { description: 'Keeps a time of the required people free for a while (alustava varaus).' })
  async holdMeetingTime(
    @Args('input', { description: 'Which time, until when.' }) input: HoldMeetingTimeInput,
  ): Promise<Meeting> {
    return Meeting.from(await this.preparing.hold(input));
  }

  @Mutation(() => Meeting, { description: 'Records the family’s own yes to exactly this time.' })
  async recordFamilyYes(
    @Args('input', { description: 'Who, to which time.' }) input: RecordFamilyYesInput,
  ): Promise<Meeting> {
    return Meeting.from(await this.preparing.recordFamilyYes(input));
  }

  @Mutation(() => Meeting, {
    description: 'Gives a meeting its time and books those who come. Needs the family’s yes and a basis for everybody.',
  })
  async scheduleMeeting(
    @Args('input', { description: 'Which time, who in any case.' }) input: ScheduleMeetingInput,
  ): Promise<Meeting> {
    return Meeting.from(await this.scheduling.schedule(input));
  }

  @Mutation(() => Meeting, { description: 'Gives a meeting another time or place. Another time needs another yes.' })
  async moveMeeting(@Args('input', { description: 'Where to.' }) input: MoveMeetingInput): Promise<Meeting> {
    return Meeting.from(await this.scheduling.move(input));
  }

  @Mutation(() => Meeting, { description: 'The meeting will not be (peruminen); everybody’s time is given back.' })
  async cancelMeeting(@Args('input', { description: 'Which, why.' }) input: CancelMeetingInput): Promise<Meeting> {
    return Meeting.from(await this.scheduling.cancel(input, input.reason));
  }

  @Mutation(() => Meeting, { description: 'Records that a meeting was held, with somebody of the family.' })
  async recordMeetingHeld(
    @Args('input', { description: 'Who took part, how.' }) input: RecordMeetingHeldInput,
  ): Promise<Meeting> {
    return Meeting.from(await this.records.recordHeld(input, input.attendance));
  }
}
