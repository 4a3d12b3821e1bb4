import { useTranslation } from 'react-i18next';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { dayText } from '../words/time.js';
import { TEAM_DAY, type TeamDay } from './arranging.query.js';
import { Todo } from './todo.js';

/** What is past its day in the team, the latest first. For who leads it. */
export function TeamPart() {
  const { t } = useTranslation();
  const { areaId, has } = useSession();
  if (!has('TEAM_LEAD')) return null;
  return (
    <Section id="team" title={t('day.team.title')}>
      <Shown query={TEAM_DAY} variables={{ areaId }}>
        {(day) => (
          <>
            {day.overdueOfTeam.length + day.absencesWithoutStandIn.length === 0 && <p>{t('day.team.none')}</p>}
            <ul className="rows">
              <Absences absences={day.absencesWithoutStandIn} />
              <Overdue items={day.overdueOfTeam} />
            </ul>
          </>
        )}
      </Shown>
    </Section>
  );
}

/** Who is away without anybody in their place. */
function Absences({ absences }: { readonly absences: TeamDay['absencesWithoutStandIn'] }) {
  const { t } = useTranslation();
  return absences.map(({ caseId, firstDay, lastDay, workingDays }) => (
    <Todo
      key={caseId}
      href={`/asiat/${caseId}`}
      isLate
      text={t('day.team.absence', { count: workingDays, first: dayText(firstDay), last: dayText(lastDay) })}
    />
  ));
}

/** Of one case there may be more of a kind: none of them has an id that a lead is told. */
function Overdue({ items }: { readonly items: TeamDay['overdueOfTeam'] }) {
  const { t } = useTranslation();
  return items.map(({ caseId, counsellorName, kind, daysLate, isEscalated }, place) => (
    <Todo
      key={`${caseId} ${kind} ${place}`}
      href={`/asiat/${caseId}`}
      isLate={isEscalated}
      text={t('day.team.late', {
        count: daysLate,
        what: t(`day.team.kind.${kind}`),
        name: counsellorName ?? t('day.team.somebody'),
      })}
    />
  ));
}
