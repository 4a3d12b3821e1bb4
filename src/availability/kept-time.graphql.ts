import { Field, ObjectType } from '@nestjs/graphql';
import { BusyTime, WorkingException, WorkingHours } from './availability.graphql.js';
import type { KeptRows } from './own-availability.repository.js';

@ObjectType({ description: 'What was told of somebody’s time from today on (työaika ja poissaolot).' })
export class KeptProfessionalTime {
  @Field(() => [WorkingHours], { description: 'Weekly working hours that hold today or later.' })
  workingHours!: readonly WorkingHours[];

  @Field(() => [WorkingException], { description: 'Other days than usual.' })
  exceptions!: readonly WorkingException[];

  @Field(() => [BusyTime], { description: 'When they are away (poissaolot), as they or somebody else told.' })
  absences!: readonly BusyTime[];

  static from(this: void, { hours, exceptions, absences }: KeptRows): KeptProfessionalTime {
    return {
      workingHours: hours.map(WorkingHours.from),
      exceptions: exceptions.map(WorkingException.from),
      absences: absences.map(BusyTime.from),
    };
  }
}
