import { Field, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { DateTime, LocalDate, Uuid } from '../platform/graphql/scalars.js';
import type {
  ConsentCategory,
  ConsentDecisionKind,
  ConsentForm,
  ConsentState,
  ExceptionReason,
  Purpose,
} from './consent.domain.js';
import type * as entity from './consent.entity.js';

export const ConsentCategoryEnum = graphqlEnum<ConsentCategory>(
  'ConsentCategory',
  'What of a case may be told (tietoryhmä). That and when one meets goes with each.',
  {
    identity: 'Who the family is and how it is reached (henkilötiedot); to authorities only.',
    needs: 'What the family needs (tuen tarve).',
    minutes: 'Minutes of meetings (muistio).',
    plan: 'The shared plan (yhteinen suunnitelma).',
    actions: 'What others have taken on (toimenpiteet); their own everybody sees.',
  },
);

export const ConsentPurposeEnum = graphqlEnum<Purpose>('ConsentPurpose', 'What it may be told for (käyttötarkoitus).', {
  'network-meeting': 'To meet (verkostotapaaminen).',
  'shared-plan': 'To make and carry out the shared plan (yhteinen suunnitelma).',
  handover: 'To take over the case (saattaen vaihtaminen).',
});

export const ConsentStateEnum = graphqlEnum<ConsentState>(
  'ConsentState',
  'Where a consent stands (suostumuksen tila). One that is given holds until its last day.',
  {
    explained: 'Explained to the family, not yet decided (selitetty).',
    given: 'Given (annettu).',
    refused: 'Refused (evätty).',
    withdrawn: 'Withdrawn (peruutettu).',
    superseded: 'Replaced by a newer one for the same unit and purpose (korvattu).',
  },
);

export const ConsentDecisionEnum = graphqlEnum<Exclude<ConsentDecisionKind, 'withdrawn'>>(
  'ConsentDecision',
  'What a guardian or the young person says to it (päätös).',
  { given: 'Gives it (antaa).', refused: 'Refuses it (epää).' },
);

export const ConsentFormEnum = graphqlEnum<ConsentForm>('ConsentForm', 'In what form it was said (muoto).', {
  oral: 'By word of mouth, written down by who heard it (suullinen).',
  written: 'In writing (kirjallinen).',
  luovutuslupa: 'By a national release permission (luovutuslupa, 703/2023 53 §), which is referred to here.',
  'own-account': 'By themselves, signed in to their own account (itse, kirjautuneena); nobody records it for them.',
});

export const ExceptionReasonEnum = graphqlEnum<ExceptionReason>(
  'ConsentExceptionReason',
  'Why a consent stands although not every guardian has given it (poikkeuksen syy, 361/1983 5 §).',
  {
    'cannot-be-reached': 'The other guardian cannot be reached, and delay would harm.',
    'child-consents-alone': 'The young person can judge it and consents alone (1287/2013 19 §).',
    'court-decision': 'A court has decided.',
    danger: 'Asking the other guardian would put somebody in danger.',
  },
);

@ObjectType({ description: 'A consent (suostumus): what one unit may be told. Its texts are read on the case page.' })
export class Consent {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Uuid, {
    nullable: true,
    description: 'The unit that may be told (saaja); none in answers to the family, who know it by its name.',
  })
  unitId!: string | null;

  @Field(() => [Uuid], { description: 'Only these people of it; none: whoever of it is in the network.' })
  professionalIds!: readonly string[];

  @Field(() => [ConsentCategoryEnum], { description: 'What may be told.' })
  categories!: readonly ConsentCategory[];

  @Field(() => ConsentPurposeEnum, { description: 'For what.' })
  purpose!: Purpose;

  @Field(() => ConsentStateEnum, { description: 'Where it stands.' })
  state!: ConsentState;

  @Field(() => LocalDate, { description: 'Last day on which it holds (voimassaolon päättyminen), in Finland.' })
  lastDay!: Temporal.PlainDate;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Temporal.Instant | null;

  @Field(() => ExceptionReasonEnum, { nullable: true, description: 'Why it stands without every guardian.' })
  exceptionReason!: ExceptionReason | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was withdrawn.' })
  withdrawnAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, found: entity.Consent): Consent {
    const { id, caseId, unitId, purpose, state, lastDay, version } = found;
    const { decidedAt = null, exceptionReason = null, withdrawnAt = null } = found;
    const categories = found.categories as ConsentCategory[];
    const covers = { unitId, professionalIds: found.professionalIds, categories, purpose, lastDay };
    return { id, caseId, ...covers, state, decidedAt, exceptionReason, withdrawnAt, version };
  }
}

@ObjectType({ description: 'A basis in law for telling a unit without consent (lakiperuste).' })
export class StatutoryBasis {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Uuid, { description: 'The unit that may be told.' })
  unitId!: string;

  @Field(() => [ConsentCategoryEnum], { description: 'What may be told.' })
  categories!: readonly ConsentCategory[];

  @Field(() => String, { description: 'Act and section as cited: `703/2023 64 §`.' })
  statute!: string;

  @Field(() => DateTime, { description: 'Until when at the latest.' })
  endsAt!: Temporal.Instant;

  @Field(() => DateTime, { nullable: true, description: 'When it was ended.' })
  endedAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, found: entity.StatutoryBasis): StatutoryBasis {
    const { id, caseId, unitId, statute, endsAt, endedAt = null, version } = found;
    return { id, caseId, unitId, categories: found.categories as ConsentCategory[], statute, endsAt, endedAt, version };
  }
}
