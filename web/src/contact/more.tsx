import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../parts/section.js';
import { useSession } from '../session/session.js';
import { ConsultationForm } from './consultation-form.js';
import { CorrectForm } from './correct-form.js';
import type { MoreGiven } from './more-given.js';
import { NoticeForm } from './notice-form.js';
import { ReassignForm } from './reassign-form.js';

/** What is told of a contact besides its course: by who has it, and by who leads the team. */
export function More(given: MoreGiven) {
  const { t } = useTranslation();
  const { me, has } = useSession();
  const { takenBy, concludedAt } = given.contact;
  const isMine = takenBy?.id === me.id;
  const mayReassign = takenBy !== null && !concludedAt && has('TEAM_LEAD');
  if (!isMine && !mayReassign) return null;
  return (
    <Section id="more" title={t('contact.more.title')}>
      {isMine && <Own {...given} />}
      {mayReassign && (
        <Folded title={t('contact.more.reassign')}>
          <ReassignForm {...given} />
        </Folded>
      )}
    </Section>
  );
}

/** By who has it. A notification may be noted after the end as well. */
function Own(given: MoreGiven) {
  const { t } = useTranslation();
  const { concludedAt, channel, contactRole } = given.contact;
  const isQuestion = channel === 'WEB_FORM' && contactRole === 'PROFESSIONAL';
  return (
    <>
      {isQuestion && !concludedAt && (
        <Folded title={t('contact.more.consultation')}>
          <ConsultationForm {...given} />
        </Folded>
      )}
      {!concludedAt && (
        <Folded title={t('contact.more.correct')}>
          <CorrectForm {...given} />
        </Folded>
      )}
      <Folded title={t('contact.more.notice')}>
        <NoticeForm {...given} />
      </Folded>
    </>
  );
}

function Folded({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details className="folded">
      <summary>{title}</summary>
      {children}
    </details>
  );
}
