import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, LongText, Uuid } from '../../platform/graphql/scalars.js';
import type { WishState } from './wish.domain.js';
import type * as entity from './wish.entity.js';
import type { WishView } from './wish.reading.js';

const MeetingWishStateEnum = graphqlEnum<WishState>('MeetingWishState', 'Where a wish stands (toiveen tila).', {
  asked: 'Waits for an answer (odottaa).',
  'taken-up': 'A meeting got its time (tapaaminen sovittu).',
  answered: 'Answered without a meeting (vastattu).',
  withdrawn: 'Not wished for any more (peruttu).',
});

@InputType({ description: 'A wish for a network meeting (toive Yhdessä ajasta).' })
export class AskForMeetingInput extends MutationInput {
  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => LongText, { nullable: true, description: 'What it would be about, in one’s own words.' })
  words?: string | null;
}

@InputType({ isAbstract: true })
abstract class WishEdit extends MutationInput {
  @Field(() => Uuid, { description: 'The wish.' })
  wishId!: string;

  @Field(() => Int, { description: 'Version of the wish that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'Why there is no meeting, or what is done instead.' })
export class AnswerMeetingWishInput extends WishEdit {
  @Field(() => LongText, { description: 'The answer, as the asker reads it.' })
  answer!: string;
}

@InputType({ description: 'A wish that is wished no more.' })
export class WithdrawMeetingWishInput extends WishEdit {}

@ObjectType({ description: 'A wish for a network meeting (toive Yhdessä ajasta).' })
export class MeetingWish {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Uuid, { description: 'Who asked: a person of the family or a professional of the network.' })
  askedBy!: string;

  @Field(() => DateTime, { description: 'When.' })
  askedAt!: string;

  @Field(() => MeetingWishStateEnum, { description: 'Where it stands.' })
  state!: WishState;

  @Field(() => Uuid, { nullable: true, description: 'The meeting with which it was taken up.' })
  meetingId!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, wish: entity.MeetingWish): MeetingWish {
    const { id, caseId, askedBy, askedAt, state, meetingId = null, version } = wish;
    return { id, caseId, askedBy, askedAt: askedAt.toString(), state, meetingId, version };
  }
}

@ObjectType({ description: 'A wish for a network meeting with what was said.' })
export class MeetingWishInWords extends MeetingWish {
  @Field(() => String, { nullable: true, description: 'What it would be about. Sealed.' })
  words!: string | null;

  @Field(() => String, { nullable: true, description: 'The answer. Sealed.' })
  answer!: string | null;

  static fromView(this: void, view: WishView): MeetingWishInWords {
    const { id, caseId, askedBy, askedAt, state, meetingId, version, words, answer } = view;
    return { id, caseId, askedBy, askedAt, state, meetingId, version, words, answer };
  }
}
