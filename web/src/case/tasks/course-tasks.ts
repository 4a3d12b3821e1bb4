import type { CaseFacts, FeedbackFacts, Now } from '../case-facts.js';
import { isAhead } from './meeting-tasks.js';
import { isAgreed, isAsked, isUnderWay } from './plan-tasks.js';
import { first, has, type Task, task, type TaskState, type Told } from './task.js';

export function feedbackTask({ meetings, state }: CaseFacts, { given, toAsk }: FeedbackFacts): Task {
  const of = (is: TaskState, told: Told, count = 0) => task('feedback', 'followUp', is, { told, count });
  return first(
    has(toAsk) && of('todo', 'feedbackToAsk', toAsk),
    has(given) && of('done', 'feedbackGiven', given),
    (state === 'CLOSED' || meetings.some((each) => each.state === 'HELD')) && of('waiting', 'feedbackNone'),
    of('later', 'afterMeeting'),
  );
}

export function handovers({ baton }: CaseFacts): Task[] {
  const isOpen = (state: string) =>
    ['PROPOSED', 'CONSENTED', 'OFFERED', 'ACCEPTED', 'JOINT_CONTACT', 'GIVEN'].includes(state);
  const inside = baton?.handover && isOpen(baton.handover.state) ? baton.handover.state : null;
  const outside = baton?.outside.filter(({ state }) => isOpen(state)).length ?? 0;
  const of = (state: TaskState, told: Told, count = 1) => task('handover', 'closing', state, { told, count });
  return [
    ...(inside === 'OFFERED' ? [of('waiting', 'handoverOffered')] : inside ? [of('todo', 'handoverOpen')] : []),
    ...(has(outside) ? [of('waiting', 'outsideOpen', outside)] : []),
  ];
}

export function closingTask(facts: CaseFacts, now: Now): Task {
  const last = facts.closings.at(-1);
  const isBegun = last !== undefined && !last.calledOffAt && !last.closedAt && !last.reopenedAt;
  const isBusy =
    facts.meetings.some(isAhead(now)) ||
    facts.actions.some((each) => each.untilVersion === null && (isUnderWay(each) || isAsked(each))) ||
    has(handovers(facts).length);
  const of = (state: TaskState, told: Told) =>
    task('closing', 'closing', state, { told, at: last?.closedAt ?? undefined });
  return first(
    facts.state === 'CLOSED' && of('done', 'closed'),
    isBegun && of('todo', 'closingBegun'),
    isAgreed(facts) && !isBusy && of('todo', 'closingReady'),
    of('later', 'closingOpen'),
  );
}
