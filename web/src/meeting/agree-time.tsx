import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { GiveUp } from '../parts/doing.js';
import { whenText } from '../words/time.js';
import { millisecondsOf } from '../words/wall.js';
import type { MeetingGiven, WorkGiven } from './given.js';
import { HoldTime } from './holds.js';
import { useInsisting } from './insisting.js';
import type { ChosenStart } from './local-time.js';
import { Refusal } from './refusal.js';
import { SaidYes } from './said-yes.js';
import { useAgreed } from './use-agreed.js';

interface AgreeGiven extends WorkGiven {
  /** The time that was picked. */
  readonly start: ChosenStart | null;
}

/** The picked time becomes the time of the meeting, once somebody of the family has said yes to it. */
export function AgreeTime({ start, ...given }: AgreeGiven) {
  return <div className="form">{start ? <AgreePicked {...given} start={start} /> : <PickFirst {...given} />}</div>;
}

/** Before a time is picked the button says what is missing. */
function PickFirst({ phase, part }: WorkGiven) {
  const { t } = useTranslation();
  const [isMissing, miss] = useState(false);
  return (
    <>
      {isMissing && (
        <p role="alert" className="late">
          {t('meeting.time.pickFirst')}
        </p>
      )}
      <div className="form-do">
        <Button variant="secondary" onClick={() => miss(true)}>
          {t(phase === 'draft' ? 'meeting.time.schedule' : 'meeting.time.sendMove')}
        </Button>
        <GiveUp part={part} />
      </div>
    </>
  );
}

type PickedGiven = AgreeGiven & { readonly start: ChosenStart };

const isSaid = ({ familyYesStart }: MeetingGiven['meeting'], { start }: ChosenStart): boolean =>
  familyYesStart !== null && millisecondsOf(familyYesStart) === millisecondsOf(start);

function AgreePicked({ start, ...given }: PickedGiven) {
  const { t } = useTranslation();
  const { page, meeting, phase, part } = given;
  const { agree, error, isBusy, isYesOnly } = useAgreed(given);
  const { insist, insisted } = useInsisting({ page, meeting, error });
  const send = (personId: string | null) => void agree({ start, personId, insisted });
  return (
    <>
      {isYesOnly && <YesOnly start={start} />}
      <Refusal error={error} />
      {insist}
      {isSaid(meeting, start) ? (
        <Go {...{ start, phase }} isTold={!isYesOnly} send={() => send(null)} />
      ) : (
        <SaidYes page={page} start={start.start} then={phase === 'draft' ? 'schedule' : 'move'} send={send} />
      )}
      {phase === 'draft' && <HoldTime meeting={meeting} start={start} part={part} />}
      <div className="form-do">
        <GiveUp part={part} />
        <span role="status">{isBusy && t('form.saving')}</span>
      </div>
    </>
  );
}

interface GoGiven extends Pick<MeetingGiven, 'phase'> {
  readonly start: ChosenStart;
  /** Whether it has to be said that the yes is there. */
  readonly isTold: boolean;
  readonly send: () => void;
}

/** The family has said yes already. */
function Go({ start, phase, isTold, send }: GoGiven) {
  const { t } = useTranslation();
  return (
    <>
      {isTold && <p>{t('meeting.yes.said', { when: whenText(start.start) })}</p>}
      <div className="form-do">
        <Button onClick={send}>{t(phase === 'draft' ? 'meeting.time.schedule' : 'meeting.time.sendMove')}</Button>
      </div>
    </>
  );
}

/** The yes is written down and the time was refused. It takes the focus: the button that was pressed is gone. */
function YesOnly({ start }: { readonly start: ChosenStart }) {
  const { t } = useTranslation();
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <p ref={place} tabIndex={-1}>
      {t('meeting.yes.only', { when: whenText(start.start) })}
    </p>
  );
}
