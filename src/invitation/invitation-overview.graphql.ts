import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, Uuid } from '../platform/graphql/scalars.js';
import type {
  AnswerChannel,
  AnswerOutcome,
  InvitationState,
  MessageMethod,
  MessageState,
} from './invitation.domain.js';
import {
  AnswerChannelEnum,
  AnswerOutcomeEnum,
  InvitationStateEnum,
  MessageMethodEnum,
  MessageStateEnum,
} from './invitation.graphql.js';
import type { AnswerView, InvitationView, QuestionView } from './invitation.reading.js';

@ObjectType({ description: 'Something that came in for an invitation and that somebody has to look at (kysymys).' })
class InvitationQuestion {
  @Field(() => Uuid, { description: 'Id, for `closeInvitationQuestion`.' })
  id!: string;

  @Field(() => DateTime, { description: 'When it was read.' })
  at!: Temporal.Instant;

  @Field(() => AnswerOutcomeEnum, { description: 'Why.' })
  outcome!: AnswerOutcome;

  @Field(() => InvitationStateEnum, { nullable: true, description: 'What it said, if anything.' })
  said!: InvitationState | null;

  @Field(() => String, { nullable: true, description: 'Its words.' })
  comment!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Whom the invitee names to come instead (sijainen); not invited by that.',
  })
  delegatedTo!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When somebody had dealt with it; null: still to be done.' })
  closedAt!: Temporal.Instant | null;
}

@ObjectType({ description: 'Anything that came in for an invitation, and what became of it (vastaushistoria).' })
class InvitationAnswer {
  @Field(() => DateTime, { description: 'When it was read.' })
  at!: Temporal.Instant;

  @Field(() => AnswerChannelEnum, { description: 'By which way.' })
  channel!: AnswerChannel;

  @Field(() => AnswerOutcomeEnum, { description: 'What became of it.' })
  outcome!: AnswerOutcome;

  @Field(() => InvitationStateEnum, { nullable: true, description: 'What it said, if anything.' })
  said!: InvitationState | null;

  @Field(() => String, { nullable: true, description: 'Its words.' })
  comment!: string | null;
}

@ObjectType({ description: 'Another time that an invitee asks for (ehdotus).' })
export class ProposedTime {
  @Field(() => DateTime, { description: 'Its beginning.' })
  start!: Temporal.Instant;

  @Field(() => DateTime, { description: 'Its end.' })
  end!: Temporal.Instant;
}

@ObjectType({ description: 'The last calendar message of an invitation.' })
export class LastMessage {
  @Field(() => MessageMethodEnum, { description: 'What it is.' })
  method!: MessageMethod;

  @Field(() => MessageStateEnum, { description: 'What became of it.' })
  state!: MessageState;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was not sent: `consent-missing`, `cancelled`, `superseded`, `undeliverable`.',
  })
  reason!: string | null;
}

@ObjectType({ description: 'Where the invitation (kutsu) of one professional stands.' })
export class InvitationOverview {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The professional.' })
  professionalId!: string;

  @Field(() => String, { nullable: true, description: 'Given name.' })
  givenName!: string | null;

  @Field(() => String, { nullable: true, description: 'Family name.' })
  familyName!: string | null;

  @Field(() => Uuid, { description: 'The unit for which they are invited.' })
  unitId!: string;

  @Field(() => String, { nullable: true, description: 'Name of the unit.' })
  unitName!: string | null;

  @Field(() => InvitationStateEnum, { description: 'Where it stands.' })
  state!: InvitationState;

  @Field(() => DateTime, { nullable: true, description: 'When it was answered.' })
  answeredAt!: Temporal.Instant | null;

  @Field(() => AnswerChannelEnum, { nullable: true, description: 'By which way.' })
  answeredBy!: AnswerChannel | null;

  @Field(() => String, { nullable: true, description: 'What the invitee said besides.' })
  comment!: string | null;

  @Field(() => DateTime, { description: 'When it was written.' })
  invitedAt!: Temporal.Instant;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the present request reached the invitee; null: not yet.',
  })
  reachedAt!: Temporal.Instant | null;

  @Field(() => Int, { nullable: true, description: 'Whole hours it has waited for an answer; null: answered or void.' })
  hoursWaited!: number | null;

  @Field(() => ProposedTime, { nullable: true, description: 'Another time the invitee asks for.' })
  proposed!: ProposedTime | null;

  @Field(() => LastMessage, { nullable: true, description: 'Its last calendar message.' })
  lastMessage!: LastMessage | null;

  @Field(() => [InvitationQuestion], { description: 'What came in and wants somebody to look at it.' })
  questions!: readonly QuestionView[];

  @Field(() => [InvitationAnswer], {
    description: 'All that came in for it, by whichever way, the latest first; at most fifty.',
  })
  history!: readonly AnswerView[];

  @Field(() => Int, { description: 'SEQUENCE: how often it was changed.' })
  sequence!: number;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, view: InvitationView): InvitationOverview {
    return view;
  }
}
