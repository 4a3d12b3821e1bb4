import {
  actionChasesAt,
  actionReminderAt,
  escalatedAt,
  overdueToldAt,
  reviewReminderAt,
} from '../follow-up/follow-up.domain.js';
import { ZONE } from '../platform/clock/clock.js';
import type { Commitment, Progress } from '../plan/action/action.domain.js';
import { planTextOfFamily } from './family-plan-text.js';
import type { FamilyTimes } from './family-times.js';
import { COUNSELLOR, familyThing, type Filling, type Making, OF_CASE, SEATS } from './family-rows.js';
import { FAMILY, FAMILY_TEXTS, GUARDIAN, OTHER_GUARDIAN } from './family.data.js';

const OF_PLAN = { ...OF_CASE, plan_id: FAMILY.planId } as const;
const versionId = familyThing('plan-version/1');
const reviewId = familyThing('review');
const goalId = (place: number) => familyThing(`goal/${place}`);

/** The plan on which everybody agreed, what each has taken on, and the review ahead, with the timers of both. */
export function planOfFamily(making: Making): Filling[] {
  const { times, seal } = making;
  const { area_id, case_id } = OF_CASE;
  const opened = { area_id, case_id, id: FAMILY.planId, opened_by: COUNSELLOR, opened_at: times.meetingStarts };
  const goals = FAMILY_TEXTS.goals.map((text, place) => {
    const id = goalId(place);
    return { ...OF_PLAN, id, text: seal(`plan_goal.text:${id}`, text), since_version: 1 };
  });
  const actions = ACTIONS.map((action) => actionRow(action, making));
  return [
    ['plan', [opened]],
    // Before the version: nothing enters one that is agreed.
    ['plan_goal', goals],
    ...planTextOfFamily(making),
    ['plan_action', actions],
    ['plan_version', [versionRow(making)]],
    ['plan_approval', approvals(times)],
    ['review', [{ ...OF_PLAN, id: reviewId, due_on: times.reviewOn, state: 'due' }]],
    ['platform.outbox_effect', timers(making)],
  ];
}

const versionRow = ({ times, seal }: Making) => ({
  ...OF_PLAN,
  id: versionId,
  number: 1,
  state: 'agreed',
  shared_goal: seal(`plan_version.shared_goal:${versionId}`, FAMILY_TEXTS.sharedGoal),
  meeting_id: FAMILY.meetingId,
  next_review_on: times.reviewOn,
  proposed_at: times.planProposed,
  agreed_at: times.planAgreed,
});

/** Each guardian said so personally. */
const approvals = (times: FamilyTimes) =>
  (
    [
      [GUARDIAN, times.guardianApproved],
      [OTHER_GUARDIAN, times.otherApproved],
    ] as const
  ).map(([{ id }, at]) => ({
    ...OF_CASE,
    id: familyThing(`approval/${id}`),
    plan_version_id: versionId,
    person_id: id,
    approval: 'agreed',
    at,
    recorded_by: id,
  }));

/** Something that one of them has taken on, or is asked to. */
interface Task {
  readonly name: keyof typeof FAMILY_TEXTS.actions;
  readonly goal: number;
  readonly owner: { readonly owner_kind: string; readonly owner_id: string; readonly owner_unit: string | null };
  readonly due: 'dueBefore' | 'dueSoon' | 'dueNext' | 'dueLater';
  readonly commitment: Commitment;
  readonly progress: Progress;
}

const professional = ({ professional_id, unit_id }: { professional_id: string; unit_id: string }) =>
  ({ owner_kind: 'professional', owner_id: professional_id, owner_unit: unit_id }) as const;
const relative = (id: string) => ({ owner_kind: 'family', owner_id: id, owner_unit: null }) as const;
const promised = (progress: Progress) => ({ commitment: 'committed', progress }) as const;

const ACTIONS: readonly Task[] = [
  { name: 'nurse', goal: 0, owner: professional(SEATS.nurse), due: 'dueBefore', ...promised('done') },
  { name: 'teacher', goal: 1, owner: professional(SEATS.teacher), due: 'dueSoon', ...promised('open') },
  { name: 'guardian', goal: 0, owner: relative(GUARDIAN.id), due: 'dueNext', ...promised('in-progress') },
  { name: 'otherGuardian', goal: 0, owner: relative(OTHER_GUARDIAN.id), due: 'dueLater', ...promised('open') },
  {
    name: 'socialWorker',
    goal: 0,
    owner: professional(SEATS.socialWorker),
    due: 'dueNext',
    commitment: 'requested',
    progress: 'open',
  },
];

const actionId = ({ name }: Task): string => familyThing(`action/${name}`);

/** Those who were there said yes in the meeting; who was not is asked, and the action stands apart. */
function actionRow(task: Task, { times, seal }: Making) {
  const id = actionId(task);
  const isPromised = task.commitment === 'committed';
  return {
    ...OF_PLAN,
    id,
    goal_id: goalId(task.goal),
    text: seal(`plan_action.text:${id}`, FAMILY_TEXTS.actions[task.name]),
    ...task.owner,
    due_on: times[task.due],
    commitment: task.commitment,
    committed_at: isPromised ? times.meetingEnds : null,
    committed_via: isPromised ? COUNSELLOR : null,
    progress: task.progress,
    progress_at: task.progress === 'open' ? null : times.promiseKept,
    since_version: isPromised ? 1 : null,
  };
}

/** As the follow-up would have planned them when the plan was agreed; those whose hour has come are over. */
function timers({ times, now }: Making) {
  const open = ACTIONS.filter(({ commitment, progress }) => commitment === 'committed' && progress !== 'done');
  const before = timer('remind-review', reviewId, { reviewId }, reviewReminderAt(times.reviewOn, ZONE));
  return [
    ...open.flatMap((task) => timersOfAction(actionId(task), times[task.due])),
    before,
    ...overdue(reviewId, times.reviewOn),
  ]
    .filter(({ due_at }) => Temporal.Instant.compare(due_at, now) > 0)
    .map((each) => ({ ...each, planned_at: times.planAgreed }));
}

const timersOfAction = (id: string, day: Temporal.PlainDate) => [
  timer('remind-action', id, { actionId: id }, actionReminderAt(day, ZONE)),
  ...actionChasesAt(day, ZONE).map((at, n) => timer('chase-action', `${id}:${n + 1}`, { actionId: id }, at)),
  ...overdue(id, day),
];

const overdue = (id: string, day: Temporal.PlainDate) => [
  timer('overdue', id, { id }, overdueToldAt(day, ZONE)),
  timer('escalated', id, { id }, escalatedAt(day, ZONE)),
];

const timer = (what: string, key: string, payload: object, due_at: Temporal.Instant) => ({
  id: familyThing(`timer/${what}/${key}`),
  kind: `follow-up.${what}`,
  key,
  payload,
  due_at,
});
