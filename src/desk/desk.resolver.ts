import { Args, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Work } from '../platform/access/work.js';
import { asksFor } from '../platform/graphql/look-ahead.js';
import { Uuid } from '../platform/graphql/scalars.js';
import { CasePage } from './case-page.graphql.js';
import { CasePageReading } from './case-page.reading.js';
import type { CaseParts } from './case-page.repository.js';
import { DayEntry } from './day.graphql.js';
import { DayReading } from './day.reading.js';
import { FamilyPage } from './family-page.graphql.js';
import { MyAction } from './promises.graphql.js';
import { PromisesService } from './promises.service.js';

/** Whole screens. */
@Resolver()
export class DeskResolver {
  constructor(
    private readonly cases: CasePageReading,
    private readonly days: DayReading,
    private readonly promises: PromisesService,
    private readonly work: Work,
  ) {}

  @Query(() => [DayEntry], {
    description: 'The counsellor’s day (työpäivä): the cases one answers for in an area, with what wants doing.',
  })
  async counsellorDay(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
  ): Promise<DayEntry[]> {
    return (await this.days.of(areaId)).map(DayEntry.from);
  }

  @Query(() => CasePage, { description: 'The case page (asian sivu), as far as its reader may see it.' })
  async casePage(
    @Args('caseId', { type: () => Uuid, description: 'The case.' }) caseId: string,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CasePage> {
    return CasePage.from(await this.cases.one(caseId, partsOf(info)));
  }

  @Query(() => [FamilyPage], {
    description:
      'The page of one’s own family (perheen sivu), one for each open case: for guardians, minors with an account and close persons whom the family invited. None for anybody else.',
  })
  async myFamilyPages(): Promise<FamilyPage[]> {
    return (await this.cases.ofOwnFamily()).map((view) => FamilyPage.from(view, this.work.now));
  }

  @Query(() => [MyAction], {
    description:
      'What one has promised or is asked to do (omat lupaukset), by day; also for thirty days after one has left a network.',
  })
  async myActions(): Promise<MyAction[]> {
    return (await this.promises.own()).map(MyAction.from);
  }
}

const PLAN_TEXT_FIELDS = ['sections', 'childViews', 'privateHelpers', 'copies'];

/** Which parts of the page the request asks for. */
const partsOf = (info: GraphQLResolveInfo): CaseParts => ({
  people: asksFor(info, 'people') || asksFor(info, 'guardianships'),
  reach: asksFor(info, 'people.contactWays'),
  safety: asksFor(info, 'safety'),
  needs: asksFor(info, 'needs'),
  members: asksFor(info, 'members'),
  consents: asksFor(info, 'consents') || asksFor(info, 'statutoryBases'),
  meetings: asksFor(info, 'meetings'),
  minutes: asksFor(info, 'meetings.minutes') || asksFor(info, 'meetings.writtenInputs'),
  plan: asksFor(info, 'plan'),
  planText: PLAN_TEXT_FIELDS.some((field) => asksFor(info, `plan.${field}`)),
  actions: asksFor(info, 'actions'),
  followUp: asksFor(info, 'followUp'),
  baton: asksFor(info, 'baton'),
  breakGlasses: asksFor(info, 'breakGlasses'),
  takingNoPart: asksFor(info, 'takingNoPart'),
  prohibitions: asksFor(info, 'prohibitions'),
  closings: asksFor(info, 'closings') || asksFor(info, 'filingReceipts'),
});
