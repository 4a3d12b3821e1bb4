import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { type TaskRow, TaskRows } from '../parts/task-rows.js';
import { waitedText } from '../words/waited.js';
import { dateOfText, dateText, lastDayText, whenText } from '../words/time.js';
import type { ParticipantFacts } from './case-facts.js';
import type { Task } from './tasks/task.js';

interface TaskListGiven {
  readonly title: string;
  readonly tasks: readonly Task[];
  /** Where a task is done. */
  readonly leadsTo: (task: Task) => string;
  /** Who a participant is. */
  readonly nameOf: (participant: ParticipantFacts) => string;
}

/** What there is to see to in a case. */
export function TaskList({ title, tasks, nameOf, leadsTo }: TaskListGiven) {
  const { t } = useTranslation();
  const rows = tasks.map((task, place): TaskRow => ({
    // Of one name there are several, and nothing else tells them apart for sure.
    key: `${task.name} ${place}`,
    state: task.state,
    name: t(`case.task.${task.name}`),
    told: [toldOf(task, t), ...awaitedOf(task, nameOf, t)],
    href: leadsTo(task),
  }));
  return (
    <section aria-labelledby="tehtavat">
      <Heading variant="h2" id="tehtavat">
        {title}
      </Heading>
      {tasks.length === 0 && <p>{t('case.tasks.none')}</p>}
      <TaskRows rows={rows} />
    </section>
  );
}

/** Who is waited for, and how long already. */
const awaitedOf = ({ awaited = [] }: Task, nameOf: TaskListGiven['nameOf'], t: TFunction): string[] =>
  awaited.map((participant) => t('case.tasks.awaited', { name: nameOf(participant), long: waitedFor(participant, t) }));

/** Since the invitation reached them or was made. */
const waitedFor = ({ invitation }: ParticipantFacts, t: TFunction): string =>
  invitation ? waitedText(invitation.reachedAt ?? invitation.invitedAt, t) : t('app.underHour');

function toldOf({ told, count = 0, day, at, unit, awaited = [] }: Task, t: TFunction): string {
  const dayOf = told === 'basisEnds' ? lastDayText : dateOfText;
  return t(`case.told.${told}`, {
    count,
    unit,
    long: awaited[0] && waitedFor(awaited[0], t),
    day: day ? dateText(day) : at && dayOf(at),
    when: at && whenText(at),
  });
}
