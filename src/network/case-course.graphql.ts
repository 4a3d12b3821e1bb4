import { Field, InputType, Int } from '@nestjs/graphql';
import { MutationInput } from '../platform/graphql/mutation-input.js';
import { Uuid } from '../platform/graphql/scalars.js';

@InputType({ isAbstract: true })
abstract class SeenCaseInput extends MutationInput {
  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Int, { description: 'Version of the case that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'A case in which nothing happens for a while.' })
export class HoldCaseInput extends SeenCaseInput {}

@InputType({ description: 'A case on hold that goes on.' })
export class ResumeCaseInput extends SeenCaseInput {}
