import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ShortText } from '../platform/graphql/scalars.js';
import { Meeting } from './meeting.graphql.js';
import { MeetingPlaceService } from './meeting-place.service.js';

/** Where a meeting is stands apart from it, because fewer people are told. */
@Resolver(() => Meeting)
export class MeetingPlaceResolver {
  constructor(private readonly places: MeetingPlaceService) {}

  @ResolveField(() => ShortText, {
    nullable: true,
    description: 'Code of the municipality where it is (kunta); null for those who may not know.',
  })
  municipality(@Parent() { id }: Meeting): Promise<string | null> {
    return this.places.municipalityOf(id);
  }
}
