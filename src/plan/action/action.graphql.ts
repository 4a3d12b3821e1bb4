import { Field, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { DateTime, LocalDate, Uuid } from '../../platform/graphql/scalars.js';
import type { Commitment, OwnerKind, Progress } from './action.domain.js';
import type * as entity from './action.entity.js';

export const OwnerKindEnum = graphqlEnum<OwnerKind>('OwnerKind', 'Who does an action (toimenpiteen tekijä).', {
  professional: 'A professional of a unit (ammattilainen).',
  family: 'A person of the family (perheenjäsen).',
});

export const CommitmentEnum = graphqlEnum<Commitment>('Commitment', 'What the owner says (sitoutuminen).', {
  proposed: 'Nothing yet (ehdotettu).',
  requested: 'Was not there and is asked (pyydetty). After agreement it stands apart, in no version.',
  committed: 'Commits to it (sitoutunut).',
  declined: 'Declines, with a reason (kieltäytynyt).',
});

export const ProgressEnum = graphqlEnum<Progress>('Progress', 'How an action goes (eteneminen).', {
  open: 'Not begun (avoin).',
  'in-progress': 'Begun (kesken).',
  done: 'Done (tehty).',
  'not-done': 'Not done, with a reason (ei toteutunut).',
  cancelled: 'Not needed any more (peruttu).',
});

export const ReportedProgressEnum = graphqlEnum<Exclude<Progress, 'open'>>(
  'ReportedProgress',
  'How an action goes, as reported (ilmoitettu eteneminen).',
  {
    'in-progress': 'Begun (kesken).',
    done: 'Done (tehty).',
    'not-done': 'Not done, with a reason (ei toteutunut).',
    cancelled: 'Not needed any more (peruttu).',
  },
);

@ObjectType({ description: 'An action (toimenpide): what one person does by when.' })
export class PlanAction {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The plan.' })
  planId!: string;

  @Field(() => Uuid, { nullable: true, description: 'The goal it serves.' })
  goalId!: string | null;

  @Field(() => OwnerKindEnum, { description: 'What kind of person owns it.' })
  ownerKind!: OwnerKind;

  @Field(() => Uuid, { description: 'The one person who does it.' })
  ownerId!: string;

  @Field(() => Uuid, { nullable: true, description: 'The unit for which a professional acts.' })
  ownerUnit!: string | null;

  @Field(() => LocalDate, { description: 'Due day (määräpäivä).' })
  dueOn!: Temporal.PlainDate;

  @Field(() => CommitmentEnum, { description: 'What the owner says.' })
  commitment!: Commitment;

  @Field(() => DateTime, { nullable: true, description: 'When the owner committed.' })
  committedAt!: Temporal.Instant | null;

  @Field(() => Uuid, { nullable: true, description: 'Who heard it; none if the owner said it in the system.' })
  committedVia!: string | null;

  @Field(() => ProgressEnum, { description: 'How it goes.' })
  progress!: Progress;

  @Field(() => Int, { nullable: true, description: 'First version it is in; none while it stands apart.' })
  sinceVersion!: number | null;

  @Field(() => Int, { nullable: true, description: 'First version it is not in any more.' })
  untilVersion!: number | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, found: entity.Action): PlanAction {
    const { id, planId, ownerKind, ownerId, dueOn, commitment, progress, version } = found;
    const { goalId = null, ownerUnit = null, committedAt = null, committedVia = null } = found;
    const { sinceVersion = null, untilVersion = null } = found;
    const owner = { ownerKind, ownerId, ownerUnit };
    const said = { commitment, committedAt, committedVia };
    return { id, planId, goalId, ...owner, dueOn, ...said, progress, sinceVersion, untilVersion, version };
  }
}
