import { Field, InputType, Int } from '@nestjs/graphql';
import { MutationInput } from '../platform/graphql/mutation-input.js';
import { LongText, Uuid } from '../platform/graphql/scalars.js';

@InputType({ description: 'Another address for the video meeting (videolinkki), or none.' })
export class ChangeConferenceLinkInput extends MutationInput {
  @Field(() => Uuid, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => Int, { description: 'Version of the meeting that was seen.' })
  expectedVersion!: number;

  @Field(() => LongText, { nullable: true, description: 'https, at most 500 characters; none: no video meeting.' })
  conferenceLink?: string | null;
}
