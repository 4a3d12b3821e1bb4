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

function PollForm({ found, page, meeting, close }: OpenGiven & { readonly found: Proposals }) {
  const { t } = useTranslation();
  const names = useNames(page);
  const staff = meeting.participants.filter(({ who, isRoom }) => who !== null && !isRoom);
  const unknown = staff.filter(({ who }) => found.ask.includes(who!.id));
  const [own, add] = useState<ChosenStart[]>([]);
  const [times, pick] = useState<string[]>([]);
  const [asked, ask] = useState((unknown.length > 0 ? unknown : staff).map(({ id }) => id));
  const [isChecked, check] = useState(false);
  const { make, error, isBusy } = useStep(OPEN_POLL);
  const isRight = times.length >= TIMES.least && times.length <= TIMES.most;
  const send = async () => {
    check(true);
    if (!isRight) return;
    const input = { meetingId: meeting.id, expectedVersion: meeting.version, participantIds: asked, times };
    if (await make(input, t('meeting.poll.sent'))) close();
  };
  const toggle = (one: string) => pick((all) => toggled(all, one));
  return (
    <>
      <fieldset className="picks">
        <legend>{t('meeting.poll.which')}</legend>
        {found.proposals.map((proposal) => (
          <TimePick
            key={proposal.localStart}
            type="checkbox"
            proposal={proposal}
            isPicked={times.includes(proposal.localStart)}
            pick={toggle}
          />
        ))}
        {own.map(({ localStart, start }) => (
          <Pick
            key={localStart}
            type="checkbox"
            name="time"
            value={localStart}
            isPicked={times.includes(localStart)}
            pick={toggle}
          >
            {whenText(start)}
          </Pick>
        ))}
      </fieldset>
      <AddTime
        add={(start) => {
          add((all) => [...all.filter(({ localStart }) => localStart !== start.localStart), start]);
          pick((all) => [...all.filter((each) => each !== start.localStart), start.localStart]);
        }}
      />
      <fieldset className="picks">
        <legend>{t('meeting.poll.whom')}</legend>
        {staff.map((one) => (
          <Pick
            key={one.id}
            type="checkbox"
            name="whom"
            value={one.id}
            isPicked={asked.includes(one.id)}
            pick={(id) => ask((all) => toggled(all, id))}
          >
            {names(one)}
          </Pick>
        ))}
      </fieldset>
      {isChecked && !isRight && (
        <p role="alert" className="missing">
          {t('meeting.poll.howMany', TIMES)}
        </p>
      )}
      <Refusal error={error} />
      <div className="acts">
        <Button onClick={() => void send()}>{t('meeting.poll.send')}</Button>
        <span role="status">{isBusy && t('meeting.saving')}</span>
      </div>
    </>
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
