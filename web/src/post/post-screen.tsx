import '../parts/work.css';
import { useTranslation } from 'react-i18next';
import { Doing } from '../parts/doing.js';
import { askingAgain, type PartOfForm } from '../parts/form.js';
import { Pages } from '../parts/pages.js';
import { Screen } from '../parts/screen.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { spoken } from '../words/words.js';
import { MailCard } from './mail-card.js';
import { type HeldMail, OUTCOMES, QUARANTINED } from './post.query.js';

/** Mail that came in and was not understood: somebody looks at it, so that no family waits for an answer that lies here. */
export function PostScreen() {
  const { t } = useTranslation();
  const { has } = useSession();
  return (
    <Screen title={t('post.title')}>
      {has('ADMIN') ? (
        <>
          <p>{t('post.intro')}</p>
          <Held />
          <Outcomes />
        </>
      ) : (
        <p>{t('post.notYours')}</p>
      )}
    </Screen>
  );
}

function Held() {
  const { t } = useTranslation();
  return (
    <Doing id="held" title={t('post.held')}>
      {(part) => (
        <Pages
          query={QUARANTINED}
          variables={(after) => ({ after })}
          pageOf={({ inboundMessages }) => inboundMessages}
          none={<p>{t('post.none')}</p>}
          more={t('post.more')}
        >
          {(messages, { again }) => <Messages messages={messages} part={askingAgain(part, again)} />}
        </Pages>
      )}
    </Doing>
  );
}

interface MessagesGiven {
  readonly messages: readonly HeldMail[];
  readonly part: PartOfForm;
}

function Messages({ messages, part }: MessagesGiven) {
  return (
    <ul className="cards">
      {messages.map((mail) => (
        <li key={mail.id}>
          <MailCard mail={mail} part={part} />
        </li>
      ))}
    </ul>
  );
}

/** So that one sees whether something has broken: a sudden heap of one kind. */
function Outcomes() {
  const { t } = useTranslation();
  return (
    <Section id="outcomes" title={t('post.outcomes')}>
      <Shown query={OUTCOMES} variables={{}}>
        {({ inboundMessageCounts }) => (
          <>
            {inboundMessageCounts.length === 0 && <p>{t('post.noOutcomes')}</p>}
            <dl className="facts">
              {inboundMessageCounts.map(({ state, outcome, count, reason }) => (
                <div key={`${state} ${outcome}`}>
                  <dt>{reason[spoken()]}</dt>
                  <dd>{t('post.count', { count })}</dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </Shown>
    </Section>
  );
}
