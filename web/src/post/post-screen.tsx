import '../parts/work.css';
import { useTranslation } from 'react-i18next';
import { Doing } from '../parts/doing.js';
import { Screen } from '../parts/screen.js';
import { Section } from '../parts/section.js';
import { Shown } from '../parts/shown.js';
import { useSession } from '../session/session.js';
import { spoken } from '../words/words.js';
import { MailRows } from './mail-rows.js';
import { OUTCOMES, QUARANTINED } from './post.query.js';

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
    <Shown query={QUARANTINED} variables={{}}>
      {({ inboundMessages }, again) => (
        <Doing id="held" title={t('post.held')} again={again}>
          {(part) =>
            inboundMessages.edges.length === 0 ? (
              <p>{t('post.none')}</p>
            ) : (
              <MailRows messages={inboundMessages} part={part} />
            )
          }
        </Doing>
      )}
    </Shown>
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
