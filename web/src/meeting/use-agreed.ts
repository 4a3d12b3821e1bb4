import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { useChange } from '../parts/change.js';
import { useStep, useWork } from '../parts/work.js';
import { whenText } from '../words/time.js';
import type { Insisted } from './insisting.js';
import type { ChosenStart } from './local-time.js';
import type { Meeting } from './meeting.query.js';
import type { Phase } from './phase.js';
import { FAMILY_YES, MOVE, SCHEDULE } from './time.query.js';

interface Agreement {
  readonly start: ChosenStart;
  /** The family has said yes to it already. */
  readonly isYes: boolean;
  /** Otherwise: who of the family says it. */
  readonly personId: string;
  readonly insisted: Insisted;
}

interface Agreed {
  /** Whether it became the time of the meeting. */
  readonly agree: (agreement: Agreement) => Promise<boolean>;
  readonly isBusy: boolean;
  readonly error: CombinedError | undefined;
}

/** Writes down the family's yes, then gives the meeting its time, or another. A yes that was written stays where the time is refused. */
export function useAgreed({ id: meetingId, version }: Meeting, phase: Phase): Agreed {
  const { t } = useTranslation();
  const { again } = useWork();
  const yes = useChange(FAMILY_YES);
  const schedule = useStep(SCHEDULE);
  const move = useStep(MOVE);
  const agree = async ({ start, isYes, personId, insisted }: Agreement): Promise<boolean> => {
    const seen = { meetingId, start: start.localStart };
    const said = isYes ? version : (await yes.ask({ ...seen, expectedVersion: version, personId }))?.changed.version;
    if (said === undefined) return false;
    const input = { ...seen, expectedVersion: said, ...insisted };
    const when = whenText(start.start);
    const made =
      phase === 'draft'
        ? await schedule.make(input, t('meeting.time.scheduled', { when }))
        : await move.make(input, t('meeting.time.moved', { when }));
    // The yes is another version of the meeting.
    if (!made) again();
    return made !== undefined;
  };
  return {
    agree,
    isBusy: yes.isBusy || schedule.isBusy || move.isBusy,
    error: yes.error ?? schedule.error ?? move.error,
  };
}
