import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  CalendarFeed,
  CreateCalendarFeedInput,
  OwnFeedInput,
  ChooseFeedDetailsInput,
} from './calendar-feed.graphql.js';
import { FeedKeeping } from './feed-keeping.js';

/** One's own meetings in one's own calendar programs (kalenterisyöte): everybody's own alone. */
@Resolver()
export class CalendarFeedResolver {
  constructor(private readonly feeds: FeedKeeping) {}

  @Query(() => [CalendarFeed], {
    description: 'One’s own calendar feeds that can be read (kalenterisyötteet), with their secret addresses.',
  })
  async myCalendarFeeds(): Promise<CalendarFeed[]> {
    return (await this.feeds.own()).map(CalendarFeed.from);
  }

  @Mutation(() => CalendarFeed, {
    description:
      'Makes an address under which a calendar program reads one’s own meetings (kalenterisyöte). For professionals; five at most.',
  })
  async createCalendarFeed(
    @Args('input', { description: 'What for.' }) input: CreateCalendarFeedInput,
  ): Promise<CalendarFeed> {
    return CalendarFeed.from(await this.feeds.create(input.name));
  }

  @Mutation(() => CalendarFeed, {
    description: 'Gives a feed another address (osoitteen vaihto); the one before opens nothing any more.',
  })
  async rotateCalendarFeed(@Args('input', { description: 'Which.' }) input: OwnFeedInput): Promise<CalendarFeed> {
    return CalendarFeed.from(await this.feeds.rotate(input.feedId));
  }

  @Mutation(() => CalendarFeed, {
    description: 'Revokes a feed for good (mitätöinti): its address opens nothing any more.',
  })
  async revokeCalendarFeed(@Args('input', { description: 'Which.' }) input: OwnFeedInput): Promise<CalendarFeed> {
    return CalendarFeed.from(await this.feeds.revoke(input.feedId));
  }

  @Mutation(() => CalendarFeed, {
    description: 'Says what a feed tells besides the time and neutral words, from its next fetch on (syötteen tiedot).',
  })
  async chooseFeedDetails(
    @Args('input', { description: 'Which, and what.' }) input: ChooseFeedDetailsInput,
  ): Promise<CalendarFeed> {
    const { feedId, expectedVersion, place, conference, counsellor } = input;
    return CalendarFeed.from(
      await this.feeds.chooseDetails(feedId, expectedVersion, { place, conference, counsellor }),
    );
  }
}
