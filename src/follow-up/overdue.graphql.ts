import { Field, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../platform/graphql/enums.js';
import { LocalDate, Uuid } from '../platform/graphql/scalars.js';
import type * as reading from './overdue.js';
import type { OverdueKind, OverdueRow } from './overdue.repository.js';

const OverdueKindEnum = graphqlEnum<OverdueKind>('OverdueKind', 'What is overdue (myöhässä).', {
  review: 'A review of a plan (seuranta).',
  action: 'An action (toimenpide).',
  orphan:
    'An action behind which nobody stands any more, because its owner has left or nobody took it from them (orpo): see `orphanedActions`.',
  handover:
    'A handover whose joint contact has not been, or of which nobody has heard that the family arrived (saattaen vaihtaminen).',
});

@ObjectType({ description: 'Something whose day has passed (myöhässä).' })
export class OverdueItem {
  @Field(() => OverdueKindEnum, { description: 'What it is.' })
  kind!: OverdueKind;

  @Field(() => Uuid, { description: 'Its id.' })
  id!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => LocalDate, { description: 'When it was due; of an action whose owner has left, the day they did.' })
  dueOn!: Temporal.PlainDate;

  @Field(() => Uuid, { nullable: true, description: 'Who owns the action; none for what is no action.' })
  ownerId!: string | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, { kind, id, caseId, dueOn, ownerId, version }: OverdueRow): OverdueItem {
    return { kind, id, caseId, dueOn: Temporal.PlainDate.from(dueOn), ownerId, version };
  }
}

@ObjectType({ description: 'Something overdue in a team, as who leads it sees it: nothing of whom it is about.' })
export class OverdueOfTeam {
  @Field(() => OverdueKindEnum, { description: 'What it is.' })
  kind!: OverdueKind;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Uuid, { description: 'The counsellor of the case (palveluohjaaja).' })
  counsellorId!: string;

  @Field(() => String, { nullable: true, description: 'The counsellor’s name.' })
  counsellorName!: string | null;

  @Field(() => Int, { description: 'How late it is, in days.' })
  daysLate!: number;

  @Field(() => Boolean, { description: 'Late by more than ten working days: who leads the team was told.' })
  isEscalated!: boolean;

  static from(this: void, { kind, caseId, ...late }: reading.OverdueOfTeam): OverdueOfTeam {
    const { counsellorId, counsellorName, daysLate, isEscalated } = late;
    return { kind, caseId, counsellorId, counsellorName, daysLate, isEscalated };
  }
}
