import { useTranslation } from 'react-i18next';
import { Doing } from '../parts/doing.js';
import { Form, type PartOfForm, useGoesOn } from '../parts/form.js';
import { whenText } from '../words/time.js';
import { type Notice, type Person, SEND_NOTICE } from './meeting.query.js';
import { ANCHORS } from './steps.js';
import { useNames } from './table.js';
import { safePhonesOf } from '../words/phone.js';
import type { PartGiven, WorkGiven } from './given.js';
import { CallLink } from '../parts/call-link.js';

interface NoticesGiven extends PartGiven {
  readonly notices: readonly Notice[];
}

/** What people were told of the meeting, and will be; whom to ring because it may not have come to them. */
export function Notices({ notices, again, ...given }: NoticesGiven) {
  const { t } = useTranslation();
  if (given.phase === 'draft') return null;
  return (
    <Doing id={ANCHORS.notices} title={t('meeting.step.notices')} again={again}>
      {(part) => (
        <>
          {notices.length === 0 && <p>{t('meeting.notices.none')}</p>}
          <ul className="plain">
            {notices.map((each) => (
              <NoticeRow key={each.notice.id} told={each} part={part} {...given} />
            ))}
          </ul>
        </>
      )}
    </Doing>
  );
}

/** It did not come through, or nobody knows. */
const isDoubtful = ({ state }: Notice['notice']): boolean => state === 'FAILED' || state === 'UNCERTAIN';

function NoticeRow({ told, page, meeting, phase, part }: WorkGiven & { readonly told: Notice }) {
  const { personId, professionalId, notice } = told;
  const person = page.people.find(({ id }) => id === personId);
  const who = meeting.participants.find((each) => each.who?.id === professionalId)?.who ?? null;
  const name = useNames(page)({ who, personId });
  const mayRepeat = isDoubtful(notice) && (phase === 'ahead' || phase === 'cancelled');
  return (
    <li>
      <NoticeState name={name} notice={notice} />
      {isDoubtful(notice) && person && <Ring person={person} />}
      {mayRepeat && <SendAgain name={name} noticeId={notice.id} part={part} />}
    </li>
  );
}

function NoticeState({ name, notice }: { readonly name: string; readonly notice: Notice['notice'] }) {
  const { t } = useTranslation();
  const { kind, state, way, dueAt, settledAt } = notice;
  const when = whenText(state === 'QUEUED' ? dueAt : (settledAt ?? dueAt));
  return (
    <div className="colleague">
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
    <p key={number} className="colleague">
      {t('meeting.notices.ring')} <CallLink number={number} />
      {safeTime && <span className="beside">{t('meeting.yes.safe', { when: safeTime })}</span>}
    </p>
  ));
}

interface AgainGiven {
  readonly name: string;
  readonly noticeId: string;
  readonly part: PartOfForm;
}

function SendAgain({ name, noticeId, part }: AgainGiven) {
  const { t } = useTranslation();
  return (
    <Form
      document={SEND_NOTICE}
      input={() => ({ noticeId })}
      submit={t('meeting.notices.send')}
      of={name}
      variant="secondary"
      {...useGoesOn('meeting', part, t('meeting.notices.again', { name }))}
    />
  );
}
