import { Field, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { DateTime, LocalDate, Uuid } from '../../platform/graphql/scalars.js';
import type { Commitment, OwnerKind, Progress, ReportedProgress, Setting } from './action.domain.js';
import type * as entity from './action.entity.js';
import type { OrphanedRow } from './orphaned-actions.js';
import type { OrphanedWhy } from './orphaned.domain.js';

export const OwnerKindEnum = graphqlEnum<OwnerKind>('OwnerKind', 'Who does an action (toimenpiteen tekijä).', {
  professional: 'A professional of a unit (ammattilainen).',
  family: 'A person of the family (perheenjäsen).',
});

export const SettingEnum = graphqlEnum<Setting>(
  'ActionSetting',
  'In whose everyday life an action happens (missä arjessa toimenpide tapahtuu).',
  {
    home: 'At home (koti).',
    'day-care': 'In early childhood education (varhaiskasvatus).',
    school: 'At school (koulu).',
    hobby: 'In a hobby (harrastus).',
    service: 'In a service (palvelu).',
    elsewhere: 'Elsewhere (muualla).',
  },
);

export const CommitmentEnum = graphqlEnum<Commitment>('Commitment', 'What the owner says (sitoutuminen).', {
  proposed: 'Nothing yet (ehdotettu).',
  requested: 'Was not there and is asked (pyydetty). After agreement it stands apart, in no version.',
  committed: 'Commits to it (sitoutunut).',
  declined: 'Declines, with a reason (kieltäytynyt).',
});

export const ProgressEnum = graphqlEnum<Progress>('Progress', 'How an action goes (eteneminen).', {
  open: 'Not begun (avoin).',
  'in-progress': 'Begun (kesken).',
  stuck: 'Does not go on (jumissa).',
  done: 'Done (tehty).',
  'not-done': 'Not done, with a reason (ei toteutunut).',
  'handed-over': 'Somebody else was asked to take it (siirretty toiselle).',
  cancelled: 'Not needed any more (peruttu).',
});

export const ReportedProgressEnum = graphqlEnum<ReportedProgress>(
  'ReportedProgress',
  'How an action goes, as reported (ilmoitettu eteneminen).',
  {
    'in-progress': 'Begun (kesken).',
    stuck: 'Does not go on; what is in the way may be said (jumissa).',
    done: 'Done (tehty).',
    'not-done': 'Not done, with a reason (ei toteutunut).',
    cancelled: 'Not needed any more (peruttu); said by who keeps the plan.',
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

  @Field(() => Uuid, { nullable: true, description: 'Who reported how it goes; none if the owner said it.' })
  reportedBy!: string | null;

  @Field(() => SettingEnum, { nullable: true, description: 'In whose everyday life it happens.' })
  setting!: Setting | null;

  @Field(() => Uuid, {
    nullable: true,
    description: 'The action in whose place it stands: suggested otherwise by its owner, or handed over.',
  })
  replaces!: string | null;

  @Field(() => Int, { nullable: true, description: 'First version it is in; none while it stands apart.' })
  sinceVersion!: number | null;

  @Field(() => Int, { nullable: true, description: 'First version it is not in any more.' })
  untilVersion!: number | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, found: entity.Action): PlanAction {
    const { id, planId, ownerKind, ownerId, dueOn, commitment, progress, version } = found;
    const { goalId = null, ownerUnit = null, committedAt = null, committedVia = null } = found;
    const { sinceVersion = null, untilVersion = null, reportedBy = null, setting = null, replaces = null } = found;
    const what = { id, planId, goalId, setting, dueOn, replaces };
    const said = { commitment, committedAt, committedVia, progress, reportedBy };
    return { ...what, ownerKind, ownerId, ownerUnit, ...said, sinceVersion, untilVersion, version };
  }
}

const OrphanedWhyEnum = graphqlEnum<OrphanedWhy>(
  'OrphanedWhy',
  'Why nobody stands behind a promise any more (miksi toimenpide jäi ilman tekijää).',
  {
    'owner-left': 'Its owner has left the network (tekijä on lähtenyt verkostosta).',
    'owner-disqualified': 'Its owner is disqualified (tekijä on esteellinen).',
    'basis-ended':
      'Its owner may be told nothing of the case any more: the consent or the basis in law has ended (peruste on päättynyt).',
    'not-taken': 'It was handed over and nobody took it (kukaan ei ottanut sitä vastaan).',
  },
);

@ObjectType({ description: 'A promise behind which nobody stands any more (ilman tekijää jäänyt toimenpide).' })
export class OrphanedAction {
  @Field(() => Uuid, { description: 'Id of the action.' })
  id!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => OrphanedWhyEnum, { description: 'Why.' })
  why!: OrphanedWhy;

  @Field(() => Uuid, { description: 'Who promised it.' })
  ownerId!: string;

  @Field(() => Uuid, { nullable: true, description: 'The unit for which they acted.' })
  ownerUnit!: string | null;

  @Field(() => LocalDate, { description: 'Due day (määräpäivä).' })
  dueOn!: Temporal.PlainDate;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, { dueOn, ...row }: OrphanedRow): OrphanedAction {
    return { ...row, dueOn: Temporal.PlainDate.from(dueOn) };
  }
}
