import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Uuid } from '../../platform/graphql/scalars.js';
import { MeetingNotice, MeetingNoticeOverview, SendNoticeAgainInput } from './notice.graphql.js';
import { NoticeKeeping } from './notice-keeping.js';
import { NoticeReading } from './notice.reading.js';

/** What people are told of meetings (tapaamisilmoitukset). Written by what happens to the meeting. */
@Resolver()
export class NoticeResolver {
  constructor(
    private readonly reading: NoticeReading,
    private readonly keeping: NoticeKeeping,
  ) {}

  @Query(() => [MeetingNoticeOverview], {
    description: 'What people were and will be told of a meeting, the first due first. For who convenes it.',
  })
  async noticesOfMeeting(
    @Args('meetingId', { type: () => Uuid, description: 'The meeting.' }) meetingId: string,
  ): Promise<MeetingNoticeOverview[]> {
    return (await this.reading.ofMeeting(meetingId)).map(MeetingNoticeOverview.from);
  }

  @Mutation(() => MeetingNotice, {
    description:
      'Tells the same once more, now and by the ways known now: after a number was corrected, or where nobody knows whether it arrived.',
  })
  async sendNoticeAgain(
    @Args('input', { description: 'Which notice.' }) input: SendNoticeAgainInput,
  ): Promise<MeetingNotice> {
    return MeetingNotice.from(await this.keeping.sendAgain(input.noticeId));
  }
}
