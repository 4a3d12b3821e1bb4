import { Field, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { DateTime, LocalDate, Uuid } from '../platform/graphql/scalars.js';
import type { Approval, Commitment, OwnerKind, PlanVersionState, Progress } from './plan.domain.js';
import type * as entity from './plan.entity.js';

export const PlanVersionStateEnum = graphqlEnum<PlanVersionState>(
  'PlanVersionState',
  'Where a version of a plan stands (suunnitelman tila).',
  {
    draft: 'Being written (luonnos).',
    proposed: 'Before the family (ehdotettu).',
    agreed: 'Agreed (sovittu): it never changes.',
  },
);

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

export const ApprovalEnum = graphqlEnum<Approval>('Approval', 'What somebody says of a plan (hyväksyntä).', {
  agreed: 'Agrees (hyväksyy).',
  dissent: 'Dissents, in own words (eriävä näkemys).',
});

@ObjectType({ description: 'A version of the shared plan (suunnitelman versio); its texts are read on the case page.' })
export class PlanVersion {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The plan.' })
  planId!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Int, { description: 'Number of the version, from 1.' })
  number!: number;

  @Field(() => PlanVersionStateEnum, { description: 'Where it stands.' })
  state!: PlanVersionState;

  @Field(() => Uuid, { nullable: true, description: 'The meeting that drew it up.' })
  meetingId!: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Day of the next review (seuraava tarkistus).' })
  nextReviewOn!: Temporal.PlainDate | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was agreed.' })
  agreedAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'For `expectedVersion`; not the number of the version.' })
  version!: number;

  static from(this: void, found: entity.PlanVersion): PlanVersion {
    const { id, planId, caseId, number, state, version } = found;
    const { meetingId = null, nextReviewOn = null, agreedAt = null } = found;
    return { id, planId, caseId, number, state, meetingId, nextReviewOn, agreedAt, version };
  }
}

@ObjectType({ description: 'A goal (tavoite) under the shared one.' })
export class PlanGoal {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The plan.' })
  planId!: string;

  @Field(() => Int, { description: 'First version it is in.' })
  sinceVersion!: number;

  @Field(() => Int, { nullable: true, description: 'First version it is not in any more.' })
  untilVersion!: number | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, { id, planId, sinceVersion, untilVersion, version }: entity.Goal): PlanGoal {
    return { id, planId, sinceVersion, untilVersion: untilVersion ?? null, version };
  }
}

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

@ObjectType({
  description: 'What somebody of the family said of a proposed plan; their words are read on the case page.',
})
export class PlanApproval {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The version.' })
  planVersionId!: string;

  @Field(() => Uuid, { description: 'Who said it.' })
  personId!: string;

  @Field(() => ApprovalEnum, { description: 'What they said.' })
  approval!: Approval;

  @Field(() => DateTime, { description: 'When.' })
  at!: Temporal.Instant;

  static from(this: void, { id, planVersionId, personId, approval, at }: entity.PlanApproval): PlanApproval {
    return { id, planVersionId, personId, approval, at };
  }
}
