import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, ShortText, Uuid } from '../../platform/graphql/scalars.js';
import type { DisqualifiedBy } from './disqualification.domain.js';
import type * as entity from './disqualification.entity.js';
import type { Declared } from './disqualification.service.js';
import type * as lifting from './lifting.js';

export const DisqualifiedByEnum = graphqlEnum<DisqualifiedBy>(
  'DisqualifiedBy',
  'Why somebody is disqualified (esteellisyyden peruste, 434/2003 28 §).',
  {
    'party-or-relative': 'A party, or a relative of one (asianosainen tai tämän läheinen).',
    represents: 'Assists or represents a party (avustaa tai edustaa asianosaista).',
    'own-interest': 'Would gain or lose by it (erityistä hyötyä tai vahinkoa).',
    employment: 'Employed by a party, or at its orders (palvelussuhde tai toimeksianto).',
    other: 'Trust in them is in danger for another reason (luottamus vaarantuu muusta syystä).',
    'not-said': 'Not said (ei kerrottu).',
  },
);

@InputType({ description: 'Who takes no part, because they are disqualified (esteellinen).' })
export class DeclareDisqualifiedInput extends MutationInput {
  @Field(() => Uuid, { nullable: true, description: 'The case; or else `invitationId`.' })
  caseId?: string | null;

  @Field(() => Uuid, { nullable: true, description: 'An invitation of one’s own.' })
  invitationId?: string | null;

  @Field(() => Uuid, {
    nullable: true,
    description:
      'Who said it, where it is taken down for them; otherwise the actor. By who keeps the case or leads a team.',
  })
  professionalId?: string | null;

  @Field(() => DisqualifiedByEnum, { defaultValue: 'not-said', description: 'Why, as far as it is said.' })
  reason!: DisqualifiedBy;
}

@InputType({ description: 'A disqualification that was a mistake, or stands in the way no more.' })
export class LiftDisqualificationInput extends MutationInput {
  @Field(() => Uuid, { description: 'Which.' })
  disqualificationId!: string;

  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;

  @Field(() => ShortText, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'Another counsellor of a case, named by who leads a team.' })
export class ReassignCounsellorInput extends MutationInput {
  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Int, { description: 'Version of the case that was seen.' })
  expectedVersion!: number;

  @Field(() => Uuid, { description: 'The counsellor.' })
  professionalId!: string;

  @Field(() => Uuid, { description: 'The unit for which they act.' })
  unitId!: string;

  @Field(() => ShortText, { description: 'Why.' })
  reason!: string;
}

@ObjectType({ description: 'That somebody takes no part in a case (esteellisyys).' })
export class Disqualification {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The professional.' })
  professionalId!: string;

  @Field(() => DateTime, { description: 'Since when.' })
  declaredAt!: Temporal.Instant;

  @Field(() => DateTime, { nullable: true, description: 'When it was lifted.' })
  liftedAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static declared(this: void, { id, professionalId, declaredAt }: Declared): Disqualification {
    return { id, professionalId, declaredAt, liftedAt: null, version: 1 };
  }

  static from(this: void, found: entity.Disqualification): Disqualification {
    const { id, professionalId, declaredAt, liftedAt, version } = found;
    return { id, professionalId, declaredAt, liftedAt: liftedAt ?? null, version };
  }
}

@ObjectType({ description: 'A case whose counsellor or responsible person is disqualified: it waits for another one.' })
export class CaseWaitingForLead {
  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Uuid, { description: 'The disqualification.' })
  disqualificationId!: string;

  @Field(() => Uuid, { description: 'Who is disqualified.' })
  professionalId!: string;

  @Field(() => String, { nullable: true, description: 'Their name.' })
  professionalName!: string | null;

  @Field(() => Boolean, { description: 'Whether another counsellor is to be named: `reassignCounsellor`.' })
  isCounsellor!: boolean;

  @Field(() => Boolean, {
    description: 'Whether another responsible person is to be named: `reassignResponsiblePerson`.',
  })
  isResponsible!: boolean;

  @Field(() => DateTime, { description: 'Since when it waits.' })
  since!: string;

  @Field(() => Int, { description: 'Version of the case, for `expectedVersion`.' })
  version!: number;

  static from(this: void, row: lifting.WaitingCase): CaseWaitingForLead {
    return { ...row };
  }
}
