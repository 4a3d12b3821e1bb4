import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { MutationInput } from '../platform/graphql/mutation-input.js';
import { DateTime, LongText, Uuid } from '../platform/graphql/scalars.js';
import type {
  AnswerChannel,
  AnswerOutcome,
  InvitationState,
  MessageMethod,
  MessageState,
  SpokenAnswer,
} from './invitation.domain.js';
import type * as entity from './invitation.entity.js';

export const InvitationStateEnum = graphqlEnum<InvitationState>(
  'InvitationState',
  'Where an invitation stands (kutsun tila).',
  {
    waiting: 'Written, not yet sent (odottaa lähettämistä).',
    sent: 'Sent, not answered (lähetetty).',
    accepted: 'Comes (pääsee).',
    tentative: 'May come (ehkä).',
    declined: 'Does not come (ei pääse).',
    delegated: 'Sends somebody else (sijainen): to be settled with the family.',
    'counter-proposed': 'Asks for another time (ehdottaa toista aikaa).',
    bounced: 'Did not arrive (ei mennyt perille).',
    cancelled: 'Cancelled (peruttu).',
  },
);

export const AnswerChannelEnum = graphqlEnum<AnswerChannel>('AnswerChannel', 'By which way an answer came (kanava).', {
  calendar: 'From a calendar (kalenteri).',
  link: 'By the link in the mail (linkki).',
  phone: 'By telephone (puhelin); entered by the counsellor.',
  app: 'In the application (sovellus).',
});

export const AnswerOutcomeEnum = graphqlEnum<AnswerOutcome>(
  'AnswerOutcome',
  'What became of something that came in for an invitation.',
  {
    applied: 'It is the answer now.',
    'time-taken': 'It is the answer now, but the invitee’s time went to another meeting meanwhile (aika on varattu).',
    duplicate: 'Known already.',
    older: 'Overtaken by a later answer.',
    stale: 'It answers an earlier time (vanha aika).',
    'future-sequence': 'It answers something that was never sent.',
    question: 'No answer by itself: somebody has to read it (kysymys).',
    'sender-mismatch': 'From somebody else than the invitee: a forwarded invitation.',
    unreadable: 'Not to be read as an answer.',
  },
);

const SpokenAnswerEnum = graphqlEnum<SpokenAnswer>('SpokenAnswer', 'What somebody answers (vastaus).', {
  accepted: 'I come (pääsen).',
  tentative: 'I may come (ehkä).',
  declined: 'I do not come (en pääse).',
});

export const MessageMethodEnum = graphqlEnum<MessageMethod>('MessageMethod', 'What a calendar message is.', {
  REQUEST: 'An invitation (kutsu).',
  CANCEL: 'A cancellation (peruutus).',
  DECLINECOUNTER: 'A no to another time (ehdotuksen hylkääminen).',
});

export const MessageStateEnum = graphqlEnum<MessageState>('MessageState', 'What became of a calendar message.', {
  queued: 'Not yet handed over (jonossa).',
  'handed-over': 'Taken by the mail server (lähetetty).',
  revoked: 'Not sent (peruttu ennen lähettämistä).',
});

@InputType({ isAbstract: true })
abstract class AnswerInput extends MutationInput {
  @Field(() => Uuid, { description: 'The invitation.' })
  invitationId!: string;

  @Field(() => SpokenAnswerEnum, { description: 'The answer.' })
  answer!: SpokenAnswer;

  @Field(() => LongText, { nullable: true, description: 'What was said besides.' })
  comment?: string | null;
}

@InputType({ description: 'An answer to an own invitation.' })
export class AnswerInvitationInput extends AnswerInput {
  @Field(() => Int, { description: 'SEQUENCE of the invitation that was seen; an answer to another one is STALE.' })
  sequence!: number;
}

@InputType({ description: 'An answer that was given by telephone.' })
export class RecordAnswerByPhoneInput extends AnswerInput {
  @Field(() => Int, { description: 'Version of the invitation that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'An invitation to be sent once more.' })
export class ResendInvitationInput extends MutationInput {
  @Field(() => Uuid, { description: 'The invitation.' })
  invitationId!: string;
}

@ObjectType({ description: 'An invitation (kutsu) of a professional to a meeting.' })
export class Invitation {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => InvitationStateEnum, { description: 'Where it stands.' })
  state!: InvitationState;

  @Field(() => Int, { description: 'SEQUENCE: how often it was changed.' })
  sequence!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it was answered.' })
  answeredAt!: Temporal.Instant | null;

  @Field(() => AnswerChannelEnum, { nullable: true, description: 'By which way.' })
  answeredBy!: AnswerChannel | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, found: entity.Invitation): Invitation {
    const { id, meetingId, state, sequence, answeredAt, answeredBy, version } = found;
    return { id, meetingId, state, sequence, version, answeredAt: answeredAt ?? null, answeredBy: answeredBy ?? null };
  }
}
