import { useTranslation } from 'react-i18next';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { waitedText } from '../words/waited.js';
import { type Arranging, ARRANGING } from './arranging.query.js';
import { Todo } from './todo.js';

/** Handovers under way and polls in which somebody is waited for. Nothing where nothing stands still. */
export function ArrangingPart() {
  const { t } = useTranslation();
  const { areaId, has } = useSession();
  if (!has('COUNSELLOR', 'TEAM_LEAD')) return null;
  return (
    <Shown query={ARRANGING} variables={{ areaId }} refused={null}>
      {({ openHandovers, timePollTasks }) =>
        openHandovers.length + timePollTasks.length > 0 && (
          <Section id="arranging" title={t('day.arranging.title')}>
            <ul className="rows">
              <Handovers handovers={openHandovers} />
              <Polls tasks={timePollTasks} />
            </ul>
          </Section>
        )
      }
    </Shown>
  );
}

function Handovers({ handovers }: { readonly handovers: Arranging['openHandovers'] }) {
  const { t } = useTranslation();
  return handovers.map(({ id, caseId, state, days, isLate, isOutside }) => (
    <Todo
      key={id}
      href={`/asiat/${caseId}/vaihto`}
      isLate={isLate}
      text={t(isOutside ? 'day.arranging.outside' : 'day.arranging.handover', {
        state: t(`case.handover.state.${state}`),
        count: days,
      })}
    />
  ));
}

/** Polls about a time, each with whom or what it waits for. */
function Polls({ tasks }: { readonly tasks: Arranging['timePollTasks'] }) {
  const { t } = useTranslation();
  return tasks.map(({ caseId, meetingId, pollId, recipientId, kind, since }) => (
    <Todo
      key={`${pollId} ${kind} ${recipientId}`}
      href={`/asiat/${caseId}/tapaaminen/${meetingId}`}
      isLate={kind === 'CALL'}
      text={t(`day.arranging.poll.${kind}`, { long: waitedText(since, t) })}
    />
  ));
}
