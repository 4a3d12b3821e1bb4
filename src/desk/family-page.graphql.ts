import { Field, Int, ObjectType } from '@nestjs/graphql';
import { isJoinedRemotely, type MeetingMode } from '../meeting/meeting.domain.js';
import { MeetingModeEnum } from '../meeting/meeting.graphql.js';
import { dayOf } from '../platform/clock/clock.js';
import { DateTime, LocalDate, Uuid } from '../platform/graphql/scalars.js';
import { CaseProhibition, WithheldFromReader } from './case-prohibitions.graphql.js';
import { CaseBreakGlass, CaseTakingNoPart } from './case-watch.graphql.js';
import { CaseFace } from './case-follow-up.graphql.js';
import { Colleague, NamedStandIn, ResponsiblePerson } from './case-people.graphql.js';
import { CaseAction, CaseGoal } from './case-plan.graphql.js';
import type { CaseView } from './case-view.js';

@ObjectType({ description: 'The next meeting, for the family.' })
class FamilyMeeting {
  @Field(() => Uuid, { description: 'Id.' })
  id!: string;

  @Field(() => DateTime, { description: 'When it begins.' })
  startsAt!: string;

  @Field(() => Int, { description: 'How long it is to last, in minutes.' })
  durationMinutes!: number;

  @Field(() => MeetingModeEnum, { description: 'How they meet.' })
  mode!: MeetingMode;

  @Field(() => String, { nullable: true, description: 'Where.' })
  place!: string | null;

  @Field(() => String, { nullable: true, description: 'Where by video (videolinkki), if somebody comes that way.' })
  conferenceLink!: string | null;

  @Field(() => String, { nullable: true, description: 'What it is about.' })
  question!: string | null;

  @Field(() => [Colleague], { description: 'Which professionals come.' })
  professionals!: readonly Colleague[];
}

@ObjectType({
  description:
    'The family’s page (perheen sivu): whom to call, when one meets, what was agreed. What its reader may not see is empty or null.',
})
export class FamilyPage {
  @Field(() => Uuid, { description: 'Id of the case.' })
  caseId!: string;

  @Field(() => ResponsiblePerson, { description: 'Whom the family can always call (vastuuhenkilö).' })
  responsiblePerson!: ResponsiblePerson;

  @Field(() => NamedStandIn, { nullable: true, description: 'Who stands in for them, now or next.' })
  standIn!: NamedStandIn | null;

  @Field(() => FamilyMeeting, { nullable: true, description: 'The next meeting.' })
  nextMeeting!: FamilyMeeting | null;

  @Field(() => String, { nullable: true, description: 'The shared goal of the agreed plan.' })
  sharedGoal!: string | null;

  @Field(() => Int, { nullable: true, description: 'Number of the agreed version.' })
  planNumber!: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'When the plan is looked at again.' })
  nextReviewOn!: string | null;

  @Field(() => [CaseGoal], { description: 'Goals of the agreed plan.' })
  goals!: readonly CaseGoal[];

  @Field(() => [CaseAction], { description: 'What each has promised in the agreed plan.' })
  actions!: readonly CaseAction[];

  @Field(() => [CaseAction], { description: 'What has been asked of somebody who has not answered yet.' })
  requestedActions!: readonly CaseAction[];

  @Field(() => DateTime, { nullable: true, description: 'Since when the case is closing (päättymässä), if it is.' })
  closingSince!: string | null;

  @Field(() => [CaseBreakGlass], {
    description: 'Who read the family’s matter with a reason although it is not theirs, the latest first.',
  })
  breakGlasses!: readonly CaseBreakGlass[];

  @Field(() => [CaseTakingNoPart], { description: 'Which professionals take no part (ei osallistu).' })
  takingNoPart!: readonly CaseTakingNoPart[];

  @Field(() => CaseFace, { nullable: true, description: 'How things are, as the reader said today (miten menee).' })
  howAreThings!: CaseFace | null;

  @Field(() => [CaseProhibition], {
    description: 'What the reader, a minor, keeps from a guardian (omat kiellot); lifted ones too.',
  })
  prohibitions!: readonly CaseProhibition[];

  @Field(() => [WithheldFromReader], { description: 'What the reader is not told, by law: how many things and why.' })
  withheld!: readonly WithheldFromReader[];

  static from(this: void, view: CaseView, now: Temporal.Instant): FamilyPage {
    const agreed = view.plan?.versions.findLast(({ state }) => state === 'agreed');
    const standing = (part: { sinceVersion: number | null; untilVersion: number | null }) =>
      agreed !== undefined &&
      part.sinceVersion !== null &&
      part.sinceVersion <= agreed.number &&
      (part.untilVersion === null || part.untilVersion > agreed.number);
    const actions = view.actions ?? [];
    return {
      caseId: view.id,
      responsiblePerson: view.responsiblePerson,
      standIn: view.standIn,
      nextMeeting: nextMeeting(view, now),
      sharedGoal: agreed?.sharedGoal ?? null,
      planNumber: agreed?.number ?? null,
      closingSince: view.closings?.find(({ calledOffAt, closedAt }) => !calledOffAt && !closedAt)?.begunAt ?? null,
      nextReviewOn: view.plan?.reviews.find(({ state }) => state === 'due')?.dueOn ?? null,
      goals: (view.plan?.goals ?? []).filter(standing),
      actions: actions.filter(standing),
      // What is drafted is no request yet, and what was dropped none any more.
      requestedActions: actions.filter(
        ({ commitment, sinceVersion, untilVersion }) =>
          commitment === 'requested' && sinceVersion === null && untilVersion === null,
      ),
      breakGlasses: view.breakGlasses ?? [],
      takingNoPart: view.takingNoPart ?? [],
      howAreThings: saidToday(view, now),
      prohibitions: (view.prohibitions ?? []).filter(({ childId }) => childId !== null).map(CaseProhibition.from),
      withheld: WithheldFromReader.ofPage(view.prohibitions ?? []),
    };
  }
}

/** Of a family everybody sees their own answers alone. */
function saidToday({ followUp }: CaseView, now: Temporal.Instant): CaseFace | null {
  const today = dayOf(now).toString();
  return followUp?.faces.find(({ day }) => day === today) ?? null;
}

function nextMeeting({ meetings = [] }: CaseView, now: Temporal.Instant): FamilyMeeting | null {
  const next = meetings.find(
    ({ state, endsAt }) => state === 'scheduled' && Temporal.Instant.compare(Temporal.Instant.from(endsAt!), now) > 0,
  );
  if (!next) return null;
  const { id, startsAt, durationMinutes, mode, place, question, participants } = next;
  const conferenceLink = isJoinedRemotely(mode) ? next.conferenceLink : null;
  const professionals = participants.flatMap(({ chosen, isRoom, who }) => (chosen && !isRoom && who ? [who] : []));
  const where = { mode, place, conferenceLink };
  return { id, startsAt: startsAt!, durationMinutes, ...where, question, professionals };
}
