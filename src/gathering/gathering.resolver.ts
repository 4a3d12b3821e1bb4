import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { MeetingTimeProposals } from '../meeting/proposals.graphql.js';
import { TimesBeforehand } from '../meeting/times-beforehand.service.js';
import { Gathering, GatheringPreview } from './gathering.graphql.js';
import { GatherNetworkInput } from './gathering.inputs.graphql.js';
import { GatheringService } from './gathering.service.js';
import { Rehearsing } from './rehearsing.js';
import { TimesToGatherInput } from './times.graphql.js';

/** Calling a network together (kutsu koolle). */
@Resolver()
export class GatheringResolver {
  constructor(
    private readonly gatherings: GatheringService,
    private readonly rehearsing: Rehearsing,
    private readonly times: TimesBeforehand,
  ) {}

  @Query(() => MeetingTimeProposals, {
    description:
      'Times that suit people before there is a meeting; needs are named by the professional, groups by their name. Tells nobody anything of a family. For counsellors of the area.',
  })
  async timesToGather(
    @Args('input', { description: 'Who, for how long, between which days.' }) input: TimesToGatherInput,
  ): Promise<MeetingTimeProposals> {
    const { family, ...sought } = input;
    const windows = family ?? { must: [], prefer: [], avoid: [] };
    return MeetingTimeProposals.from(await this.times.propose({ ...sought, family: windows }));
  }

  @Query(() => GatheringPreview, {
    description:
      'The very messages that `gatherNetwork` with the same input would send now, but for ids, secret links and time stamps. Leaves nothing behind, and uses up no `requestId`.',
  })
  async previewGathering(
    @Args('input', { description: 'From what, with whom, when.' }) input: GatherNetworkInput,
  ): Promise<GatheringPreview> {
    return GatheringPreview.from(await this.rehearsing.preview(input));
  }

  @Mutation(() => Gathering, {
    description:
      'From a contact, or in a case, to a meeting in one go (kutsu koolle): the case, its people, consents, the meeting, and its time or a poll for one. All of it or nothing.',
  })
  async gatherNetwork(
    @Args('input', { description: 'From what, with whom, when.' }) input: GatherNetworkInput,
  ): Promise<Gathering> {
    return Gathering.from(await this.gatherings.gather(input));
  }
}
