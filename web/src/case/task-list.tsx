import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { hoursSince } from '../words/clock.js';
import { whenText } from '../words/time.js';
import type { ParticipantFacts } from './case-facts.js';
import { dateText, fullDayText, lastDayText } from './dates.js';
import { ANCHORS } from './part.js';
import type { Task } from './tasks/task.js';

interface TaskListGiven {
  readonly title: string;
  readonly tasks: readonly Task[];
  /** Who a participant is. */
  readonly nameOf: (participant: ParticipantFacts) => string;
}

/** What there is to see to: what is to be done stands out, what is done is plain, what cannot be begun yet leads nowhere. */
export function TaskList({ title, tasks, nameOf }: TaskListGiven) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="tehtavat">
      <Heading variant="h2" id="tehtavat">
        {title}
      </Heading>
      {tasks.length === 0 && <p>{t('case.tasks.none')}</p>}
      <ul className="tasks">
        {tasks.map((task, place) => (
          // Of one name there are several, and nothing else tells them apart for sure.
          <li key={`${task.name} ${place}`} className={`task ${task.state}`}>
            {task.state === 'later' ? (
              <div className="task-row">
                <TaskWords task={task} nameOf={nameOf} />
              </div>
            ) : (
              <a className="task-row" href={`#${ANCHORS[task.part]}`}>
                <TaskWords task={task} nameOf={nameOf} />
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface TaskGiven {
  readonly task: Task;
  readonly nameOf: (participant: ParticipantFacts) => string;
}

function TaskWords({ task, nameOf }: TaskGiven) {
  const { t } = useTranslation();
  const { name, state, awaited = [] } = task;
  return (
    <>
      <span className="task-words">
        <span className="task-name">{t(`case.task.${name}`)}</span>
        <span className="task-told">{toldOf(task, t)}</span>
        {awaited.map((participant, place) => (
          <span key={place} className="task-told">
            {t('case.tasks.awaited', { name: nameOf(participant), hours: waitedFor(participant) })}
          </span>
        ))}
      </span>
      <span className="task-state">{t(`case.tasks.state.${state}`)}</span>
    </>
  );
}

/** In hours, since the invitation reached them or was made. */
function waitedFor({ invitation }: ParticipantFacts): string {
  const hours = invitation ? hoursSince(invitation.reachedAt ?? invitation.invitedAt) : 0;
  return hours < 1 ? '< 1' : String(hours);
}

function toldOf({ told, count = 0, day, at, unit, awaited = [] }: Task, t: TFunction): string {
  const dayOf = told === 'basisEnds' ? lastDayText : dateText;
  return t(`case.told.${told}`, {
    count,
    unit,
    hours: awaited[0] && waitedFor(awaited[0]),
    day: day ? fullDayText(day) : at && dayOf(at),
    when: at && whenText(at),
  });
}
