import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { Doing } from '../parts/doing.js';
import { askingAgain } from '../parts/form.js';
import { Shown } from '../parts/shown.js';
import { AskAuthority, Remedies } from './authority.js';
import { languageOfServer } from './local-time.js';
import { OPEN_SEATS, type Seat } from './seat.query.js';
import { StandIns } from './stand-ins.js';
import { ANCHORS } from './steps.js';
import type { PartGiven, WorkGiven } from './given.js';
import { nameOf } from '../words/names.js';

/**
 * Who is needed and does not come, and what can be done: a colleague, a request to an authority, another time. It stays when
 * nobody is missing any more: what was done for that is told here.
 */
export function Seats({ again, ...given }: PartGiven) {
  const { t } = useTranslation();
  const { meeting, phase } = given;
  const isMissed = meeting.lostSeats.length > 0;
  const [wasMissed, keep] = useState(isMissed);
  if (isMissed && !wasMissed) keep(true);
  if (phase !== 'ahead' || !wasMissed) return null;
  const variables = { meetingId: meeting.id, times: { language: languageOfServer(), proposals: 0 } };
  return (
    <Doing id={ANCHORS.seats} title={t('meeting.step.seats')} again={again}>
      {(part) => (
        <Shown query={OPEN_SEATS} variables={variables}>
          {({ openSeats }, askAgain) => (
            <>
              <p>{t(openSeats.seats.length > 0 ? 'meeting.seats.orMove' : 'meeting.seats.none')}</p>
              {openSeats.seats.map((seat) => (
                <LostSeat key={seat.participantId} seat={seat} part={askingAgain(part, askAgain)} {...given} />
              ))}
            </>
          )}
        </Shown>
      )}
    </Doing>
  );
}

function LostSeat({ seat, ...given }: WorkGiven & { readonly seat: Seat }) {
  const { t } = useTranslation();
  const { unitName, lostFor, comment, delegatedTo, ways, remedies } = seat;
  return (
    <div>
      <Heading variant="h3">
        {nameOf(seat)}
        {unitName && `, ${unitName}`}
      </Heading>
      <p className="late">{t(`meeting.lost.${lostFor}`)}</p>
      {comment && <p className="told-words">{t('meeting.answers.said', { words: comment })}</p>}
      {delegatedTo && <p>{t('meeting.seats.named', { name: delegatedTo })}</p>}
      <StandIns seat={seat} {...given} />
      {remedies.length > 0 && <Remedies remedies={remedies} part={given.part} />}
      {ways.length > 0 && <AskAuthority seat={seat} {...given} />}
    </div>
  );
}
