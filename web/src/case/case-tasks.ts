import type { CaseFacts, FeedbackFacts, Now } from './case-facts.js';
import { decideTask, endings, explainTask } from './tasks/consent-tasks.js';
import { closingTask, feedbackTask, handovers } from './tasks/course-tasks.js';
import { answersTask, minutesTask, timeTask } from './tasks/meeting-tasks.js';
import { badTasks, followUpTask, planTask, promisesTask } from './tasks/plan-tasks.js';
import type { Task } from './tasks/task.js';

/** What whoever answers for the case has to see to, in the order of the work. */
export function tasksOf(facts: CaseFacts, feedback: FeedbackFacts | null, now: Now): Task[] {
  const opinion = feedback ? [feedbackTask(facts, feedback)] : [];
  // Of a closed case nothing else is left to do.
  if (facts.state === 'CLOSED') return [...opinion, closingTask(facts, now)];
  return [
    ...badTasks(facts),
    explainTask(facts),
    decideTask(facts, now),
    ...endings(facts, now),
    timeTask(facts, now),
    answersTask(facts, now),
    minutesTask(facts, now),
    planTask(facts),
    promisesTask(facts, now),
    followUpTask(facts, now),
    ...handovers(facts),
    ...opinion,
    closingTask(facts, now),
  ];
}
