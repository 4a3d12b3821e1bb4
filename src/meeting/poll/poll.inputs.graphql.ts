import { Field, InputType, Int } from '@nestjs/graphql';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { ShortText, Uuid } from '../../platform/graphql/scalars.js';
import { OverrideHoldsInput } from '../meeting.inputs.graphql.js';
import type { PollAnswerValue, ToldAnswer } from './poll.domain.js';
import { PollAnswerEnum } from './poll.graphql.js';

@InputType({ description: 'A time poll (aikakysely) to be opened.' })
export class OpenTimePollInput extends MutationInput {
  @Field(() => Uuid, { description: 'The meeting; it has no time yet.' })
  meetingId!: string;

  @Field(() => Int, { description: 'Version of the meeting that was seen.' })
  expectedVersion!: number;

  @Field(() => [ShortText], {
    description: 'Two to five local dates and times in the meeting’s zone, `2026-12-01T13:00`, after the deadline.',
  })
  times!: string[];

  @Field(() => [Uuid], {
    nullable: true,
    description: 'Participants to ask; none: all professionals of whose time nothing is known.',
  })
  participantIds?: string[] | null;
}

@InputType({ isAbstract: true })
abstract class SeenRecipientInput extends MutationInput {
  @Field(() => Uuid, { description: 'The recipient.' })
  recipientId!: string;

  @Field(() => Int, { description: 'Version of the recipient that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'An answer to a time of a poll.' })
export class TimePollAnswerInput implements ToldAnswer {
  @Field(() => Uuid, { description: 'The time.' })
  timeId!: string;

  @Field(() => PollAnswerEnum, { description: 'Whether it suits.' })
  answer!: PollAnswerValue;
}

@InputType({ description: 'What somebody said on the telephone (puhelinvastaus).' })
export class RecordPollAnswersInput extends SeenRecipientInput {
  @Field(() => [TimePollAnswerInput], { description: 'The times they spoke of, each once.' })
  answers!: TimePollAnswerInput[];
}

@InputType({ description: 'Somebody to be asked once more (uusi linkki).' })
export class ResendTimePollInput extends SeenRecipientInput {}

@InputType({ description: 'A colleague who comes instead (sijainen).' })
export class GivePollSeatInput extends SeenRecipientInput {
  @Field(() => Uuid, { description: 'The colleague, of the same unit.' })
  professionalId!: string;
}

@InputType({ isAbstract: true })
abstract class SeenPollInput extends MutationInput {
  @Field(() => Uuid, { description: 'The poll.' })
  pollId!: string;

  @Field(() => Int, { description: 'Version of the poll that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'A time poll to be closed.' })
export class CloseTimePollInput extends SeenPollInput {}

@InputType({ description: 'What came of a time poll, to be the time of the meeting (vahvistus).' })
export class ConfirmTimePollInput extends SeenPollInput {
  @Field(() => ShortText, { description: 'Local start of the proposal that was seen.' })
  start!: string;

  @Field(() => Uuid, { description: 'The guardian who said yes to it.' })
  personId!: string;

  @Field(() => OverrideHoldsInput, {
    nullable: true,
    description: 'After `TIME_TAKEN` with `onlyHolds`: takes the time all the same.',
  })
  overrideHolds?: OverrideHoldsInput | null;
}

@InputType({ description: 'Another length of a meeting without a time.' })
export class ChangeMeetingDurationInput extends MutationInput {
  @Field(() => Uuid, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => Int, { description: 'Version of the meeting that was seen.' })
  expectedVersion!: number;

  @Field(() => Int, { description: 'Minutes, 15–480; interpreting takes twice as long.' })
  durationMinutes!: number;
}
