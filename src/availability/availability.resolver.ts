import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { LocalDate, Uuid } from '../platform/graphql/scalars.js';
import {
  AddBusyTimeInput,
  AddWorkingExceptionInput,
  BusyTime,
  EndBusyTimeInput,
  EndWorkingExceptionInput,
  KeepWorkingHoursInput,
  ProfessionalTime,
  WorkingException,
  WorkingHours,
} from './availability.graphql.js';
import { AvailabilityService } from './availability.service.js';
import { WorkingTime } from './working-time.js';

/** When people can (aika). */
@Resolver()
export class AvailabilityResolver {
  constructor(
    private readonly availability: AvailabilityService,
    private readonly time: WorkingTime,
  ) {}

  @Query(() => ProfessionalTime, { description: 'When somebody is free and when busy. For counsellors and oneself.' })
  professionalTime(
    @Args('professionalId', { type: () => Uuid, description: 'Whose time.' }) professionalId: string,
    @Args('from', { type: () => LocalDate, description: 'First day.' }) from: Temporal.PlainDate,
    @Args('to', { type: () => LocalDate, description: 'The day after the last; at most twelve weeks later.' })
    to: Temporal.PlainDate,
  ): Promise<ProfessionalTime> {
    return this.availability.professionalTime(professionalId, { from, to });
  }

  @Query(() => [ProfessionalTime], {
    description:
      'The same of several people at once, in the order in which they are named. Whose time the reader may not see is left out; refused where that is everybody.',
  })
  professionalTimes(
    @Args('professionalIds', { type: () => [Uuid], description: 'Whose time: 60 people at most.' })
    professionalIds: string[],
    @Args('from', { type: () => LocalDate, description: 'First day.' }) from: Temporal.PlainDate,
    @Args('to', { type: () => LocalDate, description: 'The day after the last; at most twelve weeks later.' })
    to: Temporal.PlainDate,
  ): Promise<ProfessionalTime[]> {
    return this.availability.professionalTimes(professionalIds, { from, to });
  }

  @Mutation(() => [WorkingHours], {
    description:
      'Replaces somebody’s weekly working hours (työaika) from a day on. By the person, or an administrator.',
  })
  async keepWorkingHours(
    @Args('input', { description: 'Whose, which, from when.' }) input: KeepWorkingHoursInput,
  ): Promise<WorkingHours[]> {
    return (await this.time.keepWorkingHours(input)).map(WorkingHours.from);
  }

  @Mutation(() => WorkingException, { description: 'Other hours, or a day off, on one day (poikkeus).' })
  async addWorkingException(
    @Args('input', { description: 'Whose, when.' }) input: AddWorkingExceptionInput,
  ): Promise<WorkingException> {
    return WorkingException.from(await this.time.addException(input));
  }

  @Mutation(() => WorkingException, { description: 'The exception does not hold after all.' })
  async endWorkingException(
    @Args('input', { description: 'Which.' }) input: EndWorkingExceptionInput,
  ): Promise<WorkingException> {
    return WorkingException.from(await this.time.endException(input.exceptionId));
  }

  @Mutation(() => BusyTime, { description: 'Time that is taken (varattu aika), without what by.' })
  async addBusyTime(@Args('input', { description: 'Whose, when.' }) input: AddBusyTimeInput): Promise<BusyTime> {
    return BusyTime.from(await this.time.addBusyTime(input));
  }

  @Mutation(() => BusyTime, { description: 'This time is free after all.' })
  async endBusyTime(@Args('input', { description: 'Which.' }) input: EndBusyTimeInput): Promise<BusyTime> {
    return BusyTime.from(await this.time.endBusyTime(input.busyTimeId));
  }
}
