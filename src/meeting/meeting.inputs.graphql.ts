import { Field, InputType, Int } from '@nestjs/graphql';
import { WeeklyHoursInput } from '../availability/availability.graphql.js';
import type { Mode } from '../availability/engine/problem.domain.js';
import { MutationInput } from '../platform/graphql/mutation-input.js';
import { DateTime, LocalDate, LongText, ShortText, Uuid } from '../platform/graphql/scalars.js';
import type { Language } from '../directory/directory.domain.js';
import { LanguageEnum } from '../directory/directory.graphql.js';
import type { Attended } from './attending.domain.js';
import type { NewMeeting, NewParticipant } from './convening.domain.js';
import type { Attendance, CancelReason, HoldOverrideReason, MeetingMode, Needed } from './meeting.domain.js';
import {
  AttendanceEnum,
  CancelReasonEnum,
  HoldOverrideReasonEnum,
  MeetingModeEnum,
  NeededEnum,
} from './meeting.graphql.js';
import type { FormatAsked } from './proposals.domain.js';
import { MeetingFormatModeEnum } from './proposals.graphql.js';

@InputType({ description: 'A professional around the table (osallistuja), or a room for it (tila).' })
export class ParticipantInput implements NewParticipant {
  @Field(() => Uuid, { description: 'The professional, or the room.' })
  professionalId!: string;

  @Field(() => Uuid, { description: 'The unit for which they act; they belong to it now. Of a room, its unit.' })
  unitId!: string;

  @Field(() => NeededEnum, { description: 'How much they are needed.' })
  needed!: Needed;

  @Field(() => ShortText, {
    nullable: true,
    description:
      'The group, for `ONE_OF`: any one of those who share it is enough. Two people or more of one unit, or two rooms or more.',
  })
  clause?: string | null;
}

@InputType({ description: 'A meeting, convened (koollekutsuminen).' })
export class ConveneMeetingInput extends MutationInput implements NewMeeting {
  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => LongText, { description: 'What the meeting is about, agreed with the family (kysymys).' })
  question!: string;

  @Field(() => Int, { description: 'Minutes, 15–480; interpreting takes twice as long.' })
  durationMinutes!: number;

  @Field(() => MeetingModeEnum, { description: 'How the people meet.' })
  mode!: MeetingMode;

  @Field(() => ShortText, { nullable: true, description: 'Where (paikka).' })
  place?: string | null;

  @Field(() => LongText, {
    nullable: true,
    description: 'Where by video (videolinkki): https, at most 500 characters. Told to who is invited, not before.',
  })
  conferenceLink?: string | null;

  @Field(() => ShortText, {
    nullable: true,
    description: 'Code of the municipality where it will be: how far everybody has to travel (kunta).',
  })
  municipality?: string | null;

  @Field(() => [ParticipantInput], { description: 'The professionals, each once; somebody is needed.' })
  participants!: ParticipantInput[];

  @Field(() => [Uuid], { description: 'Who of the family takes part.' })
  familyPersonIds!: string[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'The family agreed in advance that it may be held without any of them.',
  })
  familyAgreedInAdvance!: boolean;
}

@InputType({ description: 'When the family can (perheen ajat). Nothing ever widens a `must`.' })
export class FamilyWindowsInput {
  @Field(() => [WeeklyHoursInput], { defaultValue: [], description: 'Only then; none: any time.' })
  must!: WeeklyHoursInput[];

  @Field(() => [WeeklyHoursInput], { defaultValue: [], description: 'Rather then (mieluiten).' })
  prefer!: WeeklyHoursInput[];

  @Field(() => [WeeklyHoursInput], { defaultValue: [], description: 'Rather not then (mieluiten ei).' })
  avoid!: WeeklyHoursInput[];
}

@InputType({ description: 'A way to meet (tapaamistapa) that is asked about.' })
export class MeetingFormatInput implements FormatAsked {
  @Field(() => MeetingFormatModeEnum, { description: 'How.' })
  mode!: Mode;

  @Field(() => ShortText, {
    nullable: true,
    description: 'Code of the municipality; none: that of the meeting, or else of its rooms.',
  })
  municipality?: string | null;
}

@InputType({ description: 'For which meeting a time is sought, between which days.' })
export class ProposeMeetingTimesInput {
  @Field(() => Uuid, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => LocalDate, { description: 'First day.' })
  from!: Temporal.PlainDate;

  @Field(() => LocalDate, { description: 'The day after the last; at most twelve weeks later.' })
  to!: Temporal.PlainDate;

  @Field(() => Int, { defaultValue: 5, description: 'How many at most, 0–100.' })
  proposals!: number;

  @Field(() => Int, { defaultValue: 15, description: 'How far apart starts lie, in minutes: 5 or 15.' })
  gridMinutes!: number;

  @Field(() => Boolean, { defaultValue: false, description: 'Lists every start that suits as well.' })
  listAll!: boolean;

  @Field(() => [MeetingFormatInput], {
    nullable: true,
    description:
      'Ways to meet, the preferred first; none: as the meeting is convened, of which `HYBRID` may be either.',
  })
  formats?: MeetingFormatInput[] | null;

  @Field(() => LanguageEnum, { defaultValue: 'fi', description: 'Language of the reasons.' })
  language!: Language;

  @Field(() => FamilyWindowsInput, { nullable: true, description: 'When the family can; none: any time.' })
  family?: FamilyWindowsInput | null;
}

@InputType({ isAbstract: true })
abstract class SeenMeetingInput extends MutationInput {
  @Field(() => Uuid, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => Int, { description: 'Version of the meeting that was seen.' })
  expectedVersion!: number;
}

@InputType({ isAbstract: true })
abstract class MeetingStartInput extends SeenMeetingInput {
  @Field(() => ShortText, { description: 'Local date and time in the meeting’s zone, `2026-12-01T13:00`; ahead.' })
  start!: string;
}

@InputType({ description: 'A time that is kept free for a while (alustava varaus).' })
export class HoldMeetingTimeInput extends MeetingStartInput {
  @Field(() => DateTime, { description: 'When the hold ends by itself; at most 72 hours from now.' })
  until!: Temporal.Instant;
}

@InputType({ description: 'The family’s own yes to a time.' })
export class RecordFamilyYesInput extends MeetingStartInput {
  @Field(() => Uuid, { description: 'Who said it: a guardian.' })
  personId!: string;
}

@InputType({
  description: 'Lets holds (alustavat varaukset) of other meetings give way; what is booked never does.',
})
export class OverrideHoldsInput {
  @Field(() => HoldOverrideReasonEnum, { description: 'Why; who holds the time is told.' })
  reason!: HoldOverrideReason;
}

@InputType({ description: 'A time for a meeting.' })
export class ScheduleMeetingInput extends MeetingStartInput {
  @Field(() => [Uuid], {
    defaultValue: [],
    description: 'Participants who come in any case: of a group instead of the first who is free, or optional ones.',
  })
  chosen!: string[];

  @Field(() => [Uuid], {
    defaultValue: [],
    description: 'Participants who agreed to the time although their calendar says otherwise.',
  })
  despite!: string[];

  @Field(() => OverrideHoldsInput, {
    nullable: true,
    description: 'After `TIME_TAKEN` with `onlyHolds`: takes the time all the same.',
  })
  overrideHolds?: OverrideHoldsInput | null;

  @Field(() => MeetingModeEnum, { nullable: true, description: 'Another way to meet; none: the same.' })
  mode?: MeetingMode | null;

  @Field(() => LongText, {
    nullable: true,
    description: 'Another address to meet by video (videolinkki), https, at most 500 characters; none: the same.',
  })
  conferenceLink?: string | null;
}

@InputType({ description: 'Another time or place for a meeting.' })
export class MoveMeetingInput extends ScheduleMeetingInput {
  @Field(() => Int, { nullable: true, description: 'Another length in minutes, 15–480; none: the same.' })
  durationMinutes?: number | null;

  @Field(() => ShortText, { nullable: true, description: 'Another place; none: the same.' })
  place?: string | null;

  @Field(() => ShortText, { nullable: true, description: 'Code of another municipality; none: the same.' })
  municipality?: string | null;
}

@InputType({ description: 'A meeting that will not be.' })
export class CancelMeetingInput extends SeenMeetingInput {
  @Field(() => CancelReasonEnum, { description: 'Why.' })
  reason!: CancelReason;
}

@InputType({ description: 'How a participant took part.' })
export class AttendanceInput implements Attended {
  @Field(() => Uuid, { description: 'The participant.' })
  participantId!: string;

  @Field(() => AttendanceEnum, { description: 'How.' })
  attendance!: Attendance;
}

@InputType({ description: 'A meeting that was held.' })
export class RecordMeetingHeldInput extends SeenMeetingInput {
  @Field(() => [AttendanceInput], { description: 'Who took part, how; who is not named was absent.' })
  attendance!: AttendanceInput[];
}
