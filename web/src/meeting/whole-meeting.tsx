import './meeting.css';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { type TaskRow, TaskRows } from '../parts/task-rows.js';
import { whenText } from '../words/time.js';
import { Answers } from './answers.js';
import type { PartGiven } from './given.js';
import { Facts } from './facts.js';
import { Held } from './held.js';
import type { Invitation, Meeting, Notice } from './meeting.query.js';
import { MinutesPart } from './minutes-part.js';
import { Notices } from './notices.js';
import { type Phase, phaseOf } from './phase.js';
import { Seats } from './seats.js';
import { ANCHORS, type Step, stepsOf } from './steps.js';
import { TimePart } from './time-part.js';

interface WholeGiven extends Omit<PartGiven, 'phase'> {
  readonly invitations: readonly Invitation[];
  readonly notices: readonly Notice[];
}

/** A meeting: what it is, what there is to do, and where it is done; what comes next stands first. */
export function WholeMeeting({ page, meeting, invitations, notices, again }: WholeGiven) {
  const phase = phaseOf(meeting);
  const given: PartGiven = { page, meeting, phase, again };
  const parts = {
    time: <TimePart key="time" {...given} />,
    answers: <Answers key="answers" {...given} invitations={invitations} />,
    seats: <Seats key="seats" {...given} />,
    notices: <Notices key="notices" {...given} notices={notices} />,
    held: <Held key="held" {...given} />,
    minutes: <MinutesPart key="minutes" {...given} />,
  };
  return (
    <>
      <div className="meeting-head">
        <Facts {...given} />
        <Steps steps={stepsOf({ phase, meeting, invitations, notices })} meeting={meeting} />
      </div>
      {ORDER[phase].map((name) => parts[name])}
    </>
  );
}

/** What there is to do, each step leading to where it is done. */
function Steps({ steps, meeting: { startsAt } }: { readonly steps: readonly Step[]; readonly meeting: Meeting }) {
  const { t } = useTranslation();
  const when = startsAt ? whenText(startsAt) : '';
  const rows: TaskRow[] = steps.map(({ name, state, told, count }) => ({
    key: name,
    state,
    name: t(`meeting.step.${name}`),
    told: [t(`meeting.told.${told}`, { count, when })],
    href: `#${ANCHORS[name]}`,
  }));
  return (
    <section aria-labelledby="tehtavat">
      <Heading variant="h2" id="tehtavat">
        {t('meeting.steps')}
      </Heading>
      <TaskRows rows={rows} />
    </section>
  );
}

/** What is worked on at a time, the nearest first. */
const ORDER: Readonly<Record<Phase, readonly Step['name'][]>> = {
  draft: ['time'],
  ahead: ['answers', 'seats', 'time', 'notices'],
  begun: ['held', 'answers', 'time', 'notices'],
  held: ['minutes', 'held', 'answers', 'time', 'notices'],
  cancelled: ['time', 'notices'],
};
