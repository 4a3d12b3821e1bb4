import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useOpened } from '../parts/opened.js';
import { useStep } from '../parts/work.js';
import { whenText } from '../words/time.js';
import { millisecondsOf } from '../words/wall.js';
import { firstGuardian, GuardianChoice } from './guardian-choice.js';
import { useInsisting } from './insisting.js';
import { type ChosenStart, hoursFromNow } from './local-time.js';
import { Refusal } from './refusal.js';
import { HOLD } from './time.query.js';
import { useAgreed } from './use-agreed.js';
import type { MeetingGiven } from './given.js';

/** So long a time is kept for a meeting: over a night and the day after. */
const HOURS_HELD = 48;

interface AgreeGiven extends MeetingGiven {
  /** The time that was picked. */
  readonly start: ChosenStart | null;
  readonly close?: () => void;
}

/** The picked time becomes the time of the meeting, once somebody of the family has said yes to it. */
export function AgreeTime({ start, close, ...given }: AgreeGiven) {
  const { t } = useTranslation();
  const { page, meeting, phase } = given;
  const { name: opened } = useOpened();
  const [guardianId, choose] = useState(firstGuardian(page));
  const [isMissing, miss] = useState(false);
  const { agree, error, isBusy } = useAgreed(meeting, phase);
  const { insist, insisted } = useInsisting({ page, meeting, error });
  const isYes =
    start !== null &&
    meeting.familyYesStart !== null &&
    millisecondsOf(meeting.familyYesStart) === millisecondsOf(start.start);
  const send = async () => {
    if (!start) return miss(true);
    if (await agree({ start, isYes, personId: guardianId, insisted })) close?.();
  };
  return (
    <div className="form">
      {start &&
        (isYes ? (
          <p>{t('meeting.yes.said', { when: whenText(start.start) })}</p>
        ) : (
          <>
            <GuardianChoice {...{ page, guardianId, choose }} />
            <p className="beside">{t('meeting.yes.records', { when: whenText(start.start) })}</p>
          </>
        ))}
      {insist}
      {isMissing && !start && (
        <p role="alert" className="missing">
          {t('meeting.time.pickFirst')}
        </p>
      )}
      <Refusal error={error} />
      <div className="acts">
        <Button variant={opened === null || opened === 'move' ? 'default' : 'secondary'} onClick={() => void send()}>
          {t(phase === 'draft' ? 'meeting.time.schedule' : 'meeting.time.sendMove')}
        </Button>
        {start && phase === 'draft' && <HoldTime meeting={meeting} start={start} />}
        <span role="status">{isBusy && t('meeting.saving')}</span>
      </div>
    </div>
  );
}

function HoldTime({ meeting, start }: Pick<MeetingGiven, 'meeting'> & { readonly start: ChosenStart }) {
  const { t } = useTranslation();
  const { make, error } = useStep(HOLD);
  const hold = () =>
    make(
      {
        meetingId: meeting.id,
        expectedVersion: meeting.version,
        start: start.localStart,
        until: hoursFromNow(HOURS_HELD),
      },
      t('meeting.hold.done', { when: whenText(start.start), hours: HOURS_HELD }),
    );
  return (
    <>
      <Button variant="secondary" onClick={() => void hold()}>
        {t('meeting.hold.take', { hours: HOURS_HELD })}
      </Button>
      <Refusal error={error} />
    </>
  );
}
