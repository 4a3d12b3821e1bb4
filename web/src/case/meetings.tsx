import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { CasePage, Meeting, Participant } from './case.query.js';
import { dateOfText, spanText } from '../words/time.js';
import { MeetingPlace } from './meeting-place.js';
import { participantName, useNames } from './names.js';
import { Leads, More, PartOfCase, Told } from './part.js';

interface MeetingsGiven {
  readonly page: CasePage;
  /** Whether the reader answers for the case: then it is told also that there is nothing. */
  readonly isKept: boolean;
}

/** Meetings: those ahead stand open, those that were can be opened. */
export function Meetings({ page, isKept }: MeetingsGiven) {
  const { t } = useTranslation();
  const { meetings } = page;
  if (meetings.length === 0 && !isKept) return null;
  return (
    <PartOfCase part="meetings">
      {meetings.length === 0 && <p>{t('case.meeting.none')}</p>}
      {meetings.map((meeting) => (
        <MeetingRow key={meeting.id} meeting={meeting} page={page} isKept={isKept} />
      ))}
      {isKept && page.state !== 'CLOSED' && <Leads caseId={page.id} to={['meeting']} />}
    </PartOfCase>
  );
}

function MeetingRow({ meeting, page, isKept }: MeetingsGiven & { readonly meeting: Meeting }) {
  const { t } = useTranslation();
  const { state, startsAt, endsAt, question, cancelReason } = meeting;
  const when = startsAt && endsAt ? spanText(startsAt, endsAt) : t('case.meeting.noTime');
  return (
    <More
      isOpen={state === 'SCHEDULED' || state === 'DRAFT'}
      title={
        <>
          <strong>{when}</strong> <span>{t(`case.meeting.state.${state}`)}</span>
        </>
      }
    >
      {cancelReason && <p>{t(`case.cancelled.${cancelReason}`)}</p>}
      <MeetingPlace meeting={meeting} />
      <dl>
        <Told term={t('case.meeting.question')}>{question}</Told>
      </dl>
      <Participants meeting={meeting} page={page} />
      <Minutes meeting={meeting} />
      {isKept && (
        <p>
          <Link href={`/asiat/${page.id}/tapaaminen/${meeting.id}`}>{t('case.meeting.arrange')}</Link>
        </p>
      )}
    </More>
  );
}

function Participants({
  meeting: { participants },
  page,
}: Pick<MeetingsGiven, 'page'> & { readonly meeting: Meeting }) {
  if (participants.length === 0) return null;
  return (
    <ul className="case-plain case-participants">
      {participants.map((participant) => (
        <ParticipantRow key={participant.id} participant={participant} page={page} />
      ))}
    </ul>
  );
}

interface ParticipantGiven {
  readonly participant: Participant;
  readonly page: CasePage;
}

function ParticipantRow({ participant, page }: ParticipantGiven) {
  const { t } = useTranslation();
  const names = useNames(page);
  const { who, isRoom, attendance, invitation, needed } = participant;
  const isBad = invitation?.state === 'BOUNCED' || invitation?.state === 'DECLINED';
  return (
    <li>
      <span>{participantName(participant, names) || t('case.somebody')}</span>
      {who?.unitName && !isRoom && <span className="case-beside">{who.unitName}</span>}
      {isRoom && <span className="case-beside">{t('case.meeting.room')}</span>}
      {!isRoom && !attendance && <span className="case-beside">{t(`case.needed.${needed}`)}</span>}
      {attendance ? (
        <span>{t(`case.attendance.${attendance}`)}</span>
      ) : (
        invitation && (
          <span className={isBad ? 'late' : undefined}>
            {t(`case.answer.${invitation.state}`)}
            {invitation.answeredAt && ` ${t('case.answered', { day: dateOfText(invitation.answeredAt) })}`}
          </span>
        )
      )}
    </li>
  );
}

/** The newest edition, each part for those who may read it. */
function Minutes({ meeting: { minutes, state } }: { readonly meeting: Meeting }) {
  const { t } = useTranslation();
  if (!minutes) return null;
  const { forAll, forAuthorities, forFamily, edition } = minutes;
  return (
    <More
      title={t('case.minutes.title', { edition, state: t(`case.minutes.state.${minutes.state}`) })}
      isOpen={state !== 'HELD'}
    >
      <dl>
        <Told term={t('case.minutes.forAll')}>{forAll}</Told>
        <Told term={t('case.minutes.forAuthorities')}>{forAuthorities}</Told>
        <Told term={t('case.minutes.forFamily')}>{forFamily}</Told>
      </dl>
    </More>
  );
}
