import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, LongText, PhoneNumber, ShortText, Uuid } from '../../platform/graphql/scalars.js';
import type { GlassKind, GlassOutcome, GlassReason } from './break-glass.domain.js';
import type * as entity from './break-glass.entity.js';
import type * as reading from './break-glass-review.service.js';
import type * as finding from './person-finding.js';

export const GlassKindEnum = graphqlEnum<GlassKind>('BreakGlassKind', 'How somebody reads a case that is not theirs.', {
  'break-glass': 'A counsellor in an emergency (hätäkatselu).',
  supervision: 'Who leads a team, to supervise (valvontakatselu).',
});

export const GlassReasonEnum = graphqlEnum<GlassReason>('BreakGlassReason', 'Why (katselun syy).', {
  'urgent-need': 'The family needs help now, and its own counsellor is not there (kiireellinen avun tarve).',
  'family-asked': 'Somebody of the family asked for it (perhe pyysi).',
  danger: 'Life, health or safety is in danger (vaara hengelle, terveydelle tai turvallisuudelle).',
  complaint: 'A complaint or an inquiry is dealt with (muistutus, kantelu tai selvitys).',
  quality: 'The work is supervised (työn valvonta).',
  other: 'Another reason, told in words (muu syy).',
});

export const GlassOutcomeEnum = graphqlEnum<GlassOutcome>('BreakGlassOutcome', 'What the review found (arvio).', {
  justified: 'There was a reason to look (aiheellinen).',
  'not-justified': 'There was none (ei aiheellinen).',
});

@InputType({ description: 'A case to be read with a reason.' })
export class BreakGlassInput extends MutationInput {
  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => GlassReasonEnum, { description: 'Why.' })
  reason!: GlassReason;

  @Field(() => LongText, {
    description: 'Why, in one’s own words: 20 characters at least. Read by whoever reviews it.',
  })
  words!: string;

  @Field(() => Int, { defaultValue: 30, description: 'For how many minutes, 1–60. It ends by itself.' })
  minutes!: number;
}

@InputType({ isAbstract: true })
abstract class GlassEdit extends MutationInput {
  @Field(() => Uuid, { description: 'Which.' })
  breakGlassId!: string;

  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'Looking that ends now.' })
export class EndBreakGlassInput extends GlassEdit {}

@InputType({ description: 'What is found of somebody’s reading with a reason.' })
export class ReviewBreakGlassInput extends GlassEdit {
  @Field(() => GlassOutcomeEnum, { description: 'Whether there was a reason.' })
  outcome!: GlassOutcome;

  @Field(() => LongText, { description: 'Why one thinks so: 20 characters at least.' })
  words!: string;
}

@InputType({ description: 'Whom to look for: by a number, or by both names.' })
export class WholePersonInput {
  @Field(() => PhoneNumber, { nullable: true, description: 'A phone number of somebody of the family.' })
  phone?: string | null;

  @Field(() => ShortText, { nullable: true, description: 'Family name; case does not matter.' })
  familyName?: string | null;

  @Field(() => ShortText, { nullable: true, description: 'Given name; case does not matter.' })
  givenName?: string | null;
}

@ObjectType({ description: 'One’s own reading of a case with a reason (hätäkatselu, valvontakatselu).' })
export class BreakGlass {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => GlassKindEnum, { description: 'As what.' })
  kind!: GlassKind;

  @Field(() => DateTime, { description: 'When it ends by itself.' })
  endsAt!: Temporal.Instant;

  @Field(() => DateTime, { nullable: true, description: 'When it was ended before.' })
  endedAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, { id, caseId, kind, endsAt, endedAt, version }: entity.BreakGlass): BreakGlass {
    return { id, caseId, kind, endsAt, endedAt: endedAt ?? null, version };
  }
}

@ObjectType({ description: 'Somebody’s reading with a reason, for who reviews it (arvioitava katselu).' })
export class BreakGlassToReview {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => GlassKindEnum, { description: 'As what.' })
  kind!: GlassKind;

  @Field(() => Uuid, { description: 'Who looked.' })
  professionalId!: string;

  @Field(() => String, { description: 'Their name.' })
  professionalName!: string;

  @Field(() => String, { description: 'The unit for which they looked.' })
  unitName!: string;

  @Field(() => GlassReasonEnum, { description: 'Why.' })
  reason!: GlassReason;

  @Field(() => String, { nullable: true, description: 'Why, in their words; none once the case has been erased.' })
  words!: string | null;

  @Field(() => DateTime, { description: 'From when.' })
  openedAt!: string;

  @Field(() => DateTime, { description: 'Until when at most.' })
  endsAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was ended before.' })
  endedAt!: string | null;

  @Field(() => Int, {
    description: 'How often they have looked so within a day, this time included, in whatever case.',
  })
  timesWithinDay!: number;

  @Field(() => Boolean, { description: 'Whether it has waited for more than three working days (myöhässä).' })
  isOverdue!: boolean;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, row: reading.GlassToReview, isOverdue: boolean): BreakGlassToReview {
    const { areaId: _, reviewedAt: __, times, ...shown } = row;
    return { ...shown, timesWithinDay: times, isOverdue };
  }
}

@ObjectType({ description: 'What has been reviewed.' })
export class ReviewedBreakGlass {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => DateTime, { nullable: true, description: 'When.' })
  reviewedAt!: string | null;

  @Field(() => Int, { description: 'Version.' })
  version!: number;

  static from(this: void, { id, reviewedAt, version }: reading.GlassToReview): ReviewedBreakGlass {
    return { id, reviewedAt, version };
  }
}

@ObjectType({ description: 'That there is an open case, and whom to ring about it. Nothing of the family.' })
export class FoundCase {
  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Uuid, { description: 'Its counsellor (palveluohjaaja).' })
  counsellorId!: string;

  @Field(() => String, { description: 'Their name.' })
  counsellorName!: string;

  @Field(() => String, { description: 'Their unit.' })
  unitName!: string;

  @Field(() => String, { nullable: true, description: 'Their number, or the unit’s: ring them first.' })
  counsellorPhone!: string | null;

  static from(this: void, found: finding.FoundCase): FoundCase {
    const { caseId, counsellorId, counsellorName, unitName, counsellorPhone } = found;
    return { caseId, counsellorId, counsellorName, unitName, counsellorPhone };
  }
}
