import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, LocalDate, LongText, ShortText, Uuid } from '../../platform/graphql/scalars.js';
import type { MessageState } from '../invitation.domain.js';
import { MessageStateEnum } from '../invitation.graphql.js';
import { REMEDY_STATUTE, type RemedyOutcome, type RemedyWay } from './remedy.domain.js';
import type { RemedyRow } from './answers.repository.js';

export const RemedyWayEnum = graphqlEnum<RemedyWay>(
  'AuthorityRemedyWay',
  `What an authority that does not come is asked for instead (mitä viranomaiselta pyydetään). ${REMEDY_STATUTE}: it is obliged to take part on request.`,
  {
    substitute: 'Somebody else of the unit (sijainen).',
    remote: 'To come remotely or by telephone (etäosallistuminen).',
    'written-input': 'What it would have said, in writing (kirjallinen osallistuminen).',
    'another-time': 'Times that suit it (toinen aika).',
  },
);

const RemedyOutcomeEnum = graphqlEnum<RemedyOutcome>(
  'AuthorityRemedyOutcome',
  'What came of what an authority was asked for.',
  {
    'substitute-named': 'It named somebody else; invite them by `inviteStandIn` (sijainen nimetty).',
    'comes-remotely': 'It comes remotely: accepted by telephone (tulee etänä).',
    'written-input-given': 'It gave its part in writing (kirjallinen lausuma saatu).',
    'another-time': 'It can come at another time (toinen aika sopii).',
    refused: 'It does nothing of that (kieltäytyi).',
    'no-answer': 'It did not answer (ei vastausta).',
  },
);

@InputType({ description: 'What an authority that does not come is asked for instead (pyyntö viranomaiselle).' })
export class AskAuthorityInput extends MutationInput {
  @Field(() => Uuid, { description: 'Its invitation, declined.' })
  invitationId!: string;

  @Field(() => Int, { description: 'Version of the invitation that was seen.' })
  expectedVersion!: number;

  @Field(() => RemedyWayEnum, { description: 'What is asked for.' })
  way!: RemedyWay;

  @Field(() => LocalDate, { description: 'The last day for an answer; at latest the day of the meeting.' })
  by!: Temporal.PlainDate;
}

@InputType({ description: 'What came of what an authority was asked for.' })
export class RecordRemedyOutcomeInput extends MutationInput {
  @Field(() => Uuid, { description: 'What was asked.' })
  remedyId!: string;

  @Field(() => Int, { description: 'Version of it that was seen.' })
  expectedVersion!: number;

  @Field(() => RemedyOutcomeEnum, { description: 'What came of it.' })
  outcome!: RemedyOutcome;

  @Field(() => LongText, {
    nullable: true,
    description: 'What was given in writing; with `WRITTEN_INPUT_GIVEN` alone.',
  })
  text?: string | null;
}

/** What was asked of an authority, as an entity or as a row gives it. */
type Remedy = Omit<RemedyRow, 'dueOn' | 'askedAt' | 'outcome'> & {
  readonly dueOn: Temporal.PlainDate;
  readonly askedAt: Temporal.Instant;
  readonly outcome?: RemedyOutcome | null;
};

@ObjectType({ description: 'What an authority that does not come was asked for instead, and what came of it.' })
export class AuthorityRemedy {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => RemedyWayEnum, { description: 'What was asked for.' })
  way!: RemedyWay;

  @Field(() => ShortText, { description: 'The statute on which it was asked, as it is cited (säädös).' })
  statute!: string;

  @Field(() => LocalDate, { description: 'The last day for an answer.' })
  dueOn!: Temporal.PlainDate;

  @Field(() => DateTime, { description: 'When it was asked.' })
  askedAt!: Temporal.Instant;

  @Field(() => MessageStateEnum, { description: 'What became of the mail that asks; not sent: ring.' })
  mail!: MessageState;

  @Field(() => RemedyOutcomeEnum, { nullable: true, description: 'What came of it; null: waited for.' })
  outcome!: RemedyOutcome | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, { id, way, dueOn, askedAt, outcome, state, version }: Remedy): AuthorityRemedy {
    return { id, way, statute: REMEDY_STATUTE, dueOn, askedAt, mail: state, outcome: outcome ?? null, version };
  }
}
