import type { Open } from '../platform/sealing/opening.js';
import { openedBaton } from './case-baton.js';
import { openedClosing } from './case-closing.js';
import { openedProhibition } from './case-prohibitions.js';
import { openedSafety } from './case-safety.js';
import { openedGlass } from './case-watch.js';
import { followUp } from './case-follow-up.js';
import type { ActionTree, CaseTree, PersonTree, PlanTree } from './case-tree.js';
import type { MeetingTree } from './meeting-tree.js';
import { minutesView } from './minutes-view.js';
import { openedSuggestion } from './suggestion-tree.js';
import { planText } from './plan-text-view.js';

const assessment = (row: NonNullable<PersonTree['maturityAssessment']>, open: Open) => ({
  ...row,
  reason: open('maturity_reason.reason', row.id, row.reason),
});

const person = (open: Open) => (row: PersonTree) => ({
  ...row,
  givenName: open('person_identity.given_name', row.id, row.givenName),
  familyName: open('person_identity.family_name', row.id, row.familyName),
  birthDate: open('person_identity.birth_date', row.id, row.birthDate),
  maturityAssessment: row.maturityAssessment && assessment(row.maturityAssessment, open),
  contactWays: row.contactWays.map((way) => ({
    ...way,
    value: open('contact_way.value', way.id, way.value),
    safeTime: open('contact_way.safe_time', way.id, way.safeTime),
  })),
});

const needs = (caseId: string, row: NonNullable<CaseTree['needs']>, open: Open) => ({
  ...row,
  description: open('case_needs.description', caseId, row.description),
  strengths: open('case_needs.strengths', caseId, row.strengths),
  familyWish: open('case_needs.family_wish', caseId, row.familyWish),
});

/** Opens the address of a video meeting. */
type OpenLink = (meetingId: string, sealed: string | null) => string | null;

const meeting = (open: Open, openLink: OpenLink) => (row: MeetingTree) => ({
  ...row,
  place: open('meeting.place', row.id, row.place),
  conferenceLink: openLink(row.id, row.conferenceLink),
  question: open('meeting_question.question', row.id, row.question),
  minutes: row.minutes && minutesView(row.minutes, row.id, open),
  writtenInputs: row.writtenInputs.map((one) => ({ ...one, text: open('written_input.text', one.id, one.text) })),
});

const fullName = ({ givenName, familyName }: { givenName: string | null; familyName: string | null }) =>
  [givenName, familyName].filter((name) => name !== null).join(' ') || null;

const action = (open: Open, people: readonly ReturnType<ReturnType<typeof person>>[]) => (row: ActionTree) => ({
  ...row,
  ownerName: fullName(row.owner ?? people.find(({ id }) => id === row.ownerId) ?? NOBODY),
  text: open('plan_action.text', row.id, row.text),
  declineReason: open('plan_action.decline_reason', row.id, row.declineReason),
  notDoneReason: open('plan_action.not_done_reason', row.id, row.notDoneReason),
  obstacle: open('plan_action.obstacle', row.id, row.obstacle),
  suggestion: openedSuggestion(row.suggestion, open),
});

const NOBODY = { givenName: null, familyName: null };

const plan = (row: PlanTree, open: Open) => ({
  id: row.id,
  versions: row.versions.map((each) => ({
    ...each,
    sharedGoal: open('plan_version.shared_goal', each.id, each.sharedGoal),
    reviewReason: open('plan_version.review_reason', each.id, each.reviewReason),
    approvals: each.approvals.map((said) => ({
      ...said,
      dissent: open('plan_approval.dissent', said.id, said.dissent),
    })),
  })),
  ...planText(row, open),
  goals: row.goals.map((each) => ({ ...each, text: open('plan_goal.text', each.id, each.text) })),
  reviews: row.reviews.map((each) => ({ ...each, note: open('review.note', each.id, each.note) })),
});

/** A case with its texts opened, as far as its reader may see it. */
export function opened(tree: CaseTree, open: Open, openLink: OpenLink) {
  const people = tree.people?.map(person(open));
  return {
    ...tree,
    people,
    safety: tree.safety && openedSafety(tree.safety, open),
    needs: tree.needs && needs(tree.id, tree.needs, open),
    consents: tree.consents?.map((row) => ({
      ...row,
      exclusions: open('consent.exclusions', row.id, row.exclusions),
      exceptionNote: open('consent.exception_note', row.id, row.exceptionNote),
    })),
    statutoryBases: tree.statutoryBases?.map((row) => ({
      ...row,
      reason: open('statutory_basis.reason', row.id, row.reason),
    })),
    meetings: tree.meetings?.map(meeting(open, openLink)),
    plan: tree.plan && plan(tree.plan, open),
    actions: tree.actions?.map(action(open, people ?? [])),
    followUp: tree.followUp && followUp(tree.followUp, open),
    breakGlasses: tree.breakGlasses?.map(openedGlass(open)),
    baton: tree.baton && openedBaton(tree.baton, open),
    closings: tree.closings?.map(openedClosing(open)),
    prohibitions: tree.prohibitions?.map(openedProhibition(open)),
  };
}

export type CaseView = ReturnType<typeof opened>;
