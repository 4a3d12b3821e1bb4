import { Args, Query, Resolver } from '@nestjs/graphql';
import { Uuid } from '../../platform/graphql/scalars.js';
import { AbsenceWithoutStandIn } from '../handover.graphql.js';
import { Absences } from './absences.js';

/** Absences of responsible persons. */
@Resolver()
export class AbsenceResolver {
  constructor(private readonly absences: Absences) {}

  @Query(() => [AbsenceWithoutStandIn], {
    description:
      'Absences of responsible persons over more than five working days, within ninety days, for which nobody stands in, the nearest first: in the cases one answers for, or in all of an area for who leads it.',
  })
  async absencesWithoutStandIn(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
  ): Promise<AbsenceWithoutStandIn[]> {
    return (await this.absences.of(areaId)).map(AbsenceWithoutStandIn.from);
  }
}
