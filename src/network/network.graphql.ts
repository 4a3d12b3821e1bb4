import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { NeedCode } from '../directory/directory.domain.js';
import { NeedCodeEnum } from '../directory/directory.graphql.js';
import { PersonInput } from '../family/family.graphql.js';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { MutationInput } from '../platform/graphql/mutation-input.js';
import { DateTime, LocalDate, LongText, ShortText, Uuid } from '../platform/graphql/scalars.js';
import type { AskedFrame, CaseState, LeaveReason, LegalFrame } from './network.domain.js';
import type * as entity from './network.entity.js';

export const LegalFrameEnum = graphqlEnum<AskedFrame>('LegalFrame', 'The frame in law in which the network meets.', {
  guidance: 'Guidance and advice (ohjaus ja neuvonta, 1301/2014 6 §).',
  'social-welfare-plan': 'Client plan of social welfare (asiakassuunnitelma, 1301/2014 39 §).',
  'pupil-welfare': 'Multi-professional expert group of pupil welfare (1287/2013 14 §, 19 §): written consent.',
  'child-protection':
    'Child-protection negotiation (417/2007 31 §): not convened here; refused as `CHILD_PROTECTION_ELSEWHERE`.',
});

export const CaseStateEnum = graphqlEnum<CaseState>('CaseState', 'Where a case stands (tila).', {
  open: 'Open (avoin).',
  'on-hold': 'On hold (tauolla).',
  closed: 'Closed (päätetty).',
});

const LeaveReasonEnum = graphqlEnum<LeaveReason>('LeaveReason', 'Why somebody leaves a network.', {
  'task-done': 'Nothing is left to do.',
  'changed-work': 'Changed work.',
  'family-wish': 'The family wishes it.',
  disqualified: 'Disqualified (esteellinen, 434/2003 27–28 §).',
  other: 'Another reason.',
});

@InputType({ isAbstract: true })
abstract class NeedsInput extends MutationInput {
  @Field(() => [NeedCodeEnum], { description: 'Needs.' })
  needCodes!: NeedCode[];

  @Field(() => LongText, { nullable: true, description: 'The situation, in short.' })
  description?: string | null;

  @Field(() => LongText, { nullable: true, description: 'Strengths and protective factors (voimavarat).' })
  strengths?: string | null;

  @Field(() => LongText, { nullable: true, description: 'What the family wishes, in its own words.' })
  familyWish?: string | null;
}

@InputType({ description: 'A case, opened from a contact.' })
export class OpenCaseInput extends NeedsInput {
  @Field(() => Uuid, { description: 'The contact: answered, and taken by the actor. It ends with this.' })
  contactId!: string;

  @Field(() => Int, { description: 'Version of the contact that was seen.' })
  expectedVersion!: number;

  @Field(() => LegalFrameEnum, { description: 'The frame in law.' })
  legalFrame!: AskedFrame;

  @Field(() => Uuid, { nullable: true, description: 'A family known already; otherwise a new one is made.' })
  familyId?: string | null;

  @Field(() => [PersonInput], { defaultValue: [], description: 'The people of a new family.' })
  people!: PersonInput[];
}

@InputType({ description: 'What a family needs, written anew.' })
export class RecordNeedsInput extends NeedsInput {
  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Int, { description: 'Version of the needs that was seen; 1 at first.' })
  expectedVersion!: number;
}

@InputType({ isAbstract: true })
abstract class SeatInput extends MutationInput {
  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Uuid, { description: 'The professional.' })
  professionalId!: string;

  @Field(() => Uuid, { description: 'The unit for which they act.' })
  unitId!: string;
}

@InputType({ description: 'A professional for a network.' })
export class AddMemberInput extends SeatInput {}

@InputType({ description: 'A member who leaves the network.' })
export class EndMembershipInput extends MutationInput {
  @Field(() => Uuid, { description: 'The member.' })
  memberId!: string;

  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;

  @Field(() => LeaveReasonEnum, { description: 'Why.' })
  reason!: LeaveReason;
}

@InputType({ description: 'Another responsible person, named by a team lead.' })
export class ReassignResponsiblePersonInput extends SeatInput {
  @Field(() => ShortText, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'A stand-in for the responsible person.' })
export class NameStandInInput extends SeatInput {
  @Field(() => LocalDate, { description: 'First day.' })
  firstDay!: Temporal.PlainDate;

  @Field(() => LocalDate, { description: 'Last day.' })
  lastDay!: Temporal.PlainDate;
}

@InputType({ description: 'A stand-in who is not needed after all.' })
export class RevokeStandInInput extends MutationInput {
  @Field(() => Uuid, { description: 'The stand-in.' })
  standInId!: string;
}

@ObjectType({ description: 'A case (asia). Everything in it is read on the case page.' })
export class Case {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The area.' })
  areaId!: string;

  @Field(() => Uuid, { description: 'The family.' })
  familyId!: string;

  @Field(() => LegalFrameEnum, { description: 'The frame in law.' })
  legalFrame!: LegalFrame;

  @Field(() => CaseStateEnum, { description: 'Where it stands.' })
  state!: CaseState;

  @Field(() => DateTime, { description: 'When it was opened.' })
  openedAt!: Temporal.Instant;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, found: entity.Case): Case {
    const { id, areaId, familyId, legalFrame, state, openedAt, version } = found;
    return { id, areaId, familyId, legalFrame, state, openedAt, version };
  }
}

@ObjectType({ description: 'What a family needs; its texts are read on the case page.' })
export class RecordedNeeds {
  @Field(() => [NeedCodeEnum], { description: 'Needs.' })
  needCodes!: readonly NeedCode[];

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, { needCodes, version }: entity.CaseNeeds): RecordedNeeds {
    return { needCodes: needCodes as NeedCode[], version };
  }
}

@ObjectType({ description: 'A member of a network (verkoston jäsen).' })
export class NetworkMember {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The professional.' })
  professionalId!: string;

  @Field(() => Uuid, { description: 'The unit for which they act.' })
  unitId!: string;

  @Field(() => DateTime, { nullable: true, description: 'When they left.' })
  leftAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, found: entity.NetworkMember): NetworkMember {
    const { id, professionalId, unitId, leftAt, version } = found;
    return { id, professionalId, unitId, leftAt: leftAt ?? null, version };
  }
}

@ObjectType({ description: 'A stand-in (sijainen) of the responsible person.' })
export class StandIn {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The professional.' })
  professionalId!: string;

  @Field(() => LocalDate, { description: 'First day.' })
  firstDay!: Temporal.PlainDate;

  @Field(() => LocalDate, { description: 'Last day.' })
  lastDay!: Temporal.PlainDate;

  @Field(() => DateTime, { nullable: true, description: 'When it was revoked.' })
  revokedAt!: Temporal.Instant | null;

  static from(this: void, { id, professionalId, firstDay, lastDay, revokedAt }: entity.StandIn): StandIn {
    return { id, professionalId, firstDay, lastDay, revokedAt: revokedAt ?? null };
  }
}
