import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Audience, MinutesState, Verdict } from '../meeting/minutes/minutes.domain.js';
import { AudienceEnum, MinutesStateEnum, MinutesVerdictEnum } from '../meeting/minutes/minutes.graphql.js';
import { DateTime, LocalDate, Uuid } from '../platform/graphql/scalars.js';
import { Colleague } from './case-people.graphql.js';

@ObjectType({ description: 'A matter that was agreed at a meeting (sovittu asia): what, who, by when.' })
export class CaseMinutesMatter {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => AudienceEnum, { description: 'Who reads it; its owner does in any case.' })
  audience!: Audience;

  @Field(() => String, { nullable: true, description: 'What.' })
  text!: string | null;

  @Field(() => Colleague, { nullable: true, description: 'The professional who took it on.' })
  who!: Colleague | null;

  @Field(() => Uuid, { nullable: true, description: 'The person of the family who took it on.' })
  personId!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'By when.' })
  dueOn!: string | null;

  @Field(() => Uuid, { nullable: true, description: 'The action of the plan (toimenpide) that it is.' })
  actionId!: string | null;
}

@ObjectType({ description: 'What a guardian said of shared minutes (vahvistus, kommentti, eri mieltä).' })
export class CaseMinutesAnswer {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'Who said it.' })
  personId!: string;

  @Field(() => Int, { description: 'Of which edition.' })
  edition!: number;

  @Field(() => MinutesVerdictEnum, { description: 'What.' })
  verdict!: Verdict;

  @Field(() => String, { nullable: true, description: 'In their own words.' })
  words!: string | null;

  @Field(() => DateTime, { description: 'When.' })
  at!: string;

  @Field(() => Boolean, { description: 'Said by themselves in the system; otherwise somebody took it down for them.' })
  isOwnWord!: boolean;
}

@ObjectType({ description: 'One edition (laitos) of minutes: what was shared stays as it was.' })
export class CaseMinutesEdition {
  @Field(() => Int, { description: 'Which, from 1.' })
  edition!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it was shared; null: a draft.' })
  sharedAt!: string | null;

  @Field(() => String, { nullable: true, description: 'For everybody who was at the table.' })
  forAll!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For authorities whose consent covers minutes, and the family; null for others.',
  })
  forAuthorities!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For the family and those who answer for the case; null for others.',
  })
  forFamily!: string | null;

  @Field(() => [CaseMinutesMatter], { description: 'What was agreed, as far as the reader may know.' })
  matters!: readonly CaseMinutesMatter[];
}

@ObjectType({
  description: 'Minutes (muistio): the newest edition that the reader may read. Who was there: see the participants.',
})
export class CaseMinutes extends CaseMinutesEdition {
  @Field(() => String, {
    nullable: true,
    deprecationReason: 'Read the parts.',
    description: 'The part for the authorities.',
  })
  text!: string | null;

  @Field(() => MinutesStateEnum, { description: 'Where they stand.' })
  state!: MinutesState;

  @Field(() => DateTime, { description: 'When it was written.' })
  writtenAt!: string;

  @Field(() => [CaseMinutesEdition], { description: 'Earlier editions, the newest first.' })
  earlier!: readonly CaseMinutesEdition[];

  @Field(() => [CaseMinutesAnswer], {
    description: 'What the family said of them, in that order; the last word counts. None for those outside of it.',
  })
  answers!: readonly CaseMinutesAnswer[];

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}
