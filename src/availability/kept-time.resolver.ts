import { Args, Query, Resolver } from '@nestjs/graphql';
import { Uuid } from '../platform/graphql/scalars.js';
import { KeptProfessionalTime } from './kept-time.graphql.js';
import { KeptTime } from './kept-time.js';

/** What administrators keep of people's time. */
@Resolver()
export class KeptTimeResolver {
  constructor(private readonly time: KeptTime) {}

  @Query(() => KeptProfessionalTime, {
    description: 'What was told of somebody’s time, to be kept. For oneself and administrators of an area of theirs.',
  })
  async keptTime(
    @Args('professionalId', { type: () => Uuid, description: 'Whose time.' }) professionalId: string,
  ): Promise<KeptProfessionalTime> {
    return KeptProfessionalTime.from(await this.time.show(professionalId));
  }
}
