import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from 'suomifi-ui-components';
import { Link } from 'wouter';
import { whenText } from '../words/time.js';
import type { Gathered } from './gathering.query.js';

/** What comes after invitations. */
const NEXT = ['answers', 'silent', 'family'] as const;

interface SentGiven {
  readonly gathered: Gathered;
  readonly names: readonly string[];
  /** Begins the next one. */
  readonly another: () => void;
}

/** What has happened, what comes next, and where it is seen. */
export function Sent({ gathered, names, another }: SentGiven) {
  const { t } = useTranslation();
  const { caseId, meeting, poll } = gathered;
  const asked = names.join(', ');
  return (
    <Reached title={t(poll ? 'gathering.sent.polled' : 'gathering.sent.title')}>
      {meeting.startsAt && (
        <p className="gather-when">{t('gathering.sent.time', { when: whenText(meeting.startsAt) })}</p>
      )}
      <p>{t(poll ? 'gathering.sent.asked' : 'gathering.sent.who', { names: asked })}</p>
      <h3>{t('gathering.sent.next')}</h3>
      <ul>
        {(poll ? ([] as const) : NEXT).map((each) => (
          <li key={each}>{t(`gathering.sent.${each}`)}</li>
        ))}
        {poll && <li>{t('gathering.sent.deadline', { when: whenText(poll.deadline) })}</li>}
      </ul>
      <p className="gather-ways">
        <Link href={`/asiat/${caseId}`}>{t('gathering.sent.toCase')}</Link>
        <Link href="/kutsu" onClick={another}>
          {t('gathering.sent.another')}
        </Link>
      </p>
    </Reached>
  );
}

function Reached({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section aria-labelledby="gather-sent" className="gather-sent">
      <div ref={heading} tabIndex={-1}>
        <Heading variant="h2" id="gather-sent">
          {title}
        </Heading>
      </div>
      {children}
    </section>
  );
}
