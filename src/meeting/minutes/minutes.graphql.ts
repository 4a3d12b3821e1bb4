import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, LocalDate, LongText, ShortText, Uuid } from '../../platform/graphql/scalars.js';
import type { Audience, Matter, MinutesState, Verdict } from './minutes.domain.js';
import type * as entity from './minutes.entity.js';

export const MinutesStateEnum = graphqlEnum<MinutesState>('MinutesState', 'Where minutes stand (muistion tila).', {
  draft: 'Being written; read by who writes them alone (luonnos).',
  shared: 'Read by those for whom each part is (jaettu).',
  confirmed: 'Each guardian who was there says that it was so (vahvistettu).',
});

export const AudienceEnum = graphqlEnum<Audience>('MinutesAudience', 'For whom a part of minutes is (lukijat).', {
  all: 'Everybody who was at the table (kaikille pöydän ääressä olleille).',
  authorities: 'Authorities whose consent covers minutes, and the family (viranomaisille, joita suostumus koskee).',
  family: 'The family and those who answer for the case (perheelle ja asiasta vastaaville).',
});

export const MinutesVerdictEnum = graphqlEnum<Verdict>('MinutesVerdict', 'What a guardian says of minutes (kanta).', {
  confirmed: 'It was so (vahvistaa).',
  commented: 'Has something to add, in own words (kommentoi).',
  objected: 'It was not so, in own words (eri mieltä).',
});

@ObjectType({ description: 'Minutes (muistio) of a meeting; their text is read on the case page.' })
export class Minutes {
  @Field(() => Uuid, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => MinutesStateEnum, { description: 'Where they stand.' })
  state!: MinutesState;

  @Field(() => Int, {
    description: 'The newest edition (laitos); what was shared stays as it was, a change makes the next.',
  })
  edition!: number;

  @Field(() => DateTime, { description: 'When they were written.' })
  writtenAt!: Temporal.Instant;

  @Field(() => DateTime, { nullable: true, description: 'When an edition was last shared.' })
  sharedAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, { meetingId, state, edition, writtenAt, sharedAt, version }: entity.MinutesSheet): Minutes {
    return { meetingId, state, edition, writtenAt, sharedAt: sharedAt ?? null, version };
  }
}

@InputType({ description: 'A matter that was agreed (sovittu asia): what, who, by when.' })
export class MinutesMatterInput implements Matter {
  @Field(() => ShortText, { description: 'What.' })
  text!: string;

  @Field(() => AudienceEnum, { defaultValue: 'all', description: 'Who reads it; its owner does in any case.' })
  audience!: Audience;

  @Field(() => Uuid, { nullable: true, description: 'The participant who took it on; was there.' })
  participantId?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'By when; not before the meeting.' })
  dueOn?: Temporal.PlainDate | null;

  @Field(() => Uuid, { nullable: true, description: 'The action of the plan (toimenpide) that it is.' })
  actionId?: string | null;
}

@InputType({ description: 'Minutes (muistio): one page, in parts by who reads them.' })
export class WriteMinutesInput extends MutationInput {
  @Field(() => Uuid, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Version of the minutes that was seen; none when there are none yet.',
  })
  expectedVersion?: number | null;

  @Field(() => LongText, {
    nullable: true,
    deprecationReason: 'Write the parts, and share them with `shareMinutes`.',
    description: 'All in one, in the part for the authorities, and shared at once; at most 3,000 characters.',
  })
  text?: string | null;

  @Field(() => LongText, {
    nullable: true,
    description: 'For everybody who was at the table; at most 1,500 characters.',
  })
  forAll?: string | null;

  @Field(() => LongText, {
    nullable: true,
    description: 'For authorities whose consent covers minutes, and the family; at most 900 characters.',
  })
  forAuthorities?: string | null;

  @Field(() => LongText, {
    nullable: true,
    description: 'For the family and those who answer for the case; at most 600 characters.',
  })
  forFamily?: string | null;

  @Field(() => [MinutesMatterInput], { nullable: true, description: 'What was agreed; at most eight matters.' })
  matters?: MinutesMatterInput[] | null;
}

@InputType({ description: 'Minutes that others may read now.' })
export class ShareMinutesInput extends MutationInput {
  @Field(() => Uuid, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => Int, { description: 'Version of the minutes that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'What a guardian says of shared minutes.' })
export class AnswerMinutesInput extends MutationInput {
  @Field(() => Uuid, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => Int, { description: 'The edition that was read; must be the newest.' })
  edition!: number;

  @Field(() => Uuid, { nullable: true, description: 'The guardian, if somebody else takes it down for them.' })
  personId?: string | null;

  @Field(() => MinutesVerdictEnum, { description: 'Whether it was so. Who confirms was there.' })
  verdict!: Verdict;

  @Field(() => LongText, { nullable: true, description: 'In their own words; a comment or an objection has them.' })
  words?: string | null;
}
