import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { CaseState } from '../network/network.domain.js';
import { CaseStateEnum } from '../network/network.graphql.js';
import { DateTime, LocalDate, Uuid } from '../platform/graphql/scalars.js';
import type { ClosingReason } from './closing.domain.js';
import { ClosingReasonEnum } from './closing.graphql.js';
import type { ClosingOverview } from './closing-reading.js';
import type { ClosedCaseRow } from './closing.repository.js';

@ObjectType({ description: 'A closing that was begun.' })
class BegunClosing {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => ClosingReasonEnum, { description: 'Why.' })
  reason!: ClosingReason;

  @Field(() => DateTime, { description: 'When it was begun.' })
  begunAt!: string;

  @Field(() => Int, { description: 'Version, for `expectedVersion`.' })
  version!: number;
}

@ObjectType({ description: 'An action that keeps a case open: promised and not settled, or asked and not answered.' })
class OpenAction {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => Uuid, { description: 'Who owns it.' })
  ownerId!: string;

  @Field(() => LocalDate, { description: 'When it is due.' })
  dueOn!: string;
}

@ObjectType({ description: 'A unit that has not said that it has filed what is theirs (kirjaus puuttuu).' })
class MissingReceipt {
  @Field(() => Uuid, { description: 'The unit.' })
  unitId!: string;

  @Field(() => String, { description: 'Its name.' })
  unitName!: string;

  @Field(() => Boolean, { description: 'The plan is missing.' })
  plan!: boolean;

  @Field(() => Boolean, { description: 'The minutes are missing.' })
  minutes!: boolean;
}

@ObjectType({ description: 'What stands in the way of closing a case, and what is still to come (ennen päättämistä).' })
export class ClosingView {
  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => CaseStateEnum, { description: 'Where the case stands.' })
  state!: CaseState;

  @Field(() => Int, { description: 'Version of the case.' })
  version!: number;

  @Field(() => BegunClosing, { nullable: true, description: 'The closing, if it was begun.' })
  closing!: BegunClosing | null;

  @Field(() => [OpenAction], { description: 'Actions that are open, by day.' })
  openActions!: readonly OpenAction[];

  @Field(() => [Uuid], { description: 'Versions of the plan that the family is thinking about.' })
  proposedPlans!: readonly string[];

  @Field(() => [Uuid], { description: 'Meetings ahead, also those for which people are asked which time suits them.' })
  meetingsAhead!: readonly string[];

  @Field(() => [Uuid], { description: 'Handovers that are not over, within the system and to a service outside.' })
  openHandovers!: readonly string[];

  @Field(() => [Uuid], {
    description: 'Meetings that were held and of which nobody has shared minutes; they stand in nobody’s way.',
  })
  minutesNotShared!: readonly string[];

  @Field(() => [MissingReceipt], { description: 'Who has not filed what is theirs, by name of the unit.' })
  missingReceipts!: readonly MissingReceipt[];

  @Field(() => [Uuid], { description: 'Guardians: tell them that it is closing.' })
  guardians!: readonly string[];

  @Field(() => [Uuid], { description: 'Members of the network: tell them that it is closing.' })
  members!: readonly string[];

  @Field(() => Boolean, { description: 'Nothing is open. Receipts may still be missing.' })
  nothingOpen!: boolean;

  @Field(() => LocalDate, { description: 'Last day on which the working copy would be kept, if it closed today.' })
  retentionUntil!: Temporal.PlainDate;

  static from(this: void, view: ClosingOverview): ClosingView {
    return view;
  }
}

@ObjectType({ description: 'A closed case that its reader may reopen (päätetty asia): codes and days, no names.' })
export class ClosedCase {
  @Field(() => Uuid, { description: 'The case.' })
  caseId!: string;

  @Field(() => DateTime, { description: 'When it closed.' })
  closedAt!: string;

  @Field(() => ClosingReasonEnum, { description: 'Why.' })
  reason!: ClosingReason;

  @Field(() => LocalDate, { description: 'Last day on which it is kept, and can be reopened.' })
  retentionUntil!: string;

  @Field(() => Boolean, { description: 'Its reader was its counsellor.' })
  isOwn!: boolean;

  static from(this: void, { caseId, closedAt, reason, retentionUntil, isOwn }: ClosedCaseRow): ClosedCase {
    return { caseId, closedAt, reason, retentionUntil, isOwn };
  }
}
