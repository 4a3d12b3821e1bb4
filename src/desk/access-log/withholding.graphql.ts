import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateTime, Uuid } from '../../platform/graphql/scalars.js';
import { LogWithholdingReasonEnum } from './access-log.graphql.js';
import type { LogWithholdingReason } from './log-entry.domain.js';
import type * as entity from './withholding.entity.js';
import type { WithholdingRow } from './withholding.repository.js';

@InputType({ description: 'Entries of the log to keep from somebody of the family (lokimerkintöjen salaaminen).' })
export class WithholdLogEntriesInput extends MutationInput {
  @Field(() => Uuid, { description: 'The area.' })
  areaId!: string;

  @Field(() => Uuid, { description: 'From whom: a person of a family of the area.' })
  personId!: string;

  @Field(() => Uuid, { description: 'Whose doing: a professional.' })
  professionalId!: string;

  @Field(() => DateTime, { description: 'From this moment on.' })
  since!: Temporal.Instant;

  @Field(() => DateTime, { description: 'Before this moment.' })
  until!: Temporal.Instant;

  @Field(() => LogWithholdingReasonEnum, { description: 'Why.' })
  reason!: LogWithholdingReason;
}

@InputType({ description: 'What is kept no longer (salauksen purkaminen).' })
export class LiftLogWithholdingInput extends MutationInput {
  @Field(() => Uuid, { description: 'What was withheld.' })
  withholdingId!: string;

  @Field(() => Int, { description: 'Version that was seen.' })
  expectedVersion!: number;
}

@ObjectType({ description: 'Entries of the log that are kept from somebody of a family (salatut lokimerkinnät).' })
export class LogWithholding {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'From whom.' })
  personId!: string;

  @Field(() => Uuid, { description: 'Whose doing.' })
  professionalId!: string;

  @Field(() => DateTime, { description: 'From this moment on.' })
  since!: Temporal.Instant;

  @Field(() => DateTime, { description: 'Before this moment.' })
  until!: Temporal.Instant;

  @Field(() => LogWithholdingReasonEnum, { description: 'Why.' })
  reason!: LogWithholdingReason;

  @Field(() => DateTime, { description: 'When that was decided.' })
  withheldAt!: Temporal.Instant;

  @Field(() => DateTime, { nullable: true, description: 'When it was lifted.' })
  liftedAt!: Temporal.Instant | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, found: entity.LogWithholding): LogWithholding {
    const { id, personId, professionalId, since, until, reason, withheldAt, liftedAt, version } = found;
    return { id, personId, professionalId, since, until, reason, withheldAt, liftedAt: liftedAt ?? null, version };
  }

  static fromRow(this: void, row: WithholdingRow): LogWithholding {
    const { id, personId, professionalId, reason, version, liftedAt } = row;
    const at = (text: string) => Temporal.Instant.from(text);
    const times = { since: at(row.since), until: at(row.until), withheldAt: at(row.withheldAt) };
    return {
      id,
      personId,
      professionalId,
      reason,
      version,
      ...times,
      liftedAt: liftedAt === null ? null : at(liftedAt),
    };
  }
}

@ObjectType({ description: 'The refusal in writing (kirjallinen kieltäytymistodistus), to print for the client.' })
export class LogRefusal {
  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => [String], { description: 'Its paragraphs.' })
  paragraphs!: readonly string[];
}
