import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, LocalDate, Uuid } from '../platform/graphql/scalars.js';
import type { DayCase } from './day.reading.js';

@ObjectType({ description: 'How the next meeting of a case stands.' })
class DayMeeting {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => DateTime, { description: 'When it begins.' })
  startsAt!: string;

  @Field(() => Int, { description: 'How many were invited.' })
  invited!: number;

  @Field(() => Int, { description: 'How many have not answered.' })
  unanswered!: number;

  @Field(() => DateTime, { nullable: true, description: 'Since when the longest has been waited for.' })
  waitingSince!: string | null;
}

@ObjectType({ description: 'The meeting that was convened for a review (seurantatapaaminen).' })
class DayReviewMeeting {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it begins; none: it has no time yet.' })
  startsAt!: string | null;
}

@ObjectType({ description: 'A consent or a basis in law that ends soon (päättyvä suostumus).' })
class DayConsentEnding {
  @Field(() => Uuid, { description: 'Id of the consent or of the basis in law.' })
  id!: string;

  @Field(() => Boolean, { description: 'Whether it is a basis in law (lakiperuste).' })
  isStatutory!: boolean;

  @Field(() => String, { description: 'The unit that may be told.' })
  unitName!: string;

  @Field(() => LocalDate, { description: 'Last day on which it holds.' })
  lastDay!: string;
}

@ObjectType({ description: 'A case of the day: what wants doing in it.' })
export class DayEntry {
  @Field(() => Uuid, { description: 'Id of the case.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Name of a guardian; null for those who may not know.' })
  name!: string | null;

  @Field(() => DateTime, { description: 'When the case was opened.' })
  openedAt!: string;

  @Field(() => DayMeeting, { nullable: true, description: 'The next meeting.' })
  nextMeeting!: DayMeeting | null;

  @Field(() => Int, { description: 'Meetings that are over and not recorded as held yet.' })
  meetingsToRecord!: number;

  @Field(() => Int, { description: 'Meetings that have no time yet.' })
  meetingsWithoutTime!: number;

  @Field(() => Int, { description: 'Times kept for these that other meetings took over, and that are still ahead.' })
  lostHolds!: number;

  @Field(() => Int, { description: 'Seats of meetings ahead on which somebody is missed (avoimet paikat).' })
  lostSeats!: number;

  @Field(() => Int, { description: 'Invitees who ask for another time (aikaehdotukset).' })
  counterProposals!: number;

  @Field(() => Int, { description: 'Invitations to meetings ahead that never arrived: ring (ei mennyt perille).' })
  bounced!: number;

  @Field(() => Int, {
    description:
      'What came in for meetings ahead and wants somebody to look at it: somebody else named, mails not understood.',
  })
  questions!: number;

  @Field(() => Int, {
    description: 'Authorities that were asked for something instead of coming, and whose day for an answer has passed.',
  })
  overdueRemedies!: number;

  @Field(() => LocalDate, { nullable: true, description: 'When the plan is to be reviewed.' })
  reviewDueOn!: string | null;

  @Field(() => Boolean, { description: 'Whether that day has passed.' })
  reviewOverdue!: boolean;

  @Field(() => Boolean, { description: 'Whether that day is in this week, and still to come.' })
  reviewThisWeek!: boolean;

  @Field(() => Boolean, {
    description:
      'A plan is agreed and no review of it is ahead, though nobody has begun to close the case: `planReview`.',
  })
  reviewMissing!: boolean;

  @Field(() => DayReviewMeeting, {
    nullable: true,
    description: 'The meeting for the review; none: nobody is convened.',
  })
  reviewMeeting!: DayReviewMeeting | null;

  @Field(() => Int, {
    description: 'People of the family who last said that things are bad, and of whom nobody has taken note.',
  })
  badFaces!: number;

  @Field(() => Int, { description: 'Promises whose day has passed.' })
  overdueActions!: number;

  @Field(() => Int, { description: 'Promises of people who have left the network: somebody else takes them (orvot).' })
  orphanedActions!: number;

  @Field(() => Int, { description: 'Actions whose owner has not committed yet.' })
  requestedActions!: number;

  @Field(() => Int, {
    description: 'Handovers under way, inside the system and to the outside (saattaen vaihtamiset).',
  })
  handoversOpen!: number;

  @Field(() => Int, { description: 'Consents that end within thirty days.' })
  expiringConsents!: number;

  @Field(() => Int, { description: 'Consents that were explained and not decided.' })
  undecidedConsents!: number;

  @Field(() => [DayConsentEnding], {
    description: 'Consents and bases in law that end within fourteen days, the soonest first (päättyvät suostumukset).',
  })
  consentsEnding!: readonly DayConsentEnding[];

  static from(this: void, row: DayCase): DayEntry {
    const { id, name, openedAt, nextMeeting, meetingsToRecord, meetingsWithoutTime, reviewDueOn, reviewOverdue } = row;
    const { lostSeats, counterProposals, bounced, questions, overdueRemedies } = row;
    const answers = { lostSeats, counterProposals, bounced, questions, overdueRemedies };
    const { lostHolds, overdueActions, requestedActions, expiringConsents, undecidedConsents } = row;
    const what = { id, name, openedAt, nextMeeting, meetingsToRecord, meetingsWithoutTime, reviewDueOn, reviewOverdue };
    const { consentsEnding } = row;
    const { reviewThisWeek, reviewMissing, reviewMeeting, badFaces, orphanedActions, handoversOpen } = row;
    const followed = { reviewThisWeek, reviewMissing, reviewMeeting, badFaces, orphanedActions, handoversOpen };
    return {
      ...what,
      ...answers,
      ...followed,
      lostHolds,
      overdueActions,
      requestedActions,
      expiringConsents,
      undecidedConsents,
      consentsEnding,
    };
  }
}
