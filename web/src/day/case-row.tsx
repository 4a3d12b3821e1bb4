import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { dayText, whenText } from '../words/time.js';
import { waitedText } from '../words/waited.js';
import type { DayCase } from './day.query.js';

/** A family of the day, and what wants doing, each with the way to it: what cannot wait stands first. */
export function CaseRow({ one }: { readonly one: DayCase }) {
  const { t } = useTranslation();
  const duties = dutiesOf(one, t);
  return (
    <li>
      <Link href={`/asiat/${one.id}`} className="row">
        <strong>{one.name ?? t('day.cases.unnamed')}</strong>
        {one.nextMeeting && <span>{t('day.entry.meeting', { when: whenText(one.nextMeeting.startsAt) })}</span>}
      </Link>
      {duties.length > 0 && (
        <ul className="duties">
          {duties.map(({ text, href, isLate }) => (
            <li key={text}>
              <Link href={href} className={isLate ? 'duty late' : 'duty'}>
                {text}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

interface Duty {
  readonly text: string;
  readonly href: string;
  /** Somebody waits for it already. */
  readonly isLate: boolean;
}

type Told = string | false | null;

/** Where the things of a case are done. */
const placesOf = ({ id, nextMeeting }: DayCase) => ({
  meetings: `/asiat/${id}#tapaamiset`,
  nextMeeting: nextMeeting ? `/asiat/${id}/tapaaminen/${nextMeeting.id}` : `/asiat/${id}#tapaamiset`,
  followUp: `/asiat/${id}/seuranta`,
  consents: `/asiat/${id}/suostumukset`,
  handover: `/asiat/${id}/vaihto`,
});

/** What wants doing, in words. */
function dutiesOf(one: DayCase, t: TFunction): Duty[] {
  const at = placesOf(one);
  const late = (href: string, text: Told) => (text ? [{ text, href, isLate: true }] : []);
  const due = (href: string, text: Told) => (text ? [{ text, href, isLate: false }] : []);
  const many = (key: Counted, count: number) => count > 0 && t(`day.entry.${key}`, { count });
  const { reviewDueOn, consentsEnding } = one;
  return [
    ...late(at.followUp, many('bad', one.badFaces)),
    ...late(at.meetings, many('bounced', one.bounced)),
    ...late(at.meetings, many('lostSeats', one.lostSeats)),
    ...late(at.meetings, many('lostHolds', one.lostHolds)),
    ...late(at.followUp, many('late', one.overdueActions)),
    ...late(at.followUp, many('orphans', one.orphanedActions)),
    ...late(at.meetings, many('remedies', one.overdueRemedies)),
    ...late(at.followUp, one.reviewOverdue && reviewDueOn && t('day.entry.reviewLate', { day: dayText(reviewDueOn) })),
    ...late(at.meetings, many('toRecord', one.meetingsToRecord)),
    ...due(at.meetings, many('counterProposals', one.counterProposals)),
    ...due(at.meetings, many('questions', one.questions)),
    ...due(at.nextMeeting, unanswered(one, t)),
    ...due(at.meetings, many('withoutTime', one.meetingsWithoutTime)),
    ...due(at.followUp, many('requested', one.requestedActions)),
    ...due(at.consents, many('undecided', one.undecidedConsents)),
    ...due(at.handover, many('handovers', one.handoversOpen)),
    ...due(at.followUp, one.reviewThisWeek && reviewDueOn && t('day.entry.review', { day: dayText(reviewDueOn) })),
    ...due(at.followUp, one.reviewMissing && t('day.entry.reviewMissing')),
    ...consentsEnding.flatMap((ending) => due(at.consents, endingText(ending, t))),
  ];
}

const endingText = ({ isStatutory, unitName, lastDay }: DayCase['consentsEnding'][number], t: TFunction): string =>
  t(isStatutory ? 'day.entry.basis' : 'day.entry.consent', { day: dayText(lastDay), unit: unitName });

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
  return t('day.entry.unanswered', { count: nextMeeting.unanswered, long: waitedText(nextMeeting.waitingSince, t) });
}
