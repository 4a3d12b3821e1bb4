import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, LocalDate, LongText, Uuid } from '../../platform/graphql/scalars.js';
import type { HomesOfFamily } from './households.service.js';
import type * as entity from './safety.entity.js';

@InputType({ description: 'A safety ban on a person (turvakielto, 661/2009 36 §).' })
export class RecordSafetyBanInput extends MutationInput {
  @Field(() => Uuid, { description: 'On whom.' })
  personId!: string;

  @Field(() => LocalDate, { description: 'Since when; not to come.' })
  since!: Temporal.PlainDate;

  @Field(() => LocalDate, {
    description: 'Last day: of a first ban at most five years after it began, of a later one two.',
  })
  lastDay!: Temporal.PlainDate;

  @Field(() => LongText, { description: 'Where it was seen.' })
  evidence!: string;
}

@InputType({ description: 'A safety ban that goes on.' })
export class ExtendSafetyBanInput extends MutationInput {
  @Field(() => Uuid, { description: 'The ban.' })
  safetyBanId!: string;

  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;

  @Field(() => LocalDate, { description: 'Its last day now: at most two years later than before.' })
  lastDay!: Temporal.PlainDate;

  @Field(() => LongText, { description: 'Where it was seen.' })
  evidence!: string;
}

@InputType({ description: 'A safety ban that holds no longer, or that there never was.' })
export class EndSafetyBanInput extends MutationInput {
  @Field(() => Uuid, { description: 'The ban.' })
  safetyBanId!: string;

  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'Who of a family lives together, apart from the others (talous, kahden kodin perhe).' })
export class RecordHouseholdInput extends MutationInput {
  @Field(() => Uuid, { description: 'The family.' })
  familyId!: string;

  @Field(() => Int, { description: 'Version of the family that was seen.' })
  expectedVersion!: number;

  @Field(() => [Uuid], { description: 'Everybody who lives there; whoever was elsewhere before moves.' })
  personIds!: string[];
}

@ObjectType({ description: 'A safety ban (turvakielto).' })
export class SafetyBan {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, {
    nullable: true,
    description: 'On whom; nobody: told in a contact, and still to be recorded.',
  })
  personId!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Since when.' })
  since!: Temporal.PlainDate | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day.' })
  lastDay!: Temporal.PlainDate | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was ended before that.' })
  endedAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, found: entity.SafetyBan): SafetyBan {
    const { id, personId = null, since = null, lastDay = null, endedAt = null, version } = found;
    return { id, personId, since, lastDay, endedAt, version };
  }
}

@ObjectType({ description: 'Who of a family lives with whom.' })
export class FamilyHomes {
  @Field(() => Uuid, { description: 'The family.' })
  familyId!: string;

  @Field(() => Int, { description: 'Version of the family, for `expectedVersion`.' })
  version!: number;

  @Field(() => [[Uuid]], { description: 'Everybody of the family, by household (talous).' })
  households!: readonly (readonly string[])[];

  static from(this: void, homes: HomesOfFamily): FamilyHomes {
    return homes;
  }
}
