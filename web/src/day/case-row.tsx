import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { hoursSince } from '../words/clock.js';
import { dayText, whenText } from '../words/time.js';
import type { DayCase } from './day.query.js';

/** A family of the day, and what wants doing: what cannot wait stands first. */
export function CaseRow({ one }: { readonly one: DayCase }) {
  const { t } = useTranslation();
  const duties = dutiesOf(one, t);
  return (
    <li>
      <Link href={`/asiat/${one.id}`} className="row">
        <strong>{one.name ?? t('day.cases.unnamed')}</strong>
        {one.nextMeeting && <span>{t('day.entry.meeting', { when: whenText(one.nextMeeting.startsAt) })}</span>}
        {duties.map(({ text, isLate }) => (
          <span key={text} className={isLate ? 'duty late' : 'duty'}>
            {text}
          </span>
        ))}
      </Link>
    </li>
  );
}

interface Duty {
  readonly text: string;
  /** Somebody waits for it already. */
  readonly isLate: boolean;
}

/** What wants doing, in words. */
function dutiesOf(one: DayCase, t: TFunction): Duty[] {
  const late = (text: string | false | null) => (text ? [{ text, isLate: true }] : []);
  const due = (text: string | false | null) => (text ? [{ text, isLate: false }] : []);
  const many = (key: Counted, count: number) => count > 0 && t(`day.entry.${key}`, { count });
  return [
    ...late(many('bad', one.badFaces)),
    ...late(many('bounced', one.bounced)),
    ...late(many('lostSeats', one.lostSeats)),
    ...late(many('lostHolds', one.lostHolds)),
    ...late(many('late', one.overdueActions)),
    ...late(many('orphans', one.orphanedActions)),
    ...late(many('remedies', one.overdueRemedies)),
    ...late(one.reviewOverdue && one.reviewDueOn && t('day.entry.reviewLate', { day: dayText(one.reviewDueOn) })),
    ...late(many('toRecord', one.meetingsToRecord)),
    ...due(many('counterProposals', one.counterProposals)),
    ...due(many('questions', one.questions)),
    ...due(unanswered(one, t)),
    ...due(many('withoutTime', one.meetingsWithoutTime)),
    ...due(many('requested', one.requestedActions)),
    ...due(many('undecided', one.undecidedConsents)),
    ...due(many('handovers', one.handoversOpen)),
    ...due(one.reviewThisWeek && one.reviewDueOn && t('day.entry.review', { day: dayText(one.reviewDueOn) })),
    ...due(one.reviewMissing && t('day.entry.reviewMissing')),
    ...one.consentsEnding.flatMap(({ isStatutory, unitName, lastDay }) =>
      due(t(isStatutory ? 'day.entry.basis' : 'day.entry.consent', { day: dayText(lastDay), unit: unitName })),
    ),
  ];
}

/** What of a day is told with a number. */
type Counted =
  | 'bad'
  | 'bounced'
  | 'lostSeats'
  | 'lostHolds'
  | 'late'
  | 'orphans'
  | 'remedies'
  | 'toRecord'
  | 'counterProposals'
  | 'questions'
  | 'withoutTime'
  | 'requested'
  | 'undecided'
  | 'handovers';

function unanswered({ nextMeeting }: DayCase, t: TFunction): string | null {
  if (!nextMeeting?.waitingSince || nextMeeting.unanswered === 0) return null;
  return t('day.entry.unanswered', { count: nextMeeting.unanswered, hours: hoursSince(nextMeeting.waitingSince) });
}
