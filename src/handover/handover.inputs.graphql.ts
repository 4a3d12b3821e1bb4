import { Field, InputType, Int } from '@nestjs/graphql';
import { MutationInput } from '../platform/graphql/mutation-input.js';
import { DateTime, LocalDate, LongText, ShortText, Uuid } from '../platform/graphql/scalars.js';
import type { JointContactKind } from './handover.domain.js';
import { JointContactKindEnum } from './handover.graphql.js';

@InputType({ description: 'Another responsible person, to whom the family is to be walked over.' })
export class ProposeHandoverInput extends MutationInput {
  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Uuid, { description: 'The professional who is to be responsible (vastaanottaja).' })
  professionalId!: string;

  @Field(() => Uuid, { description: 'The unit for which they act.' })
  unitId!: string;

  @Field(() => LongText, { description: 'Why. The family may read it.' })
  reason!: string;
}

@InputType({ isAbstract: true })
abstract class SeenHandoverInput extends MutationInput {
  @Field(() => Uuid, { description: 'The handover.' })
  handoverId!: string;

  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'The family’s consent to a handover.' })
export class RecordHandoverConsentInput extends SeenHandoverInput {
  @Field(() => Uuid, { description: 'A consent that stands, with the purpose HANDOVER, to the receiver’s unit.' })
  consentId!: string;
}

@InputType({ description: 'A handover that the receiver is to be asked for.' })
export class OfferHandoverInput extends SeenHandoverInput {}

@InputType({ description: 'A handover that the receiver accepts.' })
export class AcceptHandoverInput extends SeenHandoverInput {}

@InputType({ description: 'A handover that the receiver declines.' })
export class DeclineHandoverInput extends SeenHandoverInput {
  @Field(() => LongText, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'A handover that is not needed after all.' })
export class WithdrawHandoverInput extends SeenHandoverInput {}

@InputType({ description: 'That old holder, new holder and family came together (yhteinen kohtaaminen).' })
export class RecordJointContactInput extends SeenHandoverInput {
  @Field(() => JointContactKindEnum, { description: 'How.' })
  kind!: JointContactKind;

  @Field(() => LocalDate, { description: 'On which day.' })
  on!: Temporal.PlainDate;

  @Field(() => Uuid, { nullable: true, description: 'Which meeting of the case it was, if it was one of those.' })
  meetingId?: string | null;
}

@InputType({ description: 'That the family was tried and not reached (perhettä ei tavoitettu).' })
export class RecordUnreachedInput extends SeenHandoverInput {
  @Field(() => DateTime, { description: 'When it was tried.' })
  at!: Temporal.Instant;
}

@InputType({
  description: 'The family’s word that it was walked over. A guardian who confirms by themselves adds nothing.',
})
export class ConfirmHandoverInput extends SeenHandoverInput {
  @Field(() => Uuid, { nullable: true, description: 'Of who keeps the case: the guardian from whom it was heard.' })
  heardFrom?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Of who keeps the case: the family was tried three times and not reached.',
  })
  unreached!: boolean;
}

@InputType({ description: 'A service outside the system, to which the family goes on.' })
export class ProposeHandoverOutsideInput extends MutationInput {
  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Uuid, { nullable: true, description: 'A unit of the directory; otherwise the service is named.' })
  unitId?: string | null;

  @Field(() => ShortText, { nullable: true, description: 'Name of a service that is not in the directory.' })
  serviceName?: string | null;

  @Field(() => ShortText, { nullable: true, description: 'Whom to ring there.' })
  contactPerson?: string | null;

  @Field(() => ShortText, { nullable: true, description: 'At which number.' })
  phone?: string | null;

  @Field(() => LongText, { description: 'Why.' })
  reason!: string;

  @Field(() => Uuid, {
    nullable: true,
    description: 'For a unit of the directory: a consent that stands, with the purpose HANDOVER, to this unit.',
  })
  consentId?: string | null;

  @Field(() => LongText, {
    nullable: true,
    description: 'For another service: who consented to what, when, and where that is written.',
  })
  consentEvidence?: string | null;
}

@InputType({ isAbstract: true })
abstract class SeenOutsideInput extends MutationInput {
  @Field(() => Uuid, { description: 'The handover to the outside.' })
  outsideHandoverId!: string;

  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'What the service was given.' })
export class RecordHandoverDocumentInput extends SeenOutsideInput {
  @Field(() => Uuid, { description: 'An agreed version of the plan.' })
  planVersionId!: string;

  @Field(() => ShortText, { description: 'To whom.' })
  givenTo!: string;
}

@InputType({ description: 'That the family arrived, and was started with (saapui ja aloitti).' })
export class RecordArrivalInput extends SeenOutsideInput {
  @Field(() => LocalDate, { description: 'On which day it started.' })
  startedOn!: Temporal.PlainDate;

  @Field(() => ShortText, { description: 'Who told it.' })
  toldBy!: string;
}

@InputType({ description: 'A handover to the outside that does not come about.' })
export class WithdrawHandoverOutsideInput extends SeenOutsideInput {}
