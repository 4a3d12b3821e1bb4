import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { PhoneLink } from '../parts/names.js';
import { useStep } from '../parts/work.js';
import { WorkPart } from '../parts/work-part.js';
import { whenText } from '../words/time.js';
import { type Notice, SEND_NOTICE } from './meeting.query.js';
import { Refusal } from './refusal.js';
import { ANCHORS } from './steps.js';
import { safePhonesOf, useNames } from './table.js';
import type { MeetingGiven } from './given.js';

interface NoticesGiven extends MeetingGiven {
  readonly notices: readonly Notice[];
}

/** What people were told of the meeting, and will be; whom to ring because it may not have come to them. */
export function Notices({ notices, ...given }: NoticesGiven) {
  const { t } = useTranslation();
  if (given.phase === 'draft') return null;
  return (
    <WorkPart anchor={ANCHORS.notices} title={t('meeting.step.notices')} again={given.again}>
      {notices.length === 0 && <p>{t('meeting.notices.none')}</p>}
      <ul className="work-rows">
        {notices.map((each) => (
          <NoticeRow key={each.notice.id} told={each} {...given} />
        ))}
      </ul>
    </WorkPart>
  );
}

function NoticeRow({ told, page, meeting, phase }: MeetingGiven & { readonly told: Notice }) {
  const { t } = useTranslation();
  const names = useNames(page);
  const { make, error } = useStep(SEND_NOTICE);
  const { personId, professionalId, notice } = told;
  const { id, kind, state, way, dueAt, settledAt } = notice;
  const person = page.people.find((each) => each.id === personId);
  const who = meeting.participants.find((each) => each.who?.id === professionalId)?.who ?? null;
  const name = names({ who, personId });
  const isDoubtful = state === 'FAILED' || state === 'UNCERTAIN';
  const mayRepeat = isDoubtful && (phase === 'ahead' || phase === 'cancelled');
  return (
    <li>
      <div className="work-who">
        <strong>{name}</strong>
        <span>{t(`meeting.notice.${kind}`)}</span>
        <span className={isDoubtful ? 'late' : 'beside'}>
          {t(`meeting.noticeState.${state}`, { when: whenText(state === 'QUEUED' ? dueAt : (settledAt ?? dueAt)) })}
          {way && `, ${t(`meeting.way.${way}`)}`}
        </span>
      </div>
      {isDoubtful &&
        person &&
        safePhonesOf(person).map(({ id: wayId, number, safeTime }) => (
          <p key={wayId} className="work-who">
            {t('meeting.notices.ring')} <PhoneLink number={number} />
            {safeTime && <span className="beside">{t('meeting.yes.safe', { when: safeTime })}</span>}
          </p>
        ))}
      {mayRepeat && (
        <Button variant="secondary" onClick={() => void make({ noticeId: id }, t('meeting.notices.again', { name }))}>
          {t('meeting.notices.send')}
          <span className="hidden"> {name}</span>
        </Button>
      )}
      <Refusal error={error} />
    </li>
  );
}
