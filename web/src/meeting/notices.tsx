import { useTranslation } from 'react-i18next';
import { Button } from 'suomifi-ui-components';
import { useStep } from '../parts/work.js';
import { WorkPart } from '../parts/work-part.js';
import { whenText } from '../words/time.js';
import { type Notice, type Person, SEND_NOTICE } from './meeting.query.js';
import { Refusal } from './refusal.js';
import { ANCHORS } from './steps.js';
import { useNames } from './table.js';
import { safePhonesOf } from '../words/phone.js';
import type { MeetingGiven } from './given.js';
import { CallLink } from '../parts/call-link.js';

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

/** It did not come through, or nobody knows. */
const isDoubtful = ({ state }: Notice['notice']): boolean => state === 'FAILED' || state === 'UNCERTAIN';

function NoticeRow({ told, page, meeting, phase }: MeetingGiven & { readonly told: Notice }) {
  const { personId, professionalId, notice } = told;
  const person = page.people.find(({ id }) => id === personId);
  const who = meeting.participants.find((each) => each.who?.id === professionalId)?.who ?? null;
  const name = useNames(page)({ who, personId });
  const mayRepeat = isDoubtful(notice) && (phase === 'ahead' || phase === 'cancelled');
  return (
    <li>
      <NoticeState name={name} notice={notice} />
      {isDoubtful(notice) && person && <Ring person={person} />}
      {mayRepeat && <SendAgain name={name} noticeId={notice.id} />}
    </li>
  );
}

function NoticeState({ name, notice }: { readonly name: string; readonly notice: Notice['notice'] }) {
  const { t } = useTranslation();
  const { kind, state, way, dueAt, settledAt } = notice;
  const when = whenText(state === 'QUEUED' ? dueAt : (settledAt ?? dueAt));
  return (
    <div className="work-who">
      <strong>{name}</strong>
      <span>{t(`meeting.notice.${kind}`)}</span>
      <span className={isDoubtful(notice) ? 'late' : 'beside'}>
        {t(`meeting.noticeState.${state}`, { when })}
        {way && `, ${t(`meeting.way.${way}`)}`}
      </span>
    </div>
  );
}

function Ring({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  return safePhonesOf(person).map(({ number, safeTime }) => (
    <p key={number} className="work-who">
      {t('meeting.notices.ring')} <CallLink number={number} />
      {safeTime && <span className="beside">{t('meeting.yes.safe', { when: safeTime })}</span>}
    </p>
  ));
}

function SendAgain({ name, noticeId }: { readonly name: string; readonly noticeId: string }) {
  const { t } = useTranslation();
  const { make, error } = useStep(SEND_NOTICE);
  return (
    <>
      <Button variant="secondary" onClick={() => void make({ noticeId }, t('meeting.notices.again', { name }))}>
        {t('meeting.notices.send')}
        <span className="hidden"> {name}</span>
      </Button>
      <Refusal error={error} />
    </>
  );
}
