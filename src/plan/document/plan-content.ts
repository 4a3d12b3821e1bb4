import { type Negotiation, negotiationOf } from '../../meeting/minutes/document/negotiation.domain.js';
import { ofFamily, ofStaff, type Somebody } from '../../network/document.domain.js';
import { namesOf } from '../../network/projecting.domain.js';
import { dayOf } from '../../platform/clock/clock.js';
import type { Open } from '../../platform/sealing/opening.js';
import type { Commitment, OwnerKind, Progress, Setting } from '../action/action.domain.js';
import type { PlanVersionState } from '../plan.domain.js';
import type { ChildViewManner, NotHeardReason, SectionKind } from '../sections/section.domain.js';
import type { GoalRating, PlanDocumentTree } from './plan-document.tree.js';

export interface PlannedGoal {
  readonly text: string | null;
  /** How far it was reached, as the last review judged it. */
  readonly rated: {
    readonly rating: GoalRating;
    readonly words: string | null;
    readonly on: Temporal.PlainDate;
  } | null;
}

export interface PlannedAction {
  readonly text: string | null;
  readonly ownerKind: OwnerKind;
  readonly owner: Somebody;
  readonly dueOn: Temporal.PlainDate;
  /** In whose everyday life it happens. */
  readonly setting: Setting | null;
  readonly commitment: Commitment;
  readonly progress: Progress;
  /** Which of the goals it serves, from 1. */
  readonly goal: number | null;
}

/** A child's own view, or why there is none. */
export interface ChildHeard {
  readonly name: string | null;
  readonly manner: ChildViewManner | null;
  readonly content: string | null;
  readonly reason: NotHeardReason | null;
  readonly reasonText: string | null;
}

/** A version of a plan as its reader may know it, in no language yet. What is not there and what is not shown look alike. */
export interface PlanContent {
  readonly number: number;
  readonly state: PlanVersionState;
  readonly agreedOn: Temporal.PlainDate | null;
  readonly sharedGoal: string | null;
  readonly negotiation: Negotiation | null;
  readonly sections: Readonly<Partial<Record<SectionKind, string>>>;
  readonly childViews: readonly ChildHeard[];
  readonly goals: readonly PlannedGoal[];
  readonly actions: readonly PlannedAction[];
  readonly helpers: readonly { readonly name: string | null; readonly task: string | null }[];
  readonly approvals: readonly {
    readonly name: string | null;
    readonly on: Temporal.PlainDate;
    /** In their own words; null from whoever agrees. */
    readonly dissent: string | null;
  }[];
  /** Guardians who could not be asked. Why stays where it is recorded. */
  readonly exceptions: readonly { readonly name: string | null; readonly on: Temporal.PlainDate }[];
  readonly nextReviewOn: Temporal.PlainDate | null;
  readonly reviewReason: string | null;
  readonly copies: readonly (string | null)[];
  readonly responsible: Somebody | null;
  readonly counsellor: Somebody | null;
}

/** How a sealed tree is read: its texts, and who its people are. */
interface Reading {
  readonly open: Open;
  readonly names: ReadonlyMap<string, string>;
}

const dateOrNull = (date: string | null) => (date === null ? null : Temporal.PlainDate.from(date));

/** The tree, opened. */
export function planContent(tree: PlanDocumentTree, open: Open): PlanContent {
  const reading = { open, names: namesOf(tree.people, open) };
  return {
    number: tree.number,
    state: tree.state,
    agreedOn: tree.agreedAt === null ? null : dayOf(tree.agreedAt),
    sharedGoal: open('plan_version.shared_goal', tree.id, tree.sharedGoal),
    negotiation: tree.negotiation && negotiationOf(tree.negotiation, reading.names),
    nextReviewOn: dateOrNull(tree.nextReviewOn),
    reviewReason: open('plan_version.review_reason', tree.id, tree.reviewReason),
    responsible: tree.responsible && ofStaff(tree.responsible),
    counsellor: tree.counsellor && ofStaff(tree.counsellor),
    ...parts(tree, open),
    actions: actions(tree, reading),
    ...voices(tree, reading),
  };
}

const parts = (tree: PlanDocumentTree, open: Open) => ({
  sections: Object.fromEntries(
    tree.sections.flatMap(({ id, kind, text }) => {
      const opened = open('plan_section.text', id, text);
      return opened === null ? [] : [[kind, opened]];
    }),
  ),
  goals: tree.goals.map(({ id, text, rated }) => ({
    text: open('plan_goal.text', id, text),
    rated: rated && {
      rating: rated.rating,
      words: open('goal_rating.words', rated.id, rated.words),
      on: dayOf(rated.at),
    },
  })),
  helpers: tree.helpers.map(({ id, name, task }) => ({
    name: open('plan_helper.name', id, name),
    task: open('plan_helper.task', id, task),
  })),
});

const actions = (tree: PlanDocumentTree, { open, names }: Reading): PlannedAction[] =>
  tree.actions.map(({ id, goalId, text, owner, ownerId, dueOn, ...told }) => ({
    ownerKind: told.ownerKind,
    setting: told.setting,
    commitment: told.commitment,
    progress: told.progress,
    text: open('plan_action.text', id, text),
    owner: owner ? ofStaff(owner) : ofFamily(names.get(ownerId)),
    dueOn: Temporal.PlainDate.from(dueOn),
    goal: 1 + tree.goals.findIndex((goal) => goal.id === goalId) || null,
  }));

/** What people said of the plan, and who gets it. */
const voices = (tree: PlanDocumentTree, { open, names }: Reading) => ({
  childViews: tree.childViews.map(({ id, childId, manner, content, reason, reasonText }) => ({
    name: names.get(childId) ?? null,
    manner,
    content: open('child_view.content', id, content),
    reason,
    reasonText: open('child_view.reason_text', id, reasonText),
  })),
  approvals: tree.approvals.map(({ id, personId, dissent, at }) => ({
    name: names.get(personId) ?? null,
    on: dayOf(at),
    dissent: open('plan_approval.dissent', id, dissent),
  })),
  exceptions: tree.exceptions.map(({ personId, at }) => ({ name: names.get(personId) ?? null, on: dayOf(at) })),
  copies: tree.copies.map(({ personId, unitName }) => unitName ?? names.get(personId ?? '') ?? null),
});
