import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Commitment, Progress, Setting } from '../plan/action/action.domain.js';
import { CommitmentEnum, ProgressEnum, SettingEnum } from '../plan/action/action.graphql.js';
import { LocalDate, Uuid } from '../platform/graphql/scalars.js';
import type { OwnPromise } from './promises.service.js';
import { SuggestedChange } from './suggested-change.graphql.js';

@ObjectType({ description: 'What one has promised, or is asked to do (oma lupaus).' })
export class MyAction {
  @Field(() => Uuid, { description: 'Id of the action.' })
  id!: string;

  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => String, { nullable: true, description: 'What is to be done.' })
  text!: string | null;

  @Field(() => LocalDate, { description: 'By which day.' })
  dueOn!: string;

  @Field(() => CommitmentEnum, { description: 'Whether one has taken it on.' })
  commitment!: Commitment;

  @Field(() => ProgressEnum, { description: 'How far it is.' })
  progress!: Progress;

  @Field(() => String, { nullable: true, description: 'What is in the way, if it is stuck and one has said so.' })
  obstacle!: string | null;

  @Field(() => SettingEnum, { nullable: true, description: 'In whose everyday life it happens.' })
  setting!: Setting | null;

  @Field(() => SuggestedChange, {
    nullable: true,
    description: 'What one has suggested instead, and what became of it.',
  })
  suggestion!: SuggestedChange | null;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, found: OwnPromise): MyAction {
    const { id, caseId, text, dueOn, commitment, progress, obstacle, setting, suggestion, version } = found;
    return { id, caseId, text, dueOn, commitment, progress, obstacle, setting, suggestion, version };
  }
}
