import { Field, InputType, ObjectType } from '@nestjs/graphql';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, ShortText, Uuid } from '../../platform/graphql/scalars.js';

@InputType({ description: 'A link that was made with the wrong person (tunnistautumisen liitos).' })
export class EndIdentificationInput extends MutationInput {
  @Field(() => Uuid, { description: 'The person of the family.' })
  personId!: string;

  @Field(() => ShortText, { description: 'Who identified them: id of the issuer, `suomi-fi`.' })
  issuer!: string;
}

@ObjectType({
  description:
    'That a person of a family signs in by identification (tunnistautuminen). By what number or name is not stored.',
})
export class Identification {
  @Field(() => ShortText, { description: 'Who identifies them: id of the issuer, `suomi-fi`.' })
  issuer!: string;

  @Field(() => DateTime, { description: 'Since when.' })
  linkedAt!: string;

  @Field(() => DateTime, { description: 'When they last signed in so.' })
  lastUsedAt!: string;

  static from(this: void, row: Identification): Identification {
    const { issuer, linkedAt, lastUsedAt } = row;
    return { issuer, linkedAt, lastUsedAt };
  }
}
