import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Doing } from '../parts/doing.js';
import { SelectField } from '../parts/fields.js';
import { Form, useGoesOn } from '../parts/form.js';
import { type Meeting, type Participant, RECORD_HELD } from './meeting.query.js';
import { ANCHORS } from './steps.js';
import { useNames } from './table.js';
import type { MeetingGiven, PartGiven, WorkGiven } from './given.js';

const HOW = ['ON_SITE', 'VIDEO', 'PHONE', 'WRITTEN', 'ABSENT'] as const;
type How = (typeof HOW)[number];

/** Whoever was to sit at the table. */
const expectedAt = ({ participants }: Meeting) =>
  participants.filter(({ isRoom, chosen, personId }) => !isRoom && (chosen || personId !== null));

/** That the meeting was held, and who took part in which way. */
export function Held({ again, ...given }: PartGiven) {
  const { t } = useTranslation();
  const { phase } = given;
  if (phase !== 'begun' && phase !== 'held') return null;
  const isHeld = phase === 'held';
  return (
    <Doing id={ANCHORS.held} title={t(isHeld ? 'meeting.held.who' : 'meeting.step.held')} again={again}>
      {(part) => (isHeld ? <Attended {...given} /> : <HeldForm {...given} part={part} />)}
    </Doing>
  );
}

function Attended({ page, meeting }: MeetingGiven) {
  const { t } = useTranslation();
  const names = useNames(page);
  return (
    <ul className="plain">
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

function HeldForm({ page, meeting, part }: WorkGiven) {
  const { t } = useTranslation();
  const names = useNames(page);
  const [took, tell] = useState<Readonly<Record<string, string>>>({});
  const howOf = ({ id }: Participant): How => HOW.find((each) => each === took[id]) ?? plannedFor(meeting);
  const attendance = () => expectedAt(meeting).map((one) => ({ participantId: one.id, attendance: howOf(one) }));
  return (
    <Form
      document={RECORD_HELD}
      input={() => ({ meetingId: meeting.id, expectedVersion: meeting.version, attendance: attendance() })}
      submit={t('meeting.held.save')}
      {...useGoesOn('meeting', part, t('meeting.held.done'))}
    >
      <p>{t('meeting.held.check')}</p>
      {expectedAt(meeting).map((one) => (
        <SelectField
          key={one.id}
          label={names(one)}
          value={howOf(one)}
          write={(how) => tell({ ...took, [one.id]: how })}
          none={null}
          choices={HOW.map((each) => [each, t(`case.attendance.${each}`)])}
        />
      ))}
    </Form>
  );
}
