import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useStep } from '../parts/work.js';
import { dateText, whenText } from '../words/time.js';
import { Refusal } from './refusal.js';
import { useNames } from './table.js';
import { CHANGE_DURATION, type Relaxation } from './time.query.js';
import type { MeetingGiven } from './given.js';

interface RelaxationsGiven extends MeetingGiven {
  readonly relaxations: readonly Relaxation[];
  readonly searchUntil: (day: string) => void;
  readonly lookAgain: () => void;
}

type Change = Relaxation['change'][number];

/** What could be given up where few times suit. What can be done at once is a button; the rest is for thinking over. */
export function Relaxations({ relaxations, searchUntil, lookAgain, meeting, page, phase }: RelaxationsGiven) {
  const { t } = useTranslation();
  const shorten = useStep(CHANGE_DURATION);
  const names = useNames(page);
  if (relaxations.length === 0) return null;
  const clauseName = (clause: string) => {
    const one = meeting.participants.find(({ id }) => id === clause);
    return one ? names(one) : clause;
  };
  const take = async ({ to, durationMinutes }: Change) => {
    if (to) return searchUntil(to);
    const seen = { meetingId: meeting.id, expectedVersion: meeting.version };
    if (!(await shorten.make({ ...seen, durationMinutes: durationMinutes! }, t('meeting.details.durationChanged'))))
      return;
    lookAgain();
  };
  return (
    <>
      <h3>{t('meeting.relax.title')}</h3>
      <ul className="work-rows">
        {relaxations.map((relaxation) => {
          const only = relaxation.change.length === 1 ? relaxation.change[0] : undefined;
          const mayTake = only && (only.to !== null || (only.durationMinutes !== null && phase === 'draft'));
          const words = relaxation.change.map((change) => wordsOf(change, clauseName, t)).join(', ');
          return (
            <li key={words}>
              <p>
                {words}{' '}
                <span className="beside">
                  {t('meeting.relax.adds', { count: relaxation.addsStarts, when: whenText(relaxation.firstStart) })}
                </span>
              </p>
              {mayTake && (
                <Button variant="secondary" onClick={() => void take(only)}>
                  {t('meeting.relax.take')}
                  <span className="hidden">: {words}</span>
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <Refusal error={shorten.error} />
    </>
  );
}

function wordsOf(
  { durationMinutes, mode, optionalClause, to }: Change,
  clauseName: (clause: string) => string,
  t: TFunction,
) {
  if (durationMinutes !== null) return t('meeting.relax.duration', { count: durationMinutes });
  if (mode !== null) return t('meeting.relax.mode', { mode: t(`case.mode.${mode}`) });
  if (optionalClause !== null) return t('meeting.relax.without', { name: clauseName(optionalClause) });
  return t('meeting.relax.until', { day: to ? dateText(to) : '' });
}
