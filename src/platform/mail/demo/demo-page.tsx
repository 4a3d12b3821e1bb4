import type { ReactNode } from 'react';
import { ZONE } from '../../clock/clock.js';
import { htmlPage } from '../../http/html-page.js';

/** Where the mailboxes are, and the style of all pages that show what was sent. */
export const MAIL_ROOT = '/demo/mail';
/** Where the text messages are. */
export const SMS_ROOT = '/demo/sms';

/** `3.12.2026 klo 10.00` */
export const momentOf = (at: Temporal.ZonedDateTime): string =>
  at.toLocaleString('fi-FI', { dateStyle: 'medium', timeStyle: 'short' });

/** The same of an instant, here. */
export const arrivedAt = (at: Temporal.Instant): string => momentOf(at.toZonedDateTimeISO(ZONE));

/** `1 viesti`, `2 viestiä` */
export const countOf = (n: number): string => (n === 1 ? '1 viesti' : `${n} viestiä`);

/** A page that shows what the demo has sent. `of` stands behind its title in the browser. */
export function demoPage(of: string, title: string, back: ReactNode, content: ReactNode): string {
  return htmlPage(
    { language: 'fi', title: `${title} – ${of}`, style: `${MAIL_ROOT}/style.css` },
    <>
      <header>
        <nav aria-label="Sijainti">{back}</nav>
      </header>
      <main>
        <h1>{title}</h1>
        {content}
      </main>
    </>,
  );
}
