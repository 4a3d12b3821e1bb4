import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, LocalDate, Uuid } from '../platform/graphql/scalars.js';

@ObjectType({ description: 'A safety ban (turvakielto) of the family, ended ones too.' })
class CaseSafetyBan {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { nullable: true, description: 'On whom; nobody: told in a contact, and still to be recorded.' })
  personId!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Since when.' })
  since!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day.' })
  lastDay!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it was seen.' })
  evidence!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was ended before its last day.' })
  endedAt!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'Whose home is told to nobody, and who lives with whom.' })
export class CaseSafety {
  @Field(() => [CaseSafetyBan], { description: 'Safety bans, in the order in which they were recorded.' })
  bans!: readonly CaseSafetyBan[];

  @Field(() => [Uuid], { description: 'Whose address, ways of contact and meeting places few are told today.' })
  shelteredIds!: readonly string[];

  @Field(() => [[Uuid]], { description: 'Everybody of the family, by household (talous).' })
  households!: readonly (readonly string[])[];

  @Field(() => Int, { description: 'Version of the family, for `recordHousehold`.' })
  familyVersion!: number;
}
