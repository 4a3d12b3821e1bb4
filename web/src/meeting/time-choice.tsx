import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Shown } from '../parts/shown.js';
import { AgreeTime } from './agree-time.js';
import { type ChosenStart, dayFromNow, languageOfServer, startOf } from './local-time.js';
import { OwnTime, TimePick } from './time-picks.js';
import { PROPOSALS, type Proposals } from './time.query.js';
import { Relaxations } from './relaxations.js';
import type { MeetingGiven } from './given.js';

/** So far ahead a time is looked for at first. */
const DAYS_SEARCHED = 28;
/** So many times are shown: more are not compared by anybody. */
const TIMES_SHOWN = 5;

interface ChoiceGiven extends MeetingGiven {
  readonly close?: () => void;
}

/** The best times with their reasons, of which one is picked; or any other that was agreed on the telephone. */
export function TimeChoice(given: ChoiceGiven) {
  const [to, searchUntil] = useState(dayFromNow(DAYS_SEARCHED));
  const input = {
    meetingId: given.meeting.id,
    from: dayFromNow(0),
    to,
    language: languageOfServer(),
    // The time that the meeting has is none to move it to.
    proposals: TIMES_SHOWN + 1,
  };
  return (
    <Shown query={PROPOSALS} variables={{ input }}>
      {({ proposeMeetingTimes }, again) => (
        <Picking {...given} found={proposeMeetingTimes} searchUntil={searchUntil} lookAgain={again} />
      )}
    </Shown>
  );
}

interface PickingGiven extends ChoiceGiven {
  readonly found: Proposals;
  readonly searchUntil: (day: string) => void;
  readonly lookAgain: () => void;
}

const OWN = 'own';

function Picking({ found, searchUntil, lookAgain, ...given }: PickingGiven) {
  const { t } = useTranslation();
  const [picked, pick] = useState('');
  const [own, write] = useState({ date: '', time: '' });
  const times = found.proposals
    .filter(({ localStart }) => localStart !== given.meeting.localStart)
    .slice(0, TIMES_SHOWN);
  const start: ChosenStart | null =
    picked === OWN ? startOf(own.date, own.time) : (times.find(({ localStart }) => localStart === picked) ?? null);
  return (
    <>
      <fieldset className="picks">
        <legend>{t('meeting.time.best')}</legend>
        {times.length === 0 && <p>{t('meeting.time.noneSuits')}</p>}
        {times.map((proposal) => (
          <TimePick
            key={proposal.localStart}
            proposal={proposal}
            isPicked={picked === proposal.localStart}
            pick={pick}
          />
        ))}
        <OwnTime value={OWN} isPicked={picked === OWN} pick={pick} own={own} write={write} />
      </fieldset>
      <Relaxations {...given} relaxations={found.relaxations} searchUntil={searchUntil} lookAgain={lookAgain} />
      <AgreeTime key={start?.localStart ?? 'none'} {...given} start={start} />
    </>
  );
}
