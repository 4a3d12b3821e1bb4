import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { askingAgain } from '../parts/form.js';
import { useStep } from '../parts/step.js';
import { dateText, whenText } from '../words/time.js';
import { Refusal } from './refusal.js';
import { useNames } from './table.js';
import { CHANGE_DURATION, type Relaxation } from './time.query.js';
import type { MeetingGiven, WorkGiven } from './given.js';

interface RelaxationsGiven extends WorkGiven {
  readonly relaxations: readonly Relaxation[];
  readonly searchUntil: (day: string) => void;
  readonly lookAgain: () => void;
}

type Change = Relaxation['change'][number];

/** What could be given up where few times suit. What can be done at once is a button; the rest is for thinking over. */
export function Relaxations({ relaxations, searchUntil, lookAgain, meeting, page, phase, part }: RelaxationsGiven) {
  const { t } = useTranslation();
  const shorten = useStep(CHANGE_DURATION, askingAgain(part, lookAgain));
  const nameOfClause = useClauseNames(page, meeting);
  if (relaxations.length === 0) return null;
  const take = ({ to, durationMinutes }: Change) => {
    if (to) return searchUntil(to);
    const seen = { meetingId: meeting.id, expectedVersion: meeting.version };
    void shorten.make({ ...seen, durationMinutes: durationMinutes! }, t('meeting.details.durationChanged'));
  };
  return (
    <>
      <h3>{t('meeting.relax.title')}</h3>
      <ul className="plain">
        {relaxations.map((relaxation) => {
          const words = relaxation.change.map((change) => wordsOf(change, nameOfClause, t)).join(', ');
          return <RelaxationRow key={words} {...{ relaxation, words, phase }} take={take} />;
        })}
      </ul>
      <Refusal error={shorten.error} />
    </>
  );
}

/** Names of those who could be left out, by the clause of the meeting that asks for them. */
function useClauseNames(page: MeetingGiven['page'], { participants }: MeetingGiven['meeting']) {
  const names = useNames(page);
  return (clause: string): string => {
    const one = participants.find(({ id }) => id === clause);
    return one ? names(one) : clause;
  };
}

interface RowGiven extends Pick<MeetingGiven, 'phase'> {
  readonly relaxation: Relaxation;
  readonly words: string;
  readonly take: (change: Change) => void;
}

function RelaxationRow({ relaxation: { change, addsStarts, firstStart }, words, phase, take }: RowGiven) {
  const { t } = useTranslation();
  const only = change.length === 1 ? change[0] : undefined;
  const mayTake = only && (only.to !== null || (only.durationMinutes !== null && phase === 'draft'));
  return (
    <li>
      <p>
        {words}{' '}
        <span className="beside">{t('meeting.relax.adds', { count: addsStarts, when: whenText(firstStart) })}</span>
      </p>
      {mayTake && (
        <Button variant="secondary" onClick={() => take(only)}>
          {t('meeting.relax.take')}
          <span className="hidden">: {words}</span>
        </Button>
      )}
    </li>
  );
}

function wordsOf(
  { durationMinutes, mode, optionalClause, to }: Change,
  nameOfClause: (clause: string) => string,
  t: TFunction,
) {
  if (durationMinutes !== null) return t('meeting.relax.duration', { count: durationMinutes });
  if (mode !== null) return t('meeting.relax.mode', { mode: t(`case.mode.${mode}`) });
  if (optionalClause !== null) return t('meeting.relax.without', { name: nameOfClause(optionalClause) });
  return t('meeting.relax.until', { day: to ? dateText(to) : '' });
}
