import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useOpened } from '../parts/opened.js';
import { whenText } from '../words/time.js';
import { millisecondsOf } from '../words/wall.js';
import type { MeetingGiven } from './given.js';
import { HoldTime } from './holds.js';
import { useInsisting } from './insisting.js';
import type { ChosenStart } from './local-time.js';
import { Refusal } from './refusal.js';
import { SaidYes } from './said-yes.js';
import { useAgreed } from './use-agreed.js';

interface AgreeGiven extends MeetingGiven {
  /** The time that was picked. */
  readonly start: ChosenStart | null;
  readonly close?: () => void;
}

/** The picked time becomes the time of the meeting, once somebody of the family has said yes to it. */
export function AgreeTime({ start, ...given }: AgreeGiven) {
  return start ? <AgreePicked {...given} start={start} /> : <PickFirst phase={given.phase} />;
}

/** Before a time is picked the button says what is missing. */
function PickFirst({ phase }: Pick<MeetingGiven, 'phase'>) {
  const { t } = useTranslation();
  const [isMissing, miss] = useState(false);
  return (
    <div className="form">
      {isMissing && (
        <p role="alert" className="missing">
          {t('meeting.time.pickFirst')}
        </p>
      )}
      <div className="acts">
        <Button variant="secondary" onClick={() => miss(true)}>
          {t(phase === 'draft' ? 'meeting.time.schedule' : 'meeting.time.sendMove')}
        </Button>
      </div>
    </div>
  );
}

type PickedGiven = AgreeGiven & { readonly start: ChosenStart };

const isSaid = ({ familyYesStart }: MeetingGiven['meeting'], { start }: ChosenStart): boolean =>
  familyYesStart !== null && millisecondsOf(familyYesStart) === millisecondsOf(start);

function AgreePicked({ start, close, ...given }: PickedGiven) {
  const { t } = useTranslation();
  const { page, meeting, phase } = given;
  const { name: opened } = useOpened();
  const { agree, error, isBusy, isYesOnly } = useAgreed(meeting, phase);
  const { insist, insisted } = useInsisting({ page, meeting, error });
  const isMain = opened === null || opened === 'move';
  const send = async (personId: string | null) => {
    if (await agree({ start, personId, insisted })) close?.();
  };
  return (
    <div className="form">
      {isYesOnly && <YesOnly start={start} />}
      <Refusal error={error} />
      {insist}
      {isSaid(meeting, start) ? (
        <Go {...{ start, phase, isMain }} isTold={!isYesOnly} send={() => void send(null)} />
      ) : (
        <SaidYes
          {...{ page, isMain }}
          start={start.start}
          then={phase === 'draft' ? 'schedule' : 'move'}
          send={(personId) => void send(personId)}
        />
      )}
      {phase === 'draft' && <HoldTime meeting={meeting} start={start} />}
      <span role="status">{isBusy && t('meeting.saving')}</span>
    </div>
  );
}

interface GoGiven extends Pick<MeetingGiven, 'phase'> {
  readonly start: ChosenStart;
  readonly isMain: boolean;
  /** Whether it has to be said that the yes is there. */
  readonly isTold: boolean;
  readonly send: () => void;
}

/** The family has said yes already. */
function Go({ start, phase, isMain, isTold, send }: GoGiven) {
  const { t } = useTranslation();
  return (
    <>
      {isTold && <p>{t('meeting.yes.said', { when: whenText(start.start) })}</p>}
      <div className="acts">
        <Button variant={isMain ? 'default' : 'secondary'} onClick={send}>
          {t(phase === 'draft' ? 'meeting.time.schedule' : 'meeting.time.sendMove')}
        </Button>
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
