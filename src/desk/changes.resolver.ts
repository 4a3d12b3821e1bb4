import { Args, Resolver, Subscription } from '@nestjs/graphql';
import { Uuid } from '../platform/graphql/scalars.js';
import type { Change as Heard } from '../platform/live/change.js';
import { Change } from './changes.graphql.js';
import { ChangesService } from './changes.service.js';

/** What is live. */
@Resolver()
export class ChangesResolver {
  constructor(private readonly hearing: ChangesService) {}

  @Subscription(() => Change, {
    description:
      'Tells soon after each commit that something changed which the subscriber may read, whoever changed it. The first is told at once: from then on nothing is missed, and what was asked for before is asked for again. For professionals. Nothing is told of what they may not read, nor after they have signed out.',
    resolve: (heard: Heard) => Change.from(heard),
  })
  changes(
    @Args('caseId', {
      type: () => Uuid,
      nullable: true,
      description: 'Only of this case, its family and its contact.',
    })
    caseId?: string,
  ): Promise<AsyncIterableIterator<Heard>> {
    return this.hearing.of(caseId);
  }
}
