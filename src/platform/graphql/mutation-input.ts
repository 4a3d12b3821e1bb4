import { Field, InputType } from '@nestjs/graphql';
import { Uuid } from './scalars.js';

/** What every mutation's input begins with. */
@InputType({ isAbstract: true })
export abstract class MutationInput {
  @Field(() => Uuid, { description: 'Unique per person: a repeat gets the first answer.' })
  requestId!: string;
}
