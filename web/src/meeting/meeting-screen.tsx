import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'wouter';
import { OneOpen } from '../parts/doing.js';
import { Screen } from '../parts/screen.js';
import { Shown } from '../parts/shown.js';
import { isId } from '../words/id.js';
import { MEETING } from './meeting.query.js';
import { WholeMeeting } from './whole-meeting.js';

/** One meeting as work, for who arranges it. Its title names nobody: titles stay in the history of a browser. */
export function MeetingScreen() {
  const { t } = useTranslation();
  const { id: caseId, meetingId } = useParams<{ id: string; meetingId: string }>();
  const isWhole = isId(caseId) && isId(meetingId);
  return (
    <Screen title={t('meeting.title')}>
      <p>
        <Link href={isWhole ? `/asiat/${caseId}` : '/'}>{t(isWhole ? 'meeting.toCase' : 'app.toDesk')}</Link>
      </p>
      {isWhole ? <OneMeeting key={meetingId} {...{ caseId, meetingId }} /> : <p>{t('meeting.notFound')}</p>}
    </Screen>
  );
}

function OneMeeting(ids: { readonly caseId: string; readonly meetingId: string }) {
  const { t } = useTranslation();
  return (
    <Shown query={MEETING} variables={ids} live={{ caseId: ids.caseId }} refused={<p>{t('meeting.notFound')}</p>}>
      {({ casePage, invitationsOfMeeting, noticesOfMeeting }, again) => {
        const meeting = casePage.meetings.find(({ id }) => id === ids.meetingId);
        if (!meeting) return <p>{t('meeting.notFound')}</p>;
        return (
          <OneOpen>
            <FromAddress />
            <WholeMeeting
              page={casePage}
              meeting={meeting}
              invitations={invitationsOfMeeting}
              notices={noticesOfMeeting}
              again={again}
            />
          </OneOpen>
        );
      }}
    </Shown>
  );
}

/** Begins at the part that the address names: the browser looked for it before there was one. */
function FromAddress() {
  useEffect(() => {
    const part = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (part) part.closest<HTMLElement>('[tabindex]')?.focus();
  }, []);
  return null;
}
