import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Uuid } from '../platform/graphql/scalars.js';
import { Feedback, FeedbackRecorded, FeedbackToAsk, RecordFeedbackInput } from './feedback.graphql.js';
import { FeedbackService } from './feedback.service.js';
import { FeedbackReading } from './feedback-reading.js';
import { FeedbackGroupReport } from './report.graphql.js';

/** Feedback (palaute): asking on the phone, hearing it, counting it. */
@Resolver()
export class FeedbackResolver {
  constructor(
    private readonly feedback: FeedbackService,
    private readonly reading: FeedbackReading,
  ) {}

  @Query(() => [Feedback], {
    description: 'What was said of a case of the counsellor’s own, also for a year after its closing; at most 200.',
  })
  async feedbackOfCase(
    @Args('caseId', { type: () => Uuid, description: 'The case.' }) caseId: string,
  ): Promise<Feedback[]> {
    return (await this.reading.heard({ scopeType: 'case', scopeId: caseId }, 'caseId')).map(Feedback.from);
  }

  @Query(() => [Feedback], { description: 'What was said of a contact that the counsellor has taken.' })
  async feedbackOfContact(
    @Args('contactId', { type: () => Uuid, description: 'The contact.' }) contactId: string,
  ): Promise<Feedback[]> {
    return (await this.reading.heard({ scopeType: 'contact', scopeId: contactId }, 'contactId')).map(Feedback.from);
  }

  @Query(() => [FeedbackToAsk], {
    description:
      'Whom the counsellor may ask on the phone, because no mail could: of own contacts and cases, the longest ago first, at most 200.',
  })
  async feedbackToAsk(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
  ): Promise<FeedbackToAsk[]> {
    return (await this.reading.toAsk(areaId)).map(FeedbackToAsk.from);
  }

  @Query(() => [FeedbackGroupReport], {
    description:
      'Feedback of a quarter that nobody can answer any more, families and professionals apart (palauteraportti). For team leads and statisticians of the area.',
  })
  async feedbackReport(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
    @Args('year', { type: () => Int, description: 'The year, 2026.' }) year: number,
    @Args('quarter', { type: () => Int, description: 'The quarter, 1 to 4.' }) quarter: number,
  ): Promise<FeedbackGroupReport[]> {
    return (await this.reading.report(areaId, { year, quarter })).map(FeedbackGroupReport.from);
  }

  @Mutation(() => FeedbackRecorded, {
    description: 'Writes down feedback that was given on the phone. What has been answered is not overwritten.',
  })
  async recordFeedback(
    @Args('input', { description: 'Whose, and what they said.' }) input: RecordFeedbackInput,
  ): Promise<FeedbackRecorded> {
    return { id: await this.feedback.record(input.feedbackId, RecordFeedbackInput.said(input)) };
  }
}
