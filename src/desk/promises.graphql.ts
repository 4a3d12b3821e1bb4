import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Commitment, Progress } from '../plan/action/action.domain.js';
import { CommitmentEnum, ProgressEnum } from '../plan/action/action.graphql.js';
import { LocalDate, Uuid } from '../platform/graphql/scalars.js';
import type { OwnPromise } from './promises.service.js';

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

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;

  static from(this: void, { id, caseId, text, dueOn, commitment, progress, version }: OwnPromise): MyAction {
    return {
      id,
      caseId,
      text,
      dueOn,
      commitment,
      progress,
      version,
    };
  }
}
