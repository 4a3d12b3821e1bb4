import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, LongText, Uuid } from '../../platform/graphql/scalars.js';
import type { Ability, ChildsReason, KeptKind, LegalReason } from './prohibition.domain.js';

export const KeptKindEnum = graphqlEnum<KeptKind>('KeptKind', 'What can be kept from somebody (mitä ei näytetä).', {
  meeting: 'A meeting with all that belongs to it, its minutes too (tapaaminen). Id of the meeting.',
  minutes: 'The minutes of a meeting, all parts and editions (muistio). Id of the meeting.',
  'written-input': 'A written contribution to a meeting (kirjallinen panos).',
  'plan-section': 'A section of the plan (suunnitelman osio). Its `pieceId`.',
  'child-view': 'A child’s own view (lapsen oma näkemys). Its `pieceId`.',
  'plan-goal': 'A goal, with its actions and ratings (tavoite).',
  'plan-action': 'An action (toimenpide), and what takes its place.',
  'action-suggestion': 'What an owner would promise instead (muutosehdotus).',
  'plan-helper': 'A private person who helps (yksityinen auttaja). Its `pieceId`.',
  'plan-copy': 'Who gets a copy of the plan (kappale). Its `pieceId`.',
  'plan-approval': 'What somebody said of a version of the plan (hyväksyntä, eriävä näkemys).',
  'document-handout': 'A document handed out (luovutettu asiakirja).',
  'how-are-things': 'How things are, as somebody said (miten menee).',
  'meeting-wish': 'A wish for a meeting (toive tapaamisesta).',
  'consent-decision': 'What somebody said of a consent (suostumuksesta lausuttu).',
});

export const ChildsReasonEnum = graphqlEnum<ChildsReason>(
  'ChildsReason',
  'Why a minor keeps something from a guardian: a weighty reason (painava syy, 703/2023 51 §).',
  {
    'own-matter': 'It is the minor’s own matter (oma asia).',
    fear: 'The minor is afraid of what would follow (pelko seurauksista).',
    conflict: 'It would make a quarrel at home worse (ristiriita kotona).',
    other: 'Another reason, in words (muu syy).',
  },
);

export const LegalReasonEnum = graphqlEnum<LegalReason>(
  'LegalReason',
  'Why a party is not told something, by law (621/1999 11 §).',
  {
    'childs-interest': 'Knowing it would be against a child’s interest (lapsen etu).',
    'private-interest': 'Another very important private interest (erittäin tärkeä yksityinen etu).',
    'public-interest': 'A very important public interest (erittäin tärkeä yleinen etu).',
    investigation: 'It would harm an investigation (esitutkinta tai selvitys).',
  },
);

export const AbilityEnum = graphqlEnum<Ability>(
  'AbilityToForbid',
  'How it is known that a child is able to forbid: ability counts, not age (kyvyn arviointi).',
  {
    assessed: 'A standing assessment of maturity (kirjattu kyvyn arviointi).',
    'judged-now': 'Whoever recorded it judged the child able to decide this (arvioitu kirjattaessa).',
  },
);

@InputType({ description: 'One thing that is kept from somebody.' })
export class KeptItemInput {
  @Field(() => KeptKindEnum, { description: 'What it is.' })
  kind!: KeptKind;

  @Field(() => Uuid, { description: 'Its id; of a piece of the plan, its `pieceId`.' })
  id!: string;
}

@InputType({ description: 'What a minor keeps from a guardian (kielto).' })
export class RecordProhibitionInput extends MutationInput {
  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Uuid, { nullable: true, description: 'Whose word it is; left out by the minor themself.' })
  childId?: string | null;

  @Field(() => Uuid, { description: 'The guardian from whom it is kept.' })
  fromPersonId!: string;

  @Field(() => [KeptItemInput], { description: 'What is kept, each once.' })
  items!: KeptItemInput[];

  @Field(() => ChildsReasonEnum, { description: 'Why.' })
  reason!: ChildsReason;

  @Field(() => LongText, { nullable: true, description: 'In the minor’s own words, for who keeps the case.' })
  words?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'The professional has judged the child able to decide this; needed if no assessment of maturity stands.',
  })
  isJudgedAble!: boolean;
}

@InputType({ description: 'A prohibition that is lifted (kiellon peruminen).' })
export class LiftProhibitionInput extends MutationInput {
  @Field(() => Uuid, { description: 'The prohibition.' })
  id!: string;

  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'The minor has said so; needed of anybody but the minor themself.',
  })
  childSaidSo!: boolean;
}

@InputType({ description: 'What a party is not told on a ground in law (asianosaisjulkisuuden rajoitus).' })
export class WithholdItemInput extends MutationInput {
  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Uuid, { description: 'The guardian or child who is not told.' })
  fromPersonId!: string;

  @Field(() => [KeptItemInput], { description: 'What is withheld, each once.' })
  items!: KeptItemInput[];

  @Field(() => LegalReasonEnum, { description: 'Why. The one concerned is told this, and how many things.' })
  reason!: LegalReason;
}

@InputType({ description: 'What is not withheld any more.' })
export class LiftWithholdingInput extends MutationInput {
  @Field(() => Uuid, { description: 'The withholding.' })
  id!: string;

  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;
}

interface KeptRow {
  readonly id: string;
  readonly caseId: string;
  readonly liftedAt?: Temporal.Instant | null;
  readonly version: number;
}

@ObjectType({ description: 'That something is kept from somebody; what, is read on the case page.' })
export class KeptFromSomebody {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was lifted.' })
  liftedAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, { id, caseId, liftedAt, version }: KeptRow): KeptFromSomebody {
    return { id, caseId, liftedAt: liftedAt ?? null, version };
  }
}
