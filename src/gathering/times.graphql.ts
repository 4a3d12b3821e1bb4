import { Field, InputType, Int } from '@nestjs/graphql';
import type { Language } from '../directory/directory.domain.js';
import { LanguageEnum } from '../directory/directory.graphql.js';
import type { MeetingMode } from '../meeting/meeting.domain.js';
import { MeetingModeEnum } from '../meeting/meeting.graphql.js';
import { FamilyWindowsInput, MeetingFormatInput, ParticipantInput } from '../meeting/meeting.inputs.graphql.js';
import { LocalDate, ShortText, Uuid } from '../platform/graphql/scalars.js';

@InputType({ description: 'For whom a time is sought before there is a meeting, between which days.' })
export class TimesToGatherInput {
  @Field(() => Uuid, { description: 'The area.' })
  areaId!: string;

  @Field(() => Int, { description: 'Minutes, 15–480; interpreting takes twice as long.' })
  durationMinutes!: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Somebody of the family who takes part needs an interpreter: it takes twice as long.',
  })
  isInterpreted!: boolean;

  @Field(() => MeetingModeEnum, { description: 'How the people meet.' })
  mode!: MeetingMode;

  @Field(() => ShortText, { nullable: true, description: 'Code of the municipality where it will be (kunta).' })
  municipality?: string | null;

  @Field(() => [ParticipantInput], { description: 'The professionals and rooms, each once; somebody is needed.' })
  participants!: ParticipantInput[];

  @Field(() => LocalDate, { description: 'First day.' })
  from!: Temporal.PlainDate;

  @Field(() => LocalDate, { description: 'The day after the last; at most twelve weeks later.' })
  to!: Temporal.PlainDate;

  @Field(() => FamilyWindowsInput, { nullable: true, description: 'When the family can; none: any time.' })
  family?: FamilyWindowsInput | null;

  @Field(() => [MeetingFormatInput], {
    nullable: true,
    description: 'Ways to meet, the preferred first; none: as `mode` says, of which `HYBRID` may be either.',
  })
  formats?: MeetingFormatInput[] | null;

  @Field(() => Int, { defaultValue: 5, description: 'How many at most, 0–100.' })
  proposals!: number;

  @Field(() => Int, { defaultValue: 15, description: 'How far apart starts lie, in minutes: 5 or 15.' })
  gridMinutes!: number;

  @Field(() => Boolean, { defaultValue: false, description: 'Lists every start that suits as well.' })
  listAll!: boolean;

  @Field(() => LanguageEnum, { defaultValue: 'fi', description: 'Language of the reasons.' })
  language!: Language;
}
