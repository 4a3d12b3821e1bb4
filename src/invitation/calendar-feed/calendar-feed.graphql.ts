import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, LongText, ShortText, Uuid } from '../../platform/graphql/scalars.js';
import type * as domain from './calendar-feed.domain.js';
import type { ShownFeed } from './feed-keeping.js';

/** As entities hold them, or as projections read them. */
type Moment = Temporal.Instant | string;

@InputType({ description: 'A calendar feed to make (kalenterisyöte).' })
export class CreateCalendarFeedInput extends MutationInput {
  @Field(() => ShortText, { description: 'What for: `puhelin`, `työkone`. Seen by its owner alone.' })
  name!: string;
}

@InputType({ description: 'One of one’s own calendar feeds.' })
export class OwnFeedInput extends MutationInput {
  @Field(() => Uuid, { description: 'The feed.' })
  feedId!: string;
}

@InputType({ description: 'What a calendar feed shall tell besides the time (syötteen tiedot).' })
export class ChooseFeedDetailsInput extends OwnFeedInput implements domain.FeedDetails {
  @Field(() => Int, { description: 'Version of the feed that was seen.' })
  expectedVersion!: number;

  @Field(() => Boolean, {
    description: 'Where (paikka); never a home, nor where somebody of the family must not be found.',
  })
  place!: boolean;

  @Field(() => Boolean, { description: 'The address of the remote meeting (etäyhteys).' })
  conference!: boolean;

  @Field(() => Boolean, { description: 'Name and number of the counsellor (palveluohjaaja).' })
  counsellor!: boolean;
}

@ObjectType({
  description:
    'What a calendar feed tells besides the time and neutral words (syötteen tiedot). Never a name of a family.',
})
export class FeedDetails {
  @Field(() => Boolean, {
    description: 'Where (paikka); never a home, nor where somebody of the family must not be found.',
  })
  place!: boolean;

  @Field(() => Boolean, { description: 'The address of the remote meeting (etäyhteys).' })
  conference!: boolean;

  @Field(() => Boolean, { description: 'Name and number of the counsellor (palveluohjaaja).' })
  counsellor!: boolean;
}

@ObjectType({
  description:
    'An address under which a calendar program reads one’s own meetings (kalenterisyöte). Its owner’s alone.',
})
export class CalendarFeed {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => ShortText, { description: 'What for.' })
  name!: string;

  @Field(() => LongText, {
    nullable: true,
    description:
      'Its address (osoite), to be entered in the program. Whoever knows it reads the feed. Null once revoked.',
  })
  address!: string | null;

  @Field(() => FeedDetails, { description: 'What it tells.' })
  details!: FeedDetails;

  @Field(() => DateTime, { description: 'When it was made.' })
  createdAt!: Moment;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when it has its present address; null: since it was made.',
  })
  rotatedAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked (mitätöity).' })
  revokedAt!: Moment | null;

  @Field(() => DateTime, { nullable: true, description: 'When a program last asked for it (haettu), to the hour.' })
  fetchedAt!: Moment | null;

  @Field(() => Int, { description: 'Version; pass it back with a change of the details.' })
  version!: number;

  static from(this: void, feed: ShownFeed): CalendarFeed {
    return { ...feed };
  }
}
