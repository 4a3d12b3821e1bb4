import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { PlanPieceName } from '../plan/sections/piece.domain.js';
import { PlanPieceNameEnum } from '../plan/sections/section.graphql.js';
import { notFound } from '../platform/errors/domain-error.js';
import { DateTime, Uuid } from '../platform/graphql/scalars.js';
import { CaseChildView, CasePlanCopy, CasePrivateHelper, CaseSection } from './case-plan-text.graphql.js';
import { CaseAction, CaseGoal, CasePlanVersion } from './case-plan.graphql.js';
import type { CaseView } from './case-view.js';
import { changesOf, inVersion } from './plan-in-hand.js';

@ObjectType({ description: 'A change of a version of the plan by somebody who writes it (muutos).' })
export class PieceChange {
  @Field(() => PlanPieceNameEnum, { description: 'What was changed.' })
  piece!: PlanPieceName;

  @Field(() => Uuid, { description: 'Id of the piece as it stands, or stood last.' })
  id!: string;

  @Field(() => Boolean, { description: 'Whether it was left out.' })
  leftOut!: boolean;

  @Field(() => Uuid, { nullable: true, description: 'Who changed it; unknown of what came by a late commitment.' })
  changedBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When.' })
  changedAt!: string | null;

  @Field(() => Int, { description: 'Its version now, for `expectedVersion`.' })
  version!: number;
}

@ObjectType({
  description:
    'One version of the plan whole (suunnitelma käsillä), as far as its reader may see it: to write it together.',
})
export class PlanInHand {
  @Field(() => CasePlanVersion, { description: 'The version, with its shared goal.' })
  version!: CasePlanVersion;

  @Field(() => [CaseSection], { description: 'Its sections in words, in the order of the plan.' })
  sections!: readonly CaseSection[];

  @Field(() => [CaseChildView], { description: 'Each child’s own view.' })
  childViews!: readonly CaseChildView[];

  @Field(() => [CaseGoal], { description: 'Its goals.' })
  goals!: readonly CaseGoal[];

  @Field(() => [CaseAction], { description: 'Its actions, by due day. People of the family are named by id only.' })
  actions!: readonly CaseAction[];

  @Field(() => [CasePrivateHelper], { description: 'Private people who help.' })
  privateHelpers!: readonly CasePrivateHelper[];

  @Field(() => [CasePlanCopy], { description: 'Who gets a copy.' })
  copies!: readonly CasePlanCopy[];

  @Field(() => [PieceChange], { description: 'What has changed since `changedSince`, the latest last.' })
  changes!: readonly PieceChange[];

  /** Throws NOT_FOUND if the reader does not see this version. */
  static from(this: void, view: CaseView, planVersionId: string, since: Temporal.Instant | null): PlanInHand {
    const version = view.plan?.versions.find(({ id }) => id === planVersionId);
    if (!version) throw notFound('planVersionId');
    const { stands, ...parts } = inVersion(view.plan!, version);
    return { version, ...parts, actions: stands(view.actions ?? []), changes: changesOf(view.plan!, version, since) };
  }
}
