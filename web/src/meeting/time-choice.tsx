import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RadioField } from '../parts/fields.js';
import { Shown } from '../parts/shown.js';
import { spanText } from '../words/time.js';
import { AgreeTime } from './agree-time.js';
import { type ChosenStart, dayFromNow, languageOfServer, reasonsText, startOf } from './local-time.js';
import { StartFields } from './time-fields.js';
import { PROPOSALS, type Proposals } from './time.query.js';
import { Relaxations } from './relaxations.js';
import type { WorkGiven } from './given.js';

/** So far ahead a time is looked for at first. */
const DAYS_SEARCHED = 28;
/** So many times are shown: more are not compared by anybody. */
const TIMES_SHOWN = 5;

/** The best times with their reasons, of which one is picked; or any other that was agreed on the telephone. */
export function TimeChoice(given: WorkGiven) {
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

interface PickingGiven extends WorkGiven {
  readonly found: Proposals;
  readonly searchUntil: (day: string) => void;
  readonly lookAgain: () => void;
}

const OWN = 'own';

function Picking({ found, searchUntil, lookAgain, ...given }: PickingGiven) {
  const [picked, pick] = useState('');
  const [own, write] = useState({ date: '', time: '' });
  const times = found.proposals
    .filter(({ localStart }) => localStart !== given.meeting.localStart)
    .slice(0, TIMES_SHOWN);
  const start: ChosenStart | null =
    picked === OWN ? startOf(own.date, own.time) : (times.find(({ localStart }) => localStart === picked) ?? null);
  return (
    <>
      <PickTime times={times} picked={picked} pick={pick} />
      {picked === OWN && (
        <div className="fields">
          <StartFields start={own} write={write} from={dayFromNow(0)} />
        </div>
      )}
      <Relaxations {...given} relaxations={found.relaxations} searchUntil={searchUntil} lookAgain={lookAgain} />
      <AgreeTime key={start?.localStart ?? 'none'} {...given} start={start} />
    </>
  );
}

interface PickGiven {
  readonly times: Proposals['proposals'];
  readonly picked: string;
  readonly pick: (picked: string) => void;
}

/** The best times, each with why it is good; or another, as it was agreed on the telephone. */
function PickTime({ times, picked, pick }: PickGiven) {
  const { t } = useTranslation();
  const choices = times.map(
    ({ localStart, start, end, reasons }) => [localStart, spanText(start, end), reasonsText(reasons)] as const,
  );
  return (
    <RadioField
      label={t('meeting.time.best')}
      {...(times.length === 0 && { hint: t('meeting.time.noneSuits') })}
      value={picked}
      write={pick}
      choices={[...choices, [OWN, t('meeting.time.own')]]}
    />
  );
}
