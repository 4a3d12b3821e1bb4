import { Field, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { DateTime, LocalDate, Uuid } from '../platform/graphql/scalars.js';
import type { AbsenceOfResponsible } from './absence/absences.js';
import type { Confirmation, HandoverState, JointContactKind, WithdrawalReason } from './handover.domain.js';
import type * as entity from './handover.entity.js';
import type { HandoverToMeRow } from './handover.repository.js';
import type { OpenHandover as OpenRow } from './handover.service.js';
import type { OutsideState } from './outside/outside.domain.js';
import type { OutsideHandover as OutsideRow } from './outside/outside.entity.js';

export const HandoverStateEnum = graphqlEnum<HandoverState | Exclude<OutsideState, HandoverState>>(
  'HandoverState',
  'Where a handover stands (saattaen vaihtamisen tila).',
  {
    proposed: 'Proposed (ehdotettu).',
    consented: 'The family has consented (perhe suostunut).',
    offered: 'The receiver is asked (tarjottu).',
    accepted: 'The receiver has accepted (vastaanotettu).',
    'joint-contact': 'Old holder, new holder and family have met (kohdattu yhdessä).',
    confirmed: 'The family has confirmed; the baton has passed (vahvistettu).',
    declined: 'The receiver has declined; the baton stays (torjuttu).',
    withdrawn: 'Given up; the baton stays (peruttu).',
    given: 'To the outside: the service has been given the document (asiakirja annettu).',
    arrived: 'To the outside: the family has arrived and started (saapunut ja aloittanut).',
  },
);

export const JointContactKindEnum = graphqlEnum<JointContactKind>('JointContactKind', 'How all came together.', {
  meeting: 'In a meeting (tapaaminen).',
  call: 'In a call (puhelu).',
  visit: 'On a visit (käynti).',
});

const ConfirmationEnum = graphqlEnum<Confirmation>('HandoverConfirmation', 'By what a handover was confirmed.', {
  'by-guardian': 'By a guardian (huoltaja vahvisti).',
  heard: 'Heard from a guardian (huoltajalta kuultu).',
  unreached: 'The family was tried three times and not reached (ei tavoitettu).',
});

const WithdrawalReasonEnum = graphqlEnum<WithdrawalReason>('HandoverWithdrawal', 'Why a handover was given up.', {
  'not-needed': 'Not needed after all (ei tarpeen).',
  'consent-ended': 'The consent ended (suostumus päättyi).',
  reassigned: 'A team lead named another responsible person (lähiesihenkilö nimesi).',
});

@ObjectType({ description: 'A handover (saattaen vaihtaminen); its texts are read on the case page.' })
export class Handover {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Uuid, { description: 'Who is responsible until the family has confirmed.' })
  fromProfessionalId!: string;

  @Field(() => Uuid, { description: 'Who is to be responsible (vastaanottaja).' })
  toProfessionalId!: string;

  @Field(() => Uuid, { description: 'The unit for which they act.' })
  toUnitId!: string;

  @Field(() => HandoverStateEnum, { description: 'Where it stands.' })
  state!: HandoverState;

  @Field(() => DateTime, { nullable: true, description: 'When the receiver accepted.' })
  acceptedAt!: Temporal.Instant | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was confirmed and the baton passed.' })
  confirmedAt!: Temporal.Instant | null;

  @Field(() => ConfirmationEnum, { nullable: true, description: 'By what it was confirmed.' })
  confirmation!: Confirmation | null;

  @Field(() => WithdrawalReasonEnum, { nullable: true, description: 'Why it was given up.' })
  withdrawnBecause!: WithdrawalReason | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, found: entity.Handover): Handover {
    const { id, caseId, fromProfessionalId, toProfessionalId, toUnitId, state, version } = found;
    const { acceptedAt = null, confirmedAt = null, confirmation = null, withdrawnBecause = null } = found;
    const who = { fromProfessionalId, toProfessionalId, toUnitId };
    return { id, caseId, ...who, state, acceptedAt, confirmedAt, confirmation, withdrawnBecause, version };
  }
}

@ObjectType({ description: 'A handover to a service outside the system. The baton does not go there.' })
export class OutsideHandover {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => HandoverStateEnum, { description: 'Where it stands.' })
  state!: OutsideState;

  @Field(() => Uuid, { nullable: true, description: 'The agreed version of the plan that was given.' })
  planVersionId!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was given.' })
  givenAt!: Temporal.Instant | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the family started there.' })
  startedOn!: Temporal.PlainDate | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, found: OutsideRow): OutsideHandover {
    const { id, caseId, state, planVersionId = null, givenAt = null, startedOn = null, version } = found;
    return { id, caseId, state, planVersionId, givenAt, startedOn, version };
  }
}

@ObjectType({
  description:
    'What the reader is asked to take over, or has accepted. Of the family nothing is told before that: ring who asks.',
})
export class HandoverToMe {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => HandoverStateEnum, { description: 'Where it stands.' })
  state!: HandoverState;

  @Field(() => Uuid, { description: 'The unit for which one is asked.' })
  unitId!: string;

  @Field(() => String, { description: 'Who is responsible now.' })
  holderName!: string;

  @Field(() => String, { description: 'Their unit.' })
  holderUnit!: string;

  @Field(() => String, { nullable: true, description: 'Their number.' })
  holderPhone!: string | null;

  @Field(() => DateTime, { description: 'Since when one is asked.' })
  offeredAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When one accepted.' })
  acceptedAt!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, row: HandoverToMeRow): HandoverToMe {
    return row;
  }
}

@ObjectType({ description: 'A handover that is under way (avoin saattaen vaihtaminen).' })
export class OpenHandover {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Boolean, { description: 'To a service outside the system.' })
  isOutside!: boolean;

  @Field(() => HandoverStateEnum, { description: 'Where it stands.' })
  state!: OpenRow['state'];

  @Field(() => Uuid, { nullable: true, description: 'Who is to be responsible; none outside the system.' })
  receiverId!: string | null;

  @Field(() => DateTime, { description: 'Since when it has stood there.' })
  since!: string;

  @Field(() => Int, { description: 'For how many days.' })
  days!: number;

  @Field(() => Boolean, { description: 'Fourteen days have passed without a joint contact, or without an arrival.' })
  isLate!: boolean;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, row: OpenRow): OpenHandover {
    return row;
  }
}

@ObjectType({
  description:
    'An absence of a responsible person over more than five working days, for which nobody stands in (sijainen puuttuu).',
})
export class AbsenceWithoutStandIn {
  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Uuid, { description: 'Who is responsible.' })
  professionalId!: string;

  @Field(() => Uuid, { description: 'The unit for which they act.' })
  unitId!: string;

  @Field(() => LocalDate, { description: 'First working day of the absence.' })
  firstDay!: Temporal.PlainDate;

  @Field(() => LocalDate, { description: 'Last working day of it, as far as is known.' })
  lastDay!: Temporal.PlainDate;

  @Field(() => Int, { description: 'Over how many working days.' })
  workingDays!: number;

  static from(this: void, row: AbsenceOfResponsible): AbsenceWithoutStandIn {
    return row;
  }
}
