import { Field, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { DateTime, Uuid } from '../../platform/graphql/scalars.js';
import type { PlanPieceName } from './piece.domain.js';
import type { PieceRow } from './pieces.js';
import type { ChildViewManner, NotHeardReason, SectionKind } from './section.domain.js';

export const PlanSectionKindEnum = graphqlEnum<SectionKind>(
  'PlanSectionKind',
  'A section of the plan in words (suunnitelman osio), in the order of the statutory plan.',
  {
    situation: 'The situation of the family (tilanne).',
    'current-services': 'Services the family has now (nykyiset palvelut).',
    'family-view': 'How the family sees it (perheen näkemys).',
    'professional-views': 'How the professionals see it (ammattilaisten näkemykset).',
    strengths: 'Strengths and protective factors (voimavarat ja suojaavat tekijät).',
    'next-steps': 'What was agreed to happen next (sovitut seuraavat askeleet).',
    duration: 'For how long the plan is made (kesto).',
  },
);

export const PlanPieceNameEnum = graphqlEnum<PlanPieceName>(
  'PlanPieceName',
  'What a piece of the plan is (suunnitelman osa).',
  {
    'shared-goal': 'The shared goal, or the state of the version (yhteinen tavoite).',
    goal: 'A goal (tavoite).',
    situation: 'The section on the situation (tilanne).',
    'current-services': 'The section on services (nykyiset palvelut).',
    'family-view': 'The section of the family’s view (perheen näkemys).',
    'professional-views': 'The section of the professionals’ views (ammattilaisten näkemykset).',
    strengths: 'The section on strengths (voimavarat).',
    'next-steps': 'The section of the next steps (seuraavat askeleet).',
    duration: 'The section on the duration (kesto).',
    'child-view': 'A child’s own view (lapsen oma näkemys).',
    helper: 'A private helper (yksityinen auttaja).',
    copy: 'A copy (jakelu).',
  },
);

export const ChildViewMannerEnum = graphqlEnum<ChildViewManner>(
  'ChildViewManner',
  'How a child was heard (tapa, jolla lapsen näkemys selvitettiin).',
  {
    talked: 'In a talk (keskustellen).',
    'in-meeting': 'In the meeting (tapaamisessa).',
    drawing: 'By drawing (piirtäen).',
    played: 'By playing (leikkien).',
    message: 'By a message (viestillä).',
    representative: 'Through somebody who speaks for the child (edustajan kautta).',
  },
);

export const NotHeardReasonEnum = graphqlEnum<NotHeardReason>(
  'NotHeardReason',
  'Why a child was not heard (syy, miksi näkemystä ei selvitetty).',
  {
    'too-young': 'Too young (liian pieni).',
    'did-not-want': 'Did not want to (ei halunnut).',
    'not-reached': 'Was not reached (ei tavoitettu).',
    harmful: 'It would have harmed the child (olisi ollut haitaksi).',
    other: 'Another reason, in words (muu syy).',
  },
);

@ObjectType({
  description: 'A piece of the plan (suunnitelman osa) as it was written; its words are read in `planInHand`.',
})
export class PlanPiece {
  @Field(() => Uuid, { description: 'Id of this wording. Written into a later version, the piece has another.' })
  id!: string;

  @Field(() => Uuid, { description: 'The same in all wordings of the piece.' })
  pieceId!: string;

  @Field(() => Uuid, { description: 'The plan.' })
  planId!: string;

  @Field(() => Int, { description: 'First version it is in.' })
  sinceVersion!: number;

  @Field(() => Int, { nullable: true, description: 'First version it is not in any more.' })
  untilVersion!: number | null;

  @Field(() => Uuid, { nullable: true, description: 'Who changed it last.' })
  changedBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When.' })
  changedAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, found: PieceRow): PlanPiece {
    const { id, pieceId, planId, sinceVersion, untilVersion = null, version } = found;
    const { changedBy = null, changedAt = null } = found;
    return { id, pieceId, planId, sinceVersion: sinceVersion!, untilVersion, changedBy, changedAt, version };
  }
}
