import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { ChangeConferenceLinkInput } from './conference.graphql.js';
import { Conference } from './conference.js';
import { Meeting } from './meeting.graphql.js';

/** Where people meet by video. */
@Resolver()
export class ConferenceResolver {
  constructor(private readonly conference: Conference) {}

  @Mutation(() => Meeting, {
    description:
      'Gives a meeting another address to meet by video (videolinkki), or none. Who is invited gets the invitation again; answers stay.',
  })
  async changeConferenceLink(
    @Args('input', { description: 'Of which meeting, which address.' }) input: ChangeConferenceLinkInput,
  ): Promise<Meeting> {
    const { conferenceLink = null, ...seen } = input;
    return Meeting.from(await this.conference.change({ ...seen, conferenceLink }));
  }
}
