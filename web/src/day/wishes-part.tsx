import { useTranslation } from 'react-i18next';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { whenText } from '../words/time.js';
import { Todo } from './todo.js';
import { DAY_WISHES } from './wishes.query.js';

/** Families and professionals who wish to meet, or say that a time does not suit. Somebody waits: nothing is shown where nobody does. */
export function WishesPart() {
  const { t } = useTranslation();
  const { has } = useSession();
  if (!has('COUNSELLOR', 'PROFESSIONAL')) return null;
  return (
    <Shown query={DAY_WISHES} variables={{}} live={{}} refused={null}>
      {({ meetingWishes }) =>
        meetingWishes.length > 0 && (
          <Section id="wishes" title={t('day.wishes.title')}>
            <ul className="rows">
              {meetingWishes.map(({ id, askedAt, words }) => (
                <Todo
                  key={id}
                  href="/toiveet"
                  text={t('day.wishes.row', { when: whenText(askedAt), words: words ?? t('day.wishes.bare') })}
                  isLate
                />
              ))}
            </ul>
          </Section>
        )
      }
    </Shown>
  );
}
