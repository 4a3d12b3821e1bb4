import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { useStep } from '../parts/step.js';
import { whenText } from '../words/time.js';
import type { WorkGiven } from './given.js';
import type { Insisted } from './insisting.js';
import type { ChosenStart } from './local-time.js';
import { FAMILY_YES, MOVE, SCHEDULE } from './time.query.js';

interface Agreement {
  readonly start: ChosenStart;
  /** Who of the family says yes to it; null where one has already. */
  readonly personId: string | null;
  readonly insisted: Insisted;
}

interface Agreed {
  readonly agree: (agreement: Agreement) => Promise<void>;
  readonly isBusy: boolean;
  /** The yes is written down, and the time was refused after that. */
  readonly isYesOnly: boolean;
  readonly error: CombinedError | undefined;
}

/** Writes down the family's yes, then gives the meeting its time, or another. A yes that was written stays where the time is refused, and that is told. */
export function useAgreed({ meeting: { id: meetingId, version }, phase, part }: WorkGiven): Agreed {
  const { t } = useTranslation();
  const [isYesOnly, tellHalf] = useState(false);
  const yes = useStep(FAMILY_YES, part);
  const schedule = useStep(SCHEDULE, part);
  const move = useStep(MOVE, part);
  const fix = (start: ChosenStart, expectedVersion: number, insisted: Insisted) => {
    const input = { meetingId, start: start.localStart, expectedVersion, ...insisted };
    const when = whenText(start.start);
    return phase === 'draft'
      ? schedule.make(input, t('meeting.time.scheduled', { when }))
      : move.make(input, t('meeting.time.moved', { when }));
  };
  const agree = async ({ start, personId, insisted }: Agreement): Promise<void> => {
    if (personId === null) return void (await fix(start, version, insisted));
    const said = await yes.make({ meetingId, start: start.localStart, expectedVersion: version, personId });
    if (!said || (await fix(start, said.changed.version, insisted))) return;
    tellHalf(true);
    part.outdated();
  };
  return {
    agree,
    isYesOnly,
    isBusy: yes.isBusy || schedule.isBusy || move.isBusy,
    error: yes.error ?? schedule.error ?? move.error,
  };
}
