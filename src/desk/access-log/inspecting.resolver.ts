import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Language } from '../../directory/directory.domain.js';
import { LanguageEnum } from '../../directory/directory.graphql.js';
import { mapPage, type Page, PageArgs } from '../../platform/graphql/connection.js';
import { Fresh } from '../../platform/graphql/fresh.js';
import { Uuid } from '../../platform/graphql/scalars.js';
import { LogPeriodArgs } from './access-log.resolver.js';
import {
  AccessLogLine,
  AccessLogLineConnection,
  LogClient,
  LogClientInput,
  LogSearchArgs,
} from './inspecting.graphql.js';
import { Inspecting } from './inspecting.service.js';
import { LiftLogWithholdingInput, LogRefusal, LogWithholding, WithholdLogEntriesInput } from './withholding.graphql.js';
import { Withholdings } from './withholdings.service.js';

/** The access log as log inspectors and team leads search it (lokitarkastus). All of it wants a fresh sign-in. */
@Resolver()
export class InspectingResolver {
  constructor(
    private readonly inspecting: Inspecting,
    private readonly withholdings: Withholdings,
  ) {}

  @Fresh()
  @Query(() => AccessLogLineConnection, {
    description:
      'Searches the access log of an area (lokihaku), the newest first. For its log inspector; each search is in the log too. Further back than two years for a reason (OLDER_REASON_NEEDED).',
  })
  async accessLog(
    @Args() { areaId, subject, actions, olderBecause }: LogSearchArgs,
    @Args() period: LogPeriodArgs,
    @Args() page: PageArgs,
  ): Promise<Page<AccessLogLine>> {
    const search = { areaId, subject, actions, olderBecause, period };
    return mapPage(await this.inspecting.search('log-inspector', search, page), AccessLogLine.from);
  }

  @Fresh()
  @Query(() => AccessLogLineConnection, {
    description:
      'The same for a team lead (tiimin lokihaku): what was done for the units that they lead, and nothing else.',
  })
  async teamAccessLog(
    @Args() { areaId, subject, actions, olderBecause }: LogSearchArgs,
    @Args() period: LogPeriodArgs,
    @Args() page: PageArgs,
  ): Promise<Page<AccessLogLine>> {
    const search = { areaId, subject, actions, olderBecause, period };
    return mapPage(await this.inspecting.search('team-lead', search, page), AccessLogLine.from);
  }

  @Fresh()
  @Query(() => [LogClient], {
    description: 'Finds clients of an area by name (asiakkaan haku), at most 50, for its log inspector. Is logged.',
  })
  async logClients(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
    @Args('person', { description: 'Whom to look for.' }) person: LogClientInput,
  ): Promise<LogClient[]> {
    return (await this.inspecting.clients(areaId, person)).map(LogClient.from);
  }

  @Fresh()
  @Query(() => [LogWithholding], {
    description: 'What of the log is or was kept from a person (salatut lokimerkinnät). For the log inspector.',
  })
  async logWithholdings(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
    @Args('personId', { type: () => Uuid, description: 'The person of a family.' }) personId: string,
  ): Promise<LogWithholding[]> {
    return (await this.withholdings.of(areaId, personId)).map(LogWithholding.fromRow);
  }

  @Fresh()
  @Query(() => LogRefusal, {
    description: 'The refusal in writing (kirjallinen kieltäytymistodistus, 703/2023 11 §). For the log inspector.',
  })
  logRefusal(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
    @Args('withholdingId', { type: () => Uuid, description: 'What is withheld.' }) withholdingId: string,
    @Args('language', { type: () => LanguageEnum, description: 'In which language.' }) language: Language,
  ): Promise<LogRefusal> {
    return this.withholdings.refusal(areaId, withholdingId, language);
  }

  @Fresh()
  @Mutation(() => LogWithholding, {
    description:
      'Keeps what a professional did in a period from somebody of a family (lokimerkinnän salaaminen). By the log inspector, never of their own doing (`OWN_ENTRIES`); the person sees that something is kept, and why.',
  })
  async withholdLogEntries(
    @Args('input', { description: 'What, from whom, why.' }) input: WithholdLogEntriesInput,
  ): Promise<LogWithholding> {
    return LogWithholding.from(await this.withholdings.withhold(input));
  }

  @Fresh()
  @Mutation(() => LogWithholding, { description: 'Keeps it no longer (salauksen purkaminen). By the log inspector.' })
  async liftLogWithholding(
    @Args('input', { description: 'Which.' }) { withholdingId, expectedVersion }: LiftLogWithholdingInput,
  ): Promise<LogWithholding> {
    return LogWithholding.from(await this.withholdings.lift(withholdingId, expectedVersion));
  }
}
