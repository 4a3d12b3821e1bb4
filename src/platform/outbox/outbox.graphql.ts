import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MutationInput } from '../graphql/mutation-input.js';
import { DateTime, Uuid } from '../graphql/scalars.js';
import type { DeadEffect as DeadRow } from './outbox-report.js';

@ObjectType({
  description:
    'An effect, such as a mail, that failed too often, or was held back after a restore, and waits for a person (epäonnistunut toimi).',
})
export class DeadEffect {
  @Field(() => Uuid, { description: 'Id of the effect.' })
  id!: string;

  @Field(() => String, { description: 'What kind of effect it is.' })
  kind!: string;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempt!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Why it failed last, without personal data; `held after a restore` where it may have happened before.',
  })
  lastError!: string | null;

  @Field(() => DateTime, { description: 'When it was planned.' })
  plannedAt!: Temporal.Instant;

  @Field(() => DateTime, { description: 'When it should have happened.' })
  dueAt!: Temporal.Instant;

  @Field(() => DateTime, { description: 'When it was given up or held back.' })
  diedAt!: Temporal.Instant;

  static from(this: void, { id, kind, attempt, lastError, plannedAt, dueAt, diedAt }: DeadRow): DeadEffect {
    return { id, kind, attempt, lastError, plannedAt, dueAt, diedAt };
  }
}

@InputType({ description: 'Which effect is tried again.' })
export class RetryEffectInput extends MutationInput {
  @Field(() => Uuid, { description: 'Id of a dead effect.' })
  effectId!: string;
}

@InputType({ description: 'Which effect will not happen.' })
export class DropEffectInput extends MutationInput {
  @Field(() => Uuid, { description: 'Id of a dead effect.' })
  effectId!: string;
}
