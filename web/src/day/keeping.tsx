import { useTranslation } from 'react-i18next';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { MAIL_COUNTS } from './arranging.query.js';
import { Todo } from './todo.js';

/** What an administrator has to look at. */
export function KeepingPart() {
  const { t } = useTranslation();
  const { has } = useSession();
  if (!has('ADMIN')) return null;
  return (
    <Section id="keeping" title={t('day.keeping.title')}>
      <Shown query={MAIL_COUNTS} variables={{}}>
        {({ inboundMessageCounts, deadEffects }) => {
          const held = inboundMessageCounts
            .filter(({ state }) => state === 'QUARANTINED')
            .reduce((sum, { count }) => sum + count, 0);
          return (
            <ul className="rows">
              <Todo
                href="/posti"
                isLate={held > 0}
                text={held > 0 ? t('day.keeping.quarantined', { count: held }) : t('day.keeping.noMail')}
              />
              <Todo
                href="/hallinta/lahettamatta"
                isLate={deadEffects.length > 0}
                text={t('outbox.waiting', { count: deadEffects.length })}
              />
            </ul>
          );
        }}
      </Shown>
    </Section>
  );
}
