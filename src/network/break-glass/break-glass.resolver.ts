import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Emergency } from '../../platform/graphql/emergency.js';
import { Fresh } from '../../platform/graphql/fresh.js';
import { Uuid } from '../../platform/graphql/scalars.js';
import { BreakGlassReviewService } from './break-glass-review.service.js';
import {
  BreakGlass,
  BreakGlassInput,
  EndBreakGlassInput,
  FoundCase,
  ReviewBreakGlassInput,
  ReviewedBreakGlass,
  WholePersonInput,
} from './break-glass.graphql.js';
import { BreakGlassService } from './break-glass.service.js';
import { PersonFinding } from './person-finding.js';

/** Reading a case that is not one’s own, with a reason. */
@Resolver()
export class BreakGlassResolver {
  constructor(
    private readonly glasses: BreakGlassService,
    private readonly reviews: BreakGlassReviewService,
    private readonly finding: PersonFinding,
  ) {}

  @Emergency()
  @Query(() => [FoundCase], {
    description:
      'Open cases of an area with a person, and whom to ring about them. By counsellors of the area and who leads them; each search is logged. At most 20.',
  })
  async casesOfPerson(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
    @Args('person', { description: 'Whom to look for: a whole name or a number.' }) person: WholePersonInput,
  ): Promise<FoundCase[]> {
    return (await this.finding.casesOf(areaId, person)).map(FoundCase.from);
  }

  @Fresh()
  @Emergency()
  @Mutation(() => BreakGlass, {
    description:
      'A counsellor of the area reads a case of another one for a while, with a reason (hätäkatselu). Who leads the team is told and reviews it, and the family sees it. Needs a sign-in of the last five minutes (SIGN_IN_AGAIN).',
  })
  async breakGlass(
    @Args('input', { description: 'Which case, why, how long.' }) input: BreakGlassInput,
  ): Promise<BreakGlass> {
    return BreakGlass.from(await this.glasses.open('break-glass', input));
  }

  @Fresh()
  @Mutation(() => BreakGlass, {
    description:
      'Who leads a team of the area reads a case for a while, with a reason (valvontakatselu). Another one, or the log inspector, reviews it, and the family sees it. Needs a sign-in of the last five minutes (SIGN_IN_AGAIN).',
  })
  async superviseCase(
    @Args('input', { description: 'Which case, why, how long.' }) input: BreakGlassInput,
  ): Promise<BreakGlass> {
    return BreakGlass.from(await this.glasses.open('supervision', input));
  }

  @Mutation(() => BreakGlass, { description: 'Whoever looks with a reason has seen enough: it ends at once.' })
  async endBreakGlass(@Args('input', { description: 'Which.' }) input: EndBreakGlassInput): Promise<BreakGlass> {
    return BreakGlass.from(await this.glasses.end(input.breakGlassId, input.expectedVersion));
  }

  @Mutation(() => ReviewedBreakGlass, {
    description:
      'Says whether somebody had a reason to look (arvioi katselun). By who leads a team of the area; of what one of them looked at, by another or the log inspector. Nobody reviews their own. What is still open ends with it.',
  })
  async reviewBreakGlass(
    @Args('input', { description: 'Which, and what one finds.' }) input: ReviewBreakGlassInput,
  ): Promise<ReviewedBreakGlass> {
    const { breakGlassId, expectedVersion, outcome, words } = input;
    return ReviewedBreakGlass.from(await this.reviews.review(breakGlassId, expectedVersion, outcome, words));
  }
}
