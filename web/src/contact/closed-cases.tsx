import { useTranslation } from 'react-i18next';
import { ClosedCaseRows } from '../parts/closed-case-rows.js';
import { CLOSED_CASES } from '../parts/closed-cases.query.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import type { Contact } from './contact.query.js';

/**
 * Cases that ended and in which somebody has the same name or number: one of them can go on instead of a new one, once it is
 * sure that it is of the same family. For who has the contact in their hands.
 */
export function ClosedCases({ contact }: { readonly contact: Contact }) {
  const { me, has } = useSession();
  if (contact.takenBy?.id !== me.id || contact.concludedAt || !has('COUNSELLOR')) return null;
  return <Found contactId={contact.id} areaId={contact.areaId} />;
}

function Found({ areaId, contactId }: { readonly areaId: string; readonly contactId: string }) {
  const { t } = useTranslation();
  return (
    <Shown query={CLOSED_CASES} variables={{ areaId, contactId }}>
      {({ closedCases }) =>
        closedCases.length > 0 && (
          <Section id="closed-cases" title={t('find.closed.title')}>
            <p>{t('find.closed.sure')}</p>
            <ClosedCaseRows closed={closedCases} contactId={contactId} />
          </Section>
        )
      }
    </Shown>
  );
}
