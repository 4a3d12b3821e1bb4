import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { AnswerChannel, InvitationState } from '../invitation/invitation.domain.js';
import { AnswerChannelEnum, InvitationStateEnum } from '../invitation/invitation.graphql.js';
import type {
  Attendance,
  CancelReason,
  HoldOverrideReason,
  MeetingMode,
  MeetingState,
  Needed,
} from '../meeting/meeting.domain.js';
import {
  AttendanceEnum,
  CancelReasonEnum,
  HoldOverrideReasonEnum,
  MeetingModeEnum,
  MeetingStateEnum,
  NeededEnum,
} from '../meeting/meeting.graphql.js';
import { DateTime, Uuid } from '../platform/graphql/scalars.js';
import { CaseMinutes } from './case-minutes.graphql.js';
import { Colleague } from './case-people.graphql.js';

@ObjectType({ description: 'Where the invitation (kutsu) of a participant stands.' })
export class CaseInvitation {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => InvitationStateEnum, { description: 'The answer, or where it hangs.' })
  state!: InvitationState;

  @Field(() => AnswerChannelEnum, { nullable: true, description: 'By which way the answer came.' })
  answeredBy!: AnswerChannel | null;

  @Field(() => DateTime, { nullable: true, description: 'When the answer came.' })
  answeredAt!: string | null;

  @Field(() => DateTime, { description: 'When the invitation was made.' })
  invitedAt!: string;

  @Field(() => Int, { description: 'SEQUENCE of the present request, for `answerInvitation`.' })
  sequence!: number;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the present request was handed to the recipient’s mail server.',
  })
  reachedAt!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'A participant (osallistuja): a professional or a person of the family.' })
export class CaseParticipant {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Colleague, { nullable: true, description: 'The professional.' })
  who!: Colleague | null;

  @Field(() => Uuid, { nullable: true, description: 'The person of the family.' })
  personId!: string | null;

  @Field(() => Boolean, { description: 'A room (tila), with its name as family name.' })
  isRoom!: boolean;

  @Field(() => NeededEnum, { description: 'How much they are needed.' })
  needed!: Needed;

  @Field(() => String, { nullable: true, description: 'The group of which any one is enough.' })
  clause!: string | null;

  @Field(() => Boolean, { description: 'Takes part in the meeting as scheduled.' })
  chosen!: boolean;

  @Field(() => AttendanceEnum, { nullable: true, description: 'How they took part, once it was held.' })
  attendance!: Attendance | null;

  @Field(() => CaseInvitation, { nullable: true, description: 'Their invitation.' })
  invitation!: CaseInvitation | null;
}

@ObjectType({
  description: 'A time of somebody that is kept for a meeting, or was until another meeting took it over (varaus).',
})
export class CaseHold {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Colleague, { description: 'Whose time.' })
  who!: Colleague;

  @Field(() => DateTime, { description: 'From.' })
  startsAt!: string;

  @Field(() => DateTime, { description: 'Until.' })
  endsAt!: string;

  @Field(() => DateTime, { description: 'When the hold ends by itself.' })
  expiresAt!: string;

  @Field(() => HoldOverrideReasonEnum, {
    nullable: true,
    description: 'Why another meeting took the time over; null: it is kept.',
  })
  overriddenFor!: HoldOverrideReason | null;

  @Field(() => Colleague, { nullable: true, description: 'Who arranges that meeting: to be rung.' })
  overriddenBy!: Colleague | null;

  @Field(() => DateTime, { nullable: true, description: 'When that was.' })
  overriddenAt!: string | null;
}

@ObjectType({ description: 'What an authority gave in writing instead of coming (kirjallinen lausuma).' })
class CaseWrittenInput {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Colleague, { description: 'Who gave it.' })
  who!: Colleague;

  @Field(() => String, { nullable: true, description: 'The text.' })
  text!: string | null;

  @Field(() => DateTime, { description: 'When it was written down.' })
  recordedAt!: string;
}

@ObjectType({ description: 'A network meeting (verkostotapaaminen) on the case page.' })
export class CaseMeeting {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => MeetingStateEnum, { description: 'Where it stands.' })
  state!: MeetingState;

  @Field(() => String, { nullable: true, description: 'What it is about; null for those who may not know.' })
  question!: string | null;

  @Field(() => Int, { description: 'How long it is to last, in minutes.' })
  durationMinutes!: number;

  @Field(() => MeetingModeEnum, { description: 'How they meet.' })
  mode!: MeetingMode;

  @Field(() => String, { nullable: true, description: 'Code of the municipality where it is.' })
  municipality!: string | null;

  @Field(() => String, { nullable: true, description: 'Where.' })
  place!: string | null;

  @Field(() => String, { nullable: true, description: 'Where by video (videolinkki).' })
  conferenceLink!: string | null;

  @Field(() => String, { nullable: true, description: 'Wall clock at which it begins: `2026-12-01T13:00`.' })
  localStart!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it begins.' })
  startsAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ends.' })
  endsAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'The time to which the family said yes.' })
  familyYesStart!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was recorded as held.' })
  heldAt!: string | null;

  @Field(() => CancelReasonEnum, { nullable: true, description: 'Why it was cancelled.' })
  cancelReason!: CancelReason | null;

  @Field(() => [CaseParticipant], { description: 'Who takes part or may.' })
  participants!: readonly CaseParticipant[];

  @Field(() => [CaseHold], {
    description: 'Times kept for it, and those that other meetings took over; none for those who do not arrange it.',
  })
  holds!: readonly CaseHold[];

  @Field(() => [Uuid], {
    description: 'Participants who are needed and do not come: see `openSeats`; none for those who do not arrange it.',
  })
  lostSeats!: readonly string[];

  @Field(() => Int, {
    description: 'How much came in and wants somebody to look at it; 0 for those who do not arrange it.',
  })
  questions!: number;

  @Field(() => [CaseWrittenInput], {
    description: 'What authorities gave in writing; none for those who may not read the minutes.',
  })
  writtenInputs!: readonly CaseWrittenInput[];

  @Field(() => CaseMinutes, { nullable: true, description: 'Minutes; null for those who may not read them.' })
  minutes!: CaseMinutes | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}
