import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { HoldCaseInput, ResumeCaseInput } from './case-course.graphql.js';
import { CaseCourse } from './case-course.service.js';
import { Case } from './network.graphql.js';

/** The course of a case (asian kulku), as far as it is open. */
@Resolver()
export class CaseCourseResolver {
  constructor(private readonly course: CaseCourse) {}

  @Mutation(() => Case, { description: 'Nothing happens in the case for a while (tauolle). What was agreed stands.' })
  async holdCase(@Args('input', { description: 'Which case.' }) input: HoldCaseInput): Promise<Case> {
    return Case.from(await this.course.turn(input.caseId, input.expectedVersion, 'hold'));
  }

  @Mutation(() => Case, { description: 'A case that was on hold goes on (jatketaan).' })
  async resumeCase(@Args('input', { description: 'Which case.' }) input: ResumeCaseInput): Promise<Case> {
    return Case.from(await this.course.turn(input.caseId, input.expectedVersion, 'resume'));
  }
}
