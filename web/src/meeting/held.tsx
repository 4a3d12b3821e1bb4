import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { Choice } from '../parts/field.js';
import { useOpened } from '../parts/opened.js';
import { useStep } from '../parts/work.js';
import { WorkPart } from '../parts/work-part.js';
import { type Meeting, type Participant, RECORD_HELD } from './meeting.query.js';
import { Refusal } from './refusal.js';
import { ANCHORS } from './steps.js';
import { useNames } from './table.js';
import type { MeetingGiven } from './given.js';

const HOW = ['ON_SITE', 'VIDEO', 'PHONE', 'WRITTEN', 'ABSENT'] as const;
type How = (typeof HOW)[number];

/** Whoever was to sit at the table. */
const expectedAt = ({ participants }: Meeting) =>
  participants.filter(({ isRoom, chosen, personId }) => !isRoom && (chosen || personId !== null));

/** That the meeting was held, and who took part in which way. */
export function Held(given: MeetingGiven) {
  const { t } = useTranslation();
  const { phase, again, meeting } = given;
  if (phase !== 'begun' && phase !== 'held') return null;
  return (
    <WorkPart
      anchor={ANCHORS.held}
      title={t(phase === 'held' ? 'meeting.held.who' : 'meeting.step.held')}
      again={again}
    >
      {phase === 'held' ? <Attended {...given} /> : <HeldForm key={meeting.id} {...given} />}
    </WorkPart>
  );
}

function Attended({ page, meeting }: MeetingGiven) {
  const { t } = useTranslation();
  const names = useNames(page);
  return (
    <ul className="work-rows">
      {expectedAt(meeting).map((one) => (
        <li key={one.id}>
          {names(one)} <span className="beside">{one.attendance && t(`case.attendance.${one.attendance}`)}</span>
        </li>
      ))}
    </ul>
  );
}

/** As it was planned: whoever came otherwise is changed. */
const plannedFor = ({ mode }: Meeting): How => (mode === 'REMOTE' ? 'VIDEO' : 'ON_SITE');

function HeldForm(given: MeetingGiven) {
  const { t } = useTranslation();
  const { meeting } = given;
  const { name: opened } = useOpened();
  const { make, error, isBusy } = useStep(RECORD_HELD);
  const [took, tell] = useState<Readonly<Record<string, How>>>({});
  const howOf = ({ id }: Participant): How => took[id] ?? plannedFor(meeting);
  const save = () => {
    const attendance = expectedAt(meeting).map((one) => ({ participantId: one.id, attendance: howOf(one) }));
    return make({ meetingId: meeting.id, expectedVersion: meeting.version, attendance }, t('meeting.held.done'));
  };
  return (
    <div className="form">
      <p>{t('meeting.held.check')}</p>
      <TookPart {...given} howOf={howOf} tell={(id, how) => tell({ ...took, [id]: how })} />
      <Refusal error={error} />
      <div className="acts">
        <Button variant={opened === null ? 'default' : 'secondary'} onClick={() => void save()}>
          {t('meeting.held.save')}
        </Button>
        <span role="status">{isBusy && t('meeting.saving')}</span>
      </div>
    </div>
  );
}

interface TookGiven extends MeetingGiven {
  readonly howOf: (participant: Participant) => How;
  readonly tell: (participantId: string, how: How) => void;
}

function TookPart({ page, meeting, howOf, tell }: TookGiven) {
  const { t } = useTranslation();
  const names = useNames(page);
  const options = HOW.map((value) => ({ value, text: t(`case.attendance.${value}`) }));
  return (
    <div className="fields">
      {expectedAt(meeting).map((one) => (
        <Choice
          key={one.id}
          label={names(one)}
          value={howOf(one)}
          choose={(how) => tell(one.id, how)}
          options={options}
        />
      ))}
    </div>
  );
}
