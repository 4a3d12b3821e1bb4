import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { Checked, Form, useGoesOn } from '../parts/form.js';
import { ManyField } from '../parts/many-field.js';
import { Shown } from '../parts/shown.js';
import { spanText, whenText } from '../words/time.js';
import { type ChosenStart, dayFromNow, languageOfServer, reasonsText, startOf } from './local-time.js';
import { OPEN_POLL } from './poll.query.js';
import { useNames } from './table.js';
import { PROPOSALS, type Proposals } from './time.query.js';
import { StartFields } from './time-fields.js';
import type { MeetingGiven, WorkGiven } from './given.js';

/** People have two working days to answer: sooner there is nothing to ask about. */
const FIRST_DAY = 3;
const DAYS_SEARCHED = 28;
const TIMES_OFFERED = 8;
const TIMES = { least: 2, most: 5 } as const;

/** Picks two to five times, and whom to ask. */
export function OpenPoll(given: WorkGiven) {
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
function askedFirst({ meeting }: Pick<MeetingGiven, 'meeting'>, { ask }: Proposals): string[] {
  const staff = staffOf(meeting);
  const unknown = staff.filter(({ who }) => ask.includes(who!.id));
  return (unknown.length > 0 ? unknown : staff).map(({ id }) => id);
}

type Ticked = readonly string[];

function PollForm({ found, part, ...given }: WorkGiven & { readonly found: Proposals }) {
  const { t } = useTranslation();
  const { id: meetingId, version: expectedVersion } = given.meeting;
  const { times, pick, choices, add } = useTimes(found);
  const [participantIds, ask] = useState<Ticked>(() => askedFirst(given, found));
  return (
    <>
      <AddTime add={add} />
      <Form
        document={OPEN_POLL}
        input={() => ({ meetingId, expectedVersion, participantIds: [...participantIds], times: [...times] })}
        submit={t('meeting.poll.send')}
        {...useGoesOn('meeting', part, t('meeting.poll.sent'))}
      >
        <ManyField
          label={t('meeting.poll.which')}
          ticked={times}
          write={pick}
          choices={choices}
          missing={t('meeting.poll.howMany', TIMES)}
          bounds={TIMES}
        />
        <Whom {...given} asked={participantIds} ask={ask} />
      </Form>
    </>
  );
}

/** Which times are asked about: of those found, and of those that are added by hand. */
function useTimes(found: Proposals) {
  const [own, addOwn] = useState<readonly ChosenStart[]>([]);
  const [times, pick] = useState<Ticked>([]);
  const choices = choicesOf(found, own);
  const add = (start: ChosenStart) => {
    const isThere = choices.some(([localStart]) => localStart === start.localStart);
    if (!isThere) addOwn([...own, start]);
    pick([...new Set([...times, start.localStart])]);
  };
  return { times, pick, choices, add };
}

/** The best times with their reasons, and those that were added by hand. */
const choicesOf = ({ proposals }: Proposals, own: readonly ChosenStart[]) => [
  ...proposals.map(
    ({ localStart, start, end, reasons }) =>
      [
        localStart,
        <>
          {spanText(start, end)}
          <span className="reasons">{reasonsText(reasons)}</span>
        </>,
      ] as const,
  ),
  ...own.map(({ localStart, start }) => [localStart, whenText(start)] as const),
];

interface WhomGiven extends Pick<MeetingGiven, 'page' | 'meeting'> {
  readonly asked: Ticked;
  readonly ask: (asked: Ticked) => void;
}

function Whom({ page, meeting, asked, ask }: WhomGiven) {
  const { t } = useTranslation();
  const names = useNames(page);
  return (
    <ManyField
      label={t('meeting.poll.whom')}
      ticked={asked}
      write={ask}
      choices={staffOf(meeting).map((one) => [one.id, names(one)])}
      missing={t('meeting.refused.NOBODY_TO_ASK')}
    />
  );
}

/** Another time than those found. It stands before the form: one who goes on by Enter adds a time and sends nothing. */
function AddTime({ add }: { readonly add: (start: ChosenStart) => void }) {
  const { t } = useTranslation();
  const [typed, write] = useState({ date: '', time: '' });
  const [wasTried, setTried] = useState(false);
  const start = startOf(typed.date, typed.time);
  return (
    <form
      noValidate
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(!start);
        if (start) add(start);
      }}
    >
      <Checked value={wasTried}>
        <StartFields start={typed} write={write} from={dayFromNow(FIRST_DAY)} />
      </Checked>
      <Button type="submit" variant="secondary">
        {t('meeting.poll.addTime')}
      </Button>
    </form>
  );
}
