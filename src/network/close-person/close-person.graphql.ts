import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, Uuid } from '../../platform/graphql/scalars.js';
import type * as entity from './close-person.entity.js';

@InputType({ description: 'A close person (läheinen) whom the family wishes to have along.' })
export class InviteClosePersonInput extends MutationInput {
  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Uuid, { description: 'The close person, of the case’s own family.' })
  personId!: string;

  @Field(() => Uuid, { description: 'The guardian who wishes it.' })
  wishedById!: string;
}

@InputType({ description: 'A close person who comes along no longer.' })
export class EndClosePersonInput extends MutationInput {
  @Field(() => Uuid, { description: 'What was recorded when they were invited.' })
  invitedId!: string;

  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;
}

@ObjectType({ description: 'A close person whom the family invited to its case (perheen kutsuma läheinen).' })
export class InvitedClosePerson {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The close person.' })
  personId!: string;

  @Field(() => Uuid, { description: 'The guardian who wished it.' })
  wishedById!: string;

  @Field(() => DateTime, { description: 'Since when.' })
  invitedAt!: Temporal.Instant;

  @Field(() => DateTime, { nullable: true, description: 'When it ended.' })
  endedAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, found: entity.InvitedClosePerson): InvitedClosePerson {
    const { id, personId, wishedById, invitedAt, endedAt, version } = found;
    return { id, personId, wishedById, invitedAt, endedAt: endedAt ?? null, version };
  }
}
