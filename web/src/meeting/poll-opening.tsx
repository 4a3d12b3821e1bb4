import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { Entry, Pick } from '../parts/field.js';
import { Shown } from '../parts/shown.js';
import { useStep } from '../parts/work.js';
import { whenText } from '../words/time.js';
import { type ChosenStart, dayFromNow, languageOfServer, startOf } from './local-time.js';
import { OPEN_POLL } from './poll.query.js';
import { Refusal } from './refusal.js';
import { useNames } from './table.js';
import { PROPOSALS, type Proposals } from './time.query.js';
import { TimePick } from './time-picks.js';
import type { MeetingGiven } from './given.js';

interface OpenGiven extends MeetingGiven {
  readonly close: () => void;
}

/** People have two working days to answer: sooner there is nothing to ask about. */
const FIRST_DAY = 3;
const DAYS_SEARCHED = 28;
const TIMES_OFFERED = 8;
const TIMES = { least: 2, most: 5 } as const;

const toggled = (all: readonly string[], one: string): string[] =>
  all.includes(one) ? all.filter((each) => each !== one) : [...all, one];

/** Picks two to five times, and whom to ask. */
export function OpenPoll(given: OpenGiven) {
  const input = {
    meetingId: given.meeting.id,
    from: dayFromNow(FIRST_DAY),
    to: dayFromNow(FIRST_DAY + DAYS_SEARCHED),
    language: languageOfServer(),
    proposals: TIMES_OFFERED,
  };
  return (
    <Shown query={PROPOSALS} variables={{ input }}>
      {({ proposeMeetingTimes }) => <PollForm {...given} found={proposeMeetingTimes} />}
    </Shown>
  );
}

/** Whom a poll can ask: not rooms, not the family. */
const staffOf = ({ participants }: MeetingGiven['meeting']) =>
  participants.filter(({ who, isRoom }) => who !== null && !isRoom);

/** Those whose calendar nobody knows; everybody where all are known. */
function askedFirst({ meeting }: MeetingGiven, { ask }: Proposals): string[] {
  const staff = staffOf(meeting);
  const unknown = staff.filter(({ who }) => ask.includes(who!.id));
  return (unknown.length > 0 ? unknown : staff).map(({ id }) => id);
}

function PollForm({ found, close, ...given }: OpenGiven & { readonly found: Proposals }) {
  const { t } = useTranslation();
  const { id: meetingId, version: expectedVersion } = given.meeting;
  const [times, pick] = useState<readonly string[]>([]);
  const [participantIds, ask] = useState<readonly string[]>(() => askedFirst(given, found));
  const [isChecked, check] = useState(false);
  const { make, error, isBusy } = useStep(OPEN_POLL);
  const isRight = times.length >= TIMES.least && times.length <= TIMES.most;
  const send = async () => {
    check(true);
    if (!isRight) return;
    const input = { meetingId, expectedVersion, participantIds: [...participantIds], times: [...times] };
    if (await make(input, t('meeting.poll.sent'))) close();
  };
  return (
    <>
      <WhichTimes found={found} times={times} pick={pick} />
      <Whom {...given} asked={participantIds} ask={ask} />
      {isChecked && !isRight && <HowMany />}
      <Refusal error={error} />
      <div className="acts">
        <Button onClick={() => void send()}>{t('meeting.poll.send')}</Button>
        <span role="status">{isBusy && t('meeting.saving')}</span>
      </div>
    </>
  );
}

function HowMany() {
  const { t } = useTranslation();
  return (
    <p role="alert" className="missing">
      {t('meeting.poll.howMany', TIMES)}
    </p>
  );
}

interface WhichGiven {
  readonly found: Proposals;
  readonly times: readonly string[];
  readonly pick: (times: readonly string[]) => void;
}

/** The best times, and others that are added by hand. */
function WhichTimes({ found, times, pick }: WhichGiven) {
  const { t } = useTranslation();
  const [own, add] = useState<readonly ChosenStart[]>([]);
  const given = { type: 'checkbox', pick: (one: string) => pick(toggled(times, one)) } as const;
  const isPicked = (one: string) => times.includes(one);
  const addOwn = (start: ChosenStart) => {
    const { localStart } = start;
    const isThere = [...found.proposals, ...own].some((each) => each.localStart === localStart);
    if (!isThere) add([...own, start]);
    if (!isPicked(localStart)) pick([...times, localStart]);
  };
  return (
    <>
      <fieldset className="picks">
        <legend>{t('meeting.poll.which')}</legend>
        {found.proposals.map((proposal) => (
          <TimePick key={proposal.localStart} {...given} proposal={proposal} isPicked={isPicked(proposal.localStart)} />
        ))}
        {own.map(({ localStart, start }) => (
          <Pick key={localStart} {...given} name="time" value={localStart} isPicked={isPicked(localStart)}>
            {whenText(start)}
          </Pick>
        ))}
      </fieldset>
      <AddTime add={addOwn} />
    </>
  );
}

interface WhomGiven extends MeetingGiven {
  readonly asked: readonly string[];
  readonly ask: (asked: readonly string[]) => void;
}

function Whom({ page, meeting, asked, ask }: WhomGiven) {
  const { t } = useTranslation();
  const names = useNames(page);
  return (
    <fieldset className="picks">
      <legend>{t('meeting.poll.whom')}</legend>
      {staffOf(meeting).map((one) => (
        <Pick
          key={one.id}
          type="checkbox"
          name="whom"
          value={one.id}
          isPicked={asked.includes(one.id)}
          pick={(id) => ask(toggled(asked, id))}
        >
          {names(one)}
        </Pick>
      ))}
    </fieldset>
  );
}

function AddTime({ add }: { readonly add: (start: ChosenStart) => void }) {
  const { t } = useTranslation();
  const [date, onDay] = useState('');
  const [time, atTime] = useState('');
  const start = startOf(date, time);
  return (
    <div className="fields">
      <Entry label={t('meeting.time.date')} type="date" min={dayFromNow(FIRST_DAY)} value={date} write={onDay} />
      <Entry label={t('meeting.time.clock')} type="time" step={300} value={time} write={atTime} />
      <Button variant="secondary" onClick={() => start && add(start)}>
        {t('meeting.poll.addTime')}
      </Button>
    </div>
  );
}
