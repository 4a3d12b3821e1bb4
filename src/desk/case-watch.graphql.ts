import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { GlassKind, GlassOutcome, GlassReason } from '../network/break-glass/break-glass.domain.js';
import { GlassKindEnum, GlassOutcomeEnum, GlassReasonEnum } from '../network/break-glass/break-glass.graphql.js';
import type { DisqualifiedBy } from '../network/disqualification/disqualification.domain.js';
import { DisqualifiedByEnum } from '../network/disqualification/disqualification.graphql.js';
import { DateTime, Uuid } from '../platform/graphql/scalars.js';

@ObjectType({ description: 'Somebody of the staff, by name and unit.' })
class NamedProfessional {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Given name.' })
  givenName!: string | null;

  @Field(() => String, { nullable: true, description: 'Family name.' })
  familyName!: string | null;

  @Field(() => String, { nullable: true, description: 'Title.' })
  title!: string | null;

  @Field(() => String, { nullable: true, description: 'The unit for which they acted.' })
  unitName!: string | null;
}

@ObjectType({
  description: 'That somebody read the case with a reason although it is not theirs (hätäkatselu, valvontakatselu).',
})
export class CaseBreakGlass {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => GlassKindEnum, { description: 'As what.' })
  kind!: GlassKind;

  @Field(() => NamedProfessional, { description: 'Who.' })
  who!: NamedProfessional;

  @Field(() => GlassReasonEnum, { description: 'Why.' })
  reason!: GlassReason;

  @Field(() => DateTime, { description: 'From when.' })
  openedAt!: string;

  @Field(() => DateTime, { description: 'Until when at most.' })
  endsAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was ended before.' })
  endedAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When somebody else looked at it (arvioitu).' })
  reviewedAt!: string | null;

  @Field(() => GlassOutcomeEnum, { nullable: true, description: 'What they found.' })
  outcome!: GlassOutcome | null;

  @Field(() => String, { nullable: true, description: 'Why, in their words; for who keeps the case.' })
  words!: string | null;

  @Field(() => String, { nullable: true, description: 'What the review says; for who keeps the case.' })
  reviewWords!: string | null;
}

@ObjectType({ description: 'Who takes no part in the case (ei osallistu).' })
export class CaseTakingNoPart {
  @Field(() => Uuid, { description: 'Id of the disqualification (esteellisyys).' })
  id!: string;

  @Field(() => NamedProfessional, { description: 'Who.' })
  who!: NamedProfessional;

  @Field(() => DateTime, { description: 'Since when.' })
  since!: string;

  @Field(() => DisqualifiedByEnum, { nullable: true, description: 'Why; for who keeps the case.' })
  reason!: DisqualifiedBy | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}
