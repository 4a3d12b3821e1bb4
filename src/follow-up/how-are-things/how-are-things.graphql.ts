import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { LocalDate, LongText, Uuid } from '../../platform/graphql/scalars.js';
import type { Face } from './how-are-things.domain.js';

export const FaceEnum = graphqlEnum<Face>('Face', 'How things are, in three faces (miten menee).', {
  good: 'Well (hyvin).',
  'so-so': 'So-so (vaihtelevasti).',
  bad: 'Badly (huonosti).',
});

@InputType({
  description: 'How things are in one’s own words (miten menee). Said anew on the same day, it is changed.',
})
export class SayHowThingsAreInput extends MutationInput {
  @Field(() => Uuid, { description: 'The case of one’s own family.' })
  caseId!: string;

  @Field(() => FaceEnum, { description: 'How things are.' })
  face!: Face;

  @Field(() => LongText, { nullable: true, description: 'What one wants to say besides.' })
  words?: string | null;
}

@InputType({ description: 'How things are, as somebody of the family told it on the phone.' })
export class RecordHowThingsAreInput extends SayHowThingsAreInput {
  @Field(() => Uuid, { description: 'Who said it: a guardian or a child of the family.' })
  personId!: string;
}

@InputType({ description: 'An answer that somebody has taken note of (otettu huomioon).' })
export class NoteHowThingsAreInput extends MutationInput {
  @Field(() => Uuid, { description: 'The answer.' })
  howAreThingsId!: string;

  @Field(() => Int, { description: 'Version of the answer that was seen.' })
  expectedVersion!: number;
}

@ObjectType({
  description: 'How things are (miten menee), as it was taken down; its words are read on the case page.',
})
export class HowAreThings {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Uuid, { description: 'Who said it.' })
  personId!: string;

  @Field(() => LocalDate, { description: 'On which day.' })
  day!: Temporal.PlainDate;

  @Field(() => FaceEnum, { description: 'How things are.' })
  face!: Face;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, { id, caseId, personId, day, face, version }: HowAreThings): HowAreThings {
    return { id, caseId, personId, day, face, version };
  }
}
