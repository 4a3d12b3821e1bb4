import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Case } from '../network/network.graphql.js';
import { Uuid } from '../platform/graphql/scalars.js';
import { ClosingReading } from './closing-reading.js';
import { ClosedCase, ClosingView } from './closing-view.graphql.js';
import {
  BeginClosingInput,
  CallOffClosingInput,
  CloseCaseInput,
  Closing,
  FilingReceipt,
  RecordFilingInput,
  ReopenCaseInput,
} from './closing.graphql.js';
import { ClosingService } from './closing.service.js';
import { Filing } from './filing.js';
import { Reopening } from './reopening.js';

/** Closing (päättäminen) and reopening cases. */
@Resolver()
export class ClosingResolver {
  constructor(
    private readonly closing: ClosingService,
    private readonly reopening: Reopening,
    private readonly filing: Filing,
    private readonly reading: ClosingReading,
  ) {}

  @Query(() => ClosingView, { description: 'What stands in the way of closing a case. For those who keep it.' })
  async closingView(
    @Args('caseId', { type: () => Uuid, description: 'The case.' }) caseId: string,
  ): Promise<ClosingView> {
    return ClosingView.from(await this.reading.view(caseId));
  }

  @Query(() => [ClosedCase], {
    description:
      'Closed cases that one may reopen, the newest first, at most 100: those one was counsellor of; with a contact in one’s hands, instead, those of one’s own or one’s unit in which the same person is known.',
  })
  async closedCases(
    @Args('areaId', { type: () => Uuid, description: 'The area.' }) areaId: string,
    @Args('contactId', { type: () => Uuid, nullable: true, description: 'A contact one has taken.' })
    contactId: string | null = null,
  ): Promise<ClosedCase[]> {
    return (await this.reading.closedCases(areaId, contactId)).map(ClosedCase.from);
  }

  @Mutation(() => Closing, {
    description:
      'A case is to close: everybody around the table sees that, and who reads the plan why. It goes on until it is closed.',
  })
  async beginClosing(
    @Args('input', { description: 'Which case, and why.' }) input: BeginClosingInput,
  ): Promise<Closing> {
    return Closing.from(await this.closing.begin(input));
  }

  @Mutation(() => Closing, { description: 'A case that was to close goes on after all.' })
  async callOffClosing(@Args('input', { description: 'Which case.' }) input: CallOffClosingInput): Promise<Closing> {
    return Closing.from(await this.closing.callOff(input.caseId, input.expectedVersion));
  }

  @Mutation(() => Closing, {
    description:
      'Closes a case. Refused while an action, a proposed plan, a meeting or a handover is open. From then on the family alone reads it.',
  })
  async closeCase(@Args('input', { description: 'Which case.' }) input: CloseCaseInput): Promise<Closing> {
    return Closing.from(await this.closing.close(input));
  }

  @Mutation(() => FilingReceipt, {
    description: 'A unit has filed what it needs in its own register: told by itself, or taken down as it told it.',
  })
  async recordFiling(
    @Args('input', { description: 'Which unit filed what, and when.' }) input: RecordFilingInput,
  ): Promise<FilingReceipt> {
    return FilingReceipt.from(await this.filing.record(input));
  }

  @Mutation(() => Case, {
    description:
      'Reopens a closed case, with its history; by its former counsellor or another one of their unit, who is its counsellor and responsible person from then on. Consents that still stand hold again, those that have ended do not.',
  })
  async reopenCase(@Args('input', { description: 'Which case, and why.' }) input: ReopenCaseInput): Promise<Case> {
    return Case.from(await this.reopening.reopen(input.caseId, input.reason));
  }
}
