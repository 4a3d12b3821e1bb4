import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { Shown } from '../parts/shown.js';
import { AlsoAgain, WorkPart } from '../parts/work-part.js';
import { AskAuthority, Remedies } from './authority.js';
import { languageOfServer } from './local-time.js';
import { OPEN_SEATS, type Seat } from './seat.query.js';
import { StandIns } from './stand-ins.js';
import { ANCHORS } from './steps.js';
import type { MeetingGiven } from './given.js';
import { nameOf } from '../words/names.js';

/** Who is needed and does not come, and what can be done: a colleague, a request to an authority, another time. */
export function Seats(given: MeetingGiven) {
  const { t } = useTranslation();
  const { meeting, phase, again } = given;
  if (phase !== 'ahead' || meeting.lostSeats.length === 0) return null;
  const variables = { meetingId: meeting.id, times: { language: languageOfServer(), proposals: 0 } };
  return (
    <WorkPart anchor={ANCHORS.seats} title={t('meeting.step.seats')} again={again}>
      <Shown query={OPEN_SEATS} variables={variables}>
        {({ openSeats }, askAgain) => (
          <AlsoAgain again={askAgain}>
            <p>{t('meeting.seats.orMove')}</p>
            {openSeats.seats.map((seat) => (
              <LostSeat key={seat.participantId} seat={seat} {...given} />
            ))}
          </AlsoAgain>
        )}
      </Shown>
    </WorkPart>
  );
}

function LostSeat({ seat, ...given }: MeetingGiven & { readonly seat: Seat }) {
  const { t } = useTranslation();
  const { unitName, lostFor, comment, delegatedTo, ways, remedies } = seat;
  return (
    <div>
      <Heading variant="h3">
        {nameOf(seat)}
        {unitName && `, ${unitName}`}
      </Heading>
      <p className="late">{t(`meeting.lost.${lostFor}`)}</p>
      {comment && <p className="own-words">{t('meeting.answers.said', { words: comment })}</p>}
      {delegatedTo && <p>{t('meeting.seats.named', { name: delegatedTo })}</p>}
      <StandIns seat={seat} {...given} />
      {remedies.length > 0 && <Remedies remedies={remedies} />}
      {ways.length > 0 && <AskAuthority seat={seat} {...given} />}
    </div>
  );
}
