import { useTranslation } from 'react-i18next';
import { Opens } from '../parts/opened.js';
import { WorkPart } from '../parts/work-part.js';
import { spanText, whenText } from '../words/time.js';
import { CancelMeeting } from './cancel.js';
import { DurationForm, LinkForm } from './details.js';
import { Holds } from './holds.js';
import { PollPart } from './poll.js';
import { ANCHORS } from './steps.js';
import { TimeChoice } from './time-choice.js';
import type { MeetingGiven } from './given.js';

/** When the meeting is: finding a time, moving it, asking which times suit, or that it will not be. */
export function TimePart(given: MeetingGiven) {
  const { t } = useTranslation();
  const { phase, again } = given;
  return (
    <WorkPart anchor={ANCHORS.time} title={t('meeting.time.title')} again={again}>
      <Agreed {...given} />
      {phase === 'draft' && <Finding {...given} />}
      {phase === 'ahead' && <Changing {...given} />}
      {phase === 'begun' && (
        <div className="acts">
          <CancelMeeting {...given} />
        </div>
      )}
    </WorkPart>
  );
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

function Finding(given: MeetingGiven) {
  const { t } = useTranslation();
  return (
    <>
      <Holds meeting={given.meeting} />
      <TimeChoice {...given} />
      <PollPart {...given} />
      <div className="acts">
        <Opens name="duration" label={t('meeting.details.duration')}>
          {(close) => <DurationForm {...given} close={close} />}
        </Opens>
        <CancelMeeting {...given} />
      </div>
    </>
  );
}

function Changing(given: MeetingGiven) {
  const { t } = useTranslation();
  return (
    <div className="acts">
      <Opens name="move" label={t('meeting.time.move')}>
        {(close) => <TimeChoice {...given} close={close} />}
      </Opens>
      <Opens name="link" label={t('meeting.details.link')}>
        {(close) => <LinkForm {...given} close={close} />}
      </Opens>
      <CancelMeeting {...given} />
    </div>
  );
}
