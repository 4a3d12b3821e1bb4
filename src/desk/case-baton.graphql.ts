import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { HandoverState, JointContactKind } from '../handover/handover.domain.js';
import { HandoverStateEnum, JointContactKindEnum } from '../handover/handover.graphql.js';
import type { OutsideState } from '../handover/outside/outside.domain.js';
import { DateTime, LocalDate, Uuid } from '../platform/graphql/scalars.js';
import { Colleague } from './case-people.graphql.js';

@ObjectType({ description: 'Who was responsible (vastuuhenkilö), from when to when.' })
class BatonHolder {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Colleague, { description: 'Who.' })
  who!: Colleague;

  @Field(() => DateTime, { description: 'Since when.' })
  since!: string;

  @Field(() => DateTime, { nullable: true, description: 'Until when; null: still.' })
  until!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it passed to them; null for the first, and for those who may not know.',
  })
  reason!: string | null;
}

@ObjectType({
  description: 'A handover (saattaen vaihtaminen) that is under way. Until it is confirmed nobody else is responsible.',
})
class CaseHandover {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => HandoverStateEnum, { description: 'Where it stands.' })
  state!: HandoverState;

  @Field(() => Colleague, { description: 'Who is to be responsible.' })
  to!: Colleague;

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason!: string | null;

  @Field(() => DateTime, { description: 'When it was proposed.' })
  proposedAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the receiver was asked.' })
  offeredAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the receiver accepted.' })
  acceptedAt!: string | null;

  @Field(() => JointContactKindEnum, { nullable: true, description: 'How all met.' })
  jointContactKind!: JointContactKind | null;

  @Field(() => LocalDate, { nullable: true, description: 'When all met.' })
  jointContactOn!: string | null;

  @Field(() => Int, { description: 'How often the family was tried for its confirmation and not reached.' })
  tries!: number;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'A handover to a service outside the system.' })
class CaseOutsideHandover {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => HandoverStateEnum, { description: 'Where it stands.' })
  state!: OutsideState;

  @Field(() => String, { nullable: true, description: 'The unit of the directory.' })
  unitName!: string | null;

  @Field(() => String, { nullable: true, description: 'Or the service by its name.' })
  serviceName!: string | null;

  @Field(() => String, { nullable: true, description: 'Whom to ring there.' })
  contactPerson!: string | null;

  @Field(() => String, { nullable: true, description: 'At which number.' })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason!: string | null;

  @Field(() => Uuid, { nullable: true, description: 'The version of the plan that was given.' })
  planVersionId!: string | null;

  @Field(() => String, { nullable: true, description: 'To whom it was given.' })
  givenTo!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When.' })
  givenAt!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the family started there.' })
  startedOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Who told it.' })
  toldBy!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'The baton (vastuu) of a case: who has it, had it and is to have it.' })
export class CaseBaton {
  @Field(() => [BatonHolder], { description: 'Who has been responsible, in time. The last one is.' })
  history!: readonly BatonHolder[];

  @Field(() => CaseHandover, { nullable: true, description: 'The handover that is under way.' })
  handover!: CaseHandover | null;

  @Field(() => [CaseOutsideHandover], { description: 'To services outside the system, in time.' })
  outside!: readonly CaseOutsideHandover[];
}
