import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { MutationInput } from '../platform/graphql/mutation-input.js';
import { DateTime, LocalDate, LongText, Uuid } from '../platform/graphql/scalars.js';
import { type ClosingReason, type ClosingState, type Filed, stateOf } from './closing.domain.js';
import type * as entity from './closing.entity.js';
import type { ClosingToTell } from './closing.service.js';

export const ClosingReasonEnum = graphqlEnum<ClosingReason>('ClosingReason', 'Why a case closes (päättämisen syy).', {
  'goal-reached': 'What was hoped for has been reached (tavoite saavutettu).',
  'family-wish': 'The family wishes it (perheen toive).',
  'consent-withdrawn': 'The family took its consent back (suostumus peruttu).',
  'moved-away': 'The family moved to another area (muutto).',
  'handed-over': 'Another service goes on with it (siirtynyt toiseen palveluun).',
  'no-contact': 'The family could not be reached any more (ei tavoitettu).',
  other: 'Another reason, told in words (muu syy).',
});

const ClosingStateEnum = graphqlEnum<ClosingState>('ClosingState', 'Where a closing stands (päättämisen vaihe).', {
  begun: 'The case is closing (päättymässä).',
  'called-off': 'It goes on after all (jatkuu sittenkin).',
  closed: 'The case is closed (päätetty).',
  reopened: 'It was closed, and goes on (avattu uudelleen).',
});

export const FiledEnum = graphqlEnum<Filed>('FiledDocument', 'What a unit has in its own register (kirjattu).', {
  plan: 'The agreed plan (suunnitelma).',
  minutes: 'The minutes (muistiot).',
  both: 'Both of them (molemmat).',
});

@InputType({ isAbstract: true })
abstract class OfCaseInput extends MutationInput {
  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;
}

@InputType({ description: 'A case that is to close.' })
export class BeginClosingInput extends OfCaseInput {
  @Field(() => Int, { description: 'Version of the case that was seen.' })
  expectedVersion!: number;

  @Field(() => ClosingReasonEnum, { description: 'Why.' })
  reason!: ClosingReason;

  @Field(() => LongText, { nullable: true, description: 'The same in words; needed for another reason.' })
  words?: string | null;
}

@InputType({ description: 'A case that was to close and goes on.' })
export class CallOffClosingInput extends OfCaseInput {
  @Field(() => Int, { description: 'Version of the closing that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'A case that closes now.' })
export class CloseCaseInput extends OfCaseInput {
  @Field(() => Int, { description: 'Version of the closing that was seen.' })
  expectedVersion!: number;

  @Field(() => LongText, {
    nullable: true,
    description: 'Why it closes although some unit has not filed what is theirs; only then.',
  })
  withoutReceipts?: string | null;
}

@InputType({ description: 'A closed case that goes on.' })
export class ReopenCaseInput extends OfCaseInput {
  @Field(() => LongText, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'What a unit has in its own register (kirjattu omaan rekisteriin).' })
export class RecordFilingInput extends OfCaseInput {
  @Field(() => Uuid, { description: 'The unit: one’s own, or one that told so.' })
  unitId!: string;

  @Field(() => FiledEnum, { description: 'What.' })
  what!: Filed;

  @Field(() => LocalDate, { description: 'On which day it was filed.' })
  on!: Temporal.PlainDate;
}

@ObjectType({
  description: 'The closing (päättäminen) of a case. What was said of it in words stands on the case page.',
})
export class Closing {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => ClosingReasonEnum, { description: 'Why.' })
  reason!: ClosingReason;

  @Field(() => ClosingStateEnum, { description: 'Where it stands.' })
  state!: ClosingState;

  @Field(() => DateTime, { description: 'When it was begun.' })
  begunAt!: Temporal.Instant;

  @Field(() => DateTime, { nullable: true, description: 'When the case closed.' })
  closedAt!: Temporal.Instant | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day on which the working copy is kept (säilytysaika).' })
  retentionUntil!: Temporal.PlainDate | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, { closing, reason }: ClosingToTell): Closing {
    const { id, caseId, begunAt, closedAt = null, retentionUntil = null, version } = closing;
    return { id, caseId, reason, state: stateOf(closing), begunAt, closedAt, retentionUntil, version };
  }
}

@ObjectType({ description: 'A filing receipt (merkintä omaan rekisteriin kirjaamisesta, 703/2023 48 §).' })
export class FilingReceipt {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The unit.' })
  unitId!: string;

  @Field(() => FiledEnum, { description: 'What it filed.' })
  what!: Filed;

  @Field(() => LocalDate, { description: 'When.' })
  filedOn!: Temporal.PlainDate;

  @Field(() => Boolean, { description: 'Whether somebody else took it down as the unit told it.' })
  asTold!: boolean;

  static from(this: void, { id, unitId, what, filedOn, asTold }: entity.FilingReceipt): FilingReceipt {
    return { id, unitId, what, filedOn, asTold };
  }
}
