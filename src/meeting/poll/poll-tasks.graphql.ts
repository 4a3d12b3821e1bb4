import { Field, ObjectType } from '@nestjs/graphql';
import { graphqlEnum } from '../../platform/graphql/enums.js';
import { DateTime, Uuid } from '../../platform/graphql/scalars.js';
import type { PollTask, PollTaskKind } from './poll-tasks.domain.js';

const PollTaskKindEnum = graphqlEnum<PollTaskKind>('TimePollTaskKind', 'What a time poll wants (tehtävä).', {
  decide: 'It is decided: confirm a time, or ask for others (ratkaise).',
  call: 'Somebody was reminded in vain: ring them (soita).',
  substitute: 'Somebody else of the unit comes: give them the seat (sijainen).',
});

@ObjectType({ description: 'What a time poll (aikakysely) wants from who arranges its meeting.' })
export class TimePollTask {
  @Field(() => PollTaskKindEnum, { description: 'What.' })
  kind!: PollTaskKind;

  @Field(() => Uuid, { description: 'The poll.' })
  pollId!: string;

  @Field(() => Uuid, { description: 'The meeting.' })
  meetingId!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => Uuid, { nullable: true, description: 'Whom it is about: the recipient.' })
  recipientId!: string | null;

  @Field(() => Uuid, { nullable: true, description: 'Whom it is about: the professional.' })
  professionalId!: string | null;

  @Field(() => DateTime, { description: 'Since when it waits.' })
  since!: Temporal.Instant;

  static from(this: void, task: PollTask): TimePollTask {
    return task;
  }
}
