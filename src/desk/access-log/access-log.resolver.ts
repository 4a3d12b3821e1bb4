import { Args, ArgsType, Field, Query, Resolver } from '@nestjs/graphql';
import { mapPage, type Page, PageArgs } from '../../platform/graphql/connection.js';
import { DateTime, Uuid } from '../../platform/graphql/scalars.js';
import { LogEntry, LogEntryConnection } from './access-log.graphql.js';
import { WhoHasLooked } from './who-has-looked.service.js';

@ArgsType()
export class LogPeriodArgs {
  @Field(() => DateTime, { nullable: true, description: 'From this moment on; without it two years back.' })
  from?: Temporal.Instant | null;

  @Field(() => DateTime, { nullable: true, description: 'Before this moment; without it until now.' })
  until?: Temporal.Instant | null;
}

/** The access log (lokitiedot) of one’s own matter. */
@Resolver()
export class AccessLogResolver {
  constructor(private readonly looks: WhoHasLooked) {}

  @Query(() => LogEntryConnection, {
    description:
      'Who has looked at a case (kuka on katsonut), the newest first: who, for which unit, what, when and why, and what was disclosed to whom. For guardians and young people of its family, and for who answers for it. Two years; what is older is asked from the area.',
  })
  async whoHasLooked(
    @Args('caseId', { type: () => Uuid, description: 'The case.' }) caseId: string,
    @Args() period: LogPeriodArgs,
    @Args() page: PageArgs,
  ): Promise<Page<LogEntry>> {
    return mapPage(await this.looks.ofCase(caseId, period, page), LogEntry.from);
  }
}
