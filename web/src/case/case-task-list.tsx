import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Fault } from '../parts/fault.js';
import { useSession } from '../session/session.js';
import type { FeedbackFacts, ParticipantFacts } from './case-facts.js';
import { type CasePage, FEEDBACK } from './case.query.js';
import { tasksOf } from './case-tasks.js';
import { thisMoment } from './dates.js';
import { useNames } from './names.js';
import { inPart, leadsTo } from './leads-to.js';
import { TaskList } from './task-list.js';
import { ownTasksOf } from './tasks/own-tasks.js';
import { nameOf } from '../words/names.js';

interface TasksGiven {
  readonly page: CasePage;
  /** Whether the reader answers for the case. */
  readonly isKept: boolean;
}

/** What is to be seen to: everything for who answers for the case, their own for the others of the network. */
export function CaseTasks({ page, isKept }: TasksGiven) {
  return isKept ? <AllTasks page={page} /> : <OwnTasks page={page} />;
}

function AllTasks({ page }: { readonly page: CasePage }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const { id: caseId, areaId, counsellor } = page;
  // Nobody else may ask for it.
  const isCounsellor = counsellor.id === me.id;
  const [{ data, error }, ask] = useQuery({
    query: FEEDBACK,
    variables: { caseId, areaId },
    pause: !isCounsellor,
    requestPolicy: 'cache-and-network',
  });
  const feedback: FeedbackFacts | null = data
    ? {
        given: data.feedbackOfCase.length,
        toAsk: data.feedbackToAsk.filter((each) => each.caseId === caseId).length,
      }
    : null;
  return (
    <>
      {error && <Fault error={error} again={() => ask({ requestPolicy: 'network-only' })} />}
      <TaskList
        title={t('case.tasks.title')}
        tasks={tasksOf(page, feedback, thisMoment())}
        nameOf={useParticipantNames(page)}
        leadsTo={leadsTo(page)}
      />
    </>
  );
}

function OwnTasks({ page }: { readonly page: CasePage }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const names = useParticipantNames(page);
  const tasks = ownTasksOf(page, me.id, thisMoment());
  const isMember = page.members.some(({ who }) => who.id === me.id);
  if (tasks.length === 0 && !isMember) return null;
  return <TaskList title={t('case.tasks.own')} tasks={tasks} nameOf={names} leadsTo={inPart} />;
}

/** Names of those who take part in meetings. */
function useParticipantNames(page: CasePage): (participant: ParticipantFacts) => string {
  const { t } = useTranslation();
  const names = useNames(page);
  const staff = new Map(
    page.meetings.flatMap(({ participants }) =>
      participants.flatMap(({ who }) => (who ? [[who.id, nameOf(who)] as const] : [])),
    ),
  );
  return ({ who, personId }) => (who ? staff.get(who.id) : personId && names(personId)) || t('case.somebody');
}
