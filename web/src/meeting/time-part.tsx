import { useTranslation } from 'react-i18next';
import { Act, Doing } from '../parts/doing.js';
import { spanText, whenText } from '../words/time.js';
import { CancelMeeting } from './cancel.js';
import { DurationForm, LinkForm } from './details.js';
import { Holds } from './holds.js';
import { PollPart } from './poll.js';
import { ANCHORS } from './steps.js';
import { TimeChoice } from './time-choice.js';
import type { MeetingGiven, PartGiven, WorkGiven } from './given.js';

/** When the meeting is: finding a time, moving it, asking which times suit, or that it will not be. */
export function TimePart({ again, ...given }: PartGiven) {
  const { t } = useTranslation();
  return (
    <Doing id={ANCHORS.time} title={t('meeting.time.title')} again={again}>
      {(part) => (
        <>
          <Agreed {...given} />
          <Steps {...given} part={part} />
        </>
      )}
    </Doing>
  );
}

/** What may be done about the time now. */
function Steps(given: WorkGiven) {
  if (given.phase === 'draft') return <Finding {...given} />;
  if (given.phase === 'ahead') return <Changing {...given} />;
  return given.phase === 'begun' && <CancelMeeting {...given} />;
}

/** What stands now. */
function Agreed({ meeting: { startsAt, endsAt, familyYesStart, cancelReason } }: MeetingGiven) {
  const { t } = useTranslation();
  if (cancelReason) return <p>{t(`case.cancelled.${cancelReason}`)}</p>;
  const when = startsAt && endsAt && spanText(startsAt, endsAt);
  return (
    <>
      {when && <p>{t('meeting.time.agreed', { when })}</p>}
      {!when && familyYesStart && <p>{t('meeting.yes.said', { when: whenText(familyYesStart) })}</p>}
    </>
  );
}

function Finding(given: WorkGiven) {
  const { t } = useTranslation();
  const { meeting, part } = given;
  return (
    <>
      <Holds meeting={meeting} />
      <TimeChoice {...given} />
      <PollPart {...given} />
      <div className="acts">
        <Act label={t('meeting.details.duration')}>
          {(close) => <DurationForm meeting={meeting} part={{ ...part, close }} />}
        </Act>
        <CancelMeeting {...given} />
      </div>
    </>
  );
}

function Changing(given: WorkGiven) {
  const { t } = useTranslation();
  const { meeting, part } = given;
  return (
    <div className="acts">
      <Act label={t('meeting.time.move')}>{(close) => <TimeChoice {...given} part={{ ...part, close }} />}</Act>
      <Act label={t('meeting.details.link')}>{(close) => <LinkForm meeting={meeting} part={{ ...part, close }} />}</Act>
      <CancelMeeting {...given} />
    </div>
  );
}
