import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { ZONE } from '../../clock/clock.js';
import { shownNumber } from '../phone-number.js';
import type { CaughtSms } from './sms-catcher.js';

const ROOT = '/demo/sms';
const MAIL = '/demo/mail';
const pathOf = (number: string) => `${ROOT}/${encodeURIComponent(number)}`;

const moment = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO(ZONE).toLocaleString('fi-FI', { dateStyle: 'medium', timeStyle: 'short' });
const count = (n: number) => (n === 1 ? '1 viesti' : `${n} viestiä`);

function render(title: string, back: ReactNode, content: ReactNode): string {
  const page = (
    <html lang="fi">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – Demon tekstiviestit`}</title>
        <link rel="stylesheet" href={`${MAIL}/style.css`} />
      </head>
      <body>
        <header>
          <nav aria-label="Sijainti">{back}</nav>
        </header>
        <main>
          <h1>{title}</h1>
          {content}
        </main>
      </body>
    </html>
  );
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}

/** All numbers that got something. */
export function numbersPage(numbers: readonly { readonly number: string; readonly messages: readonly CaughtSms[] }[]) {
  const list = numbers.map(({ number, messages }) => (
    <li key={number}>
      <a href={pathOf(number)}>{shownNumber(number)}</a>
      <p className="soft">
        {count(messages.length)}
        {messages[0] && `, viimeisin ${moment(messages[0].at)}`}
      </p>
    </li>
  ));
  return render(
    'Tekstiviestit',
    <>
      Demon tekstiviestit · <a href={MAIL}>Demon sähköposti</a>
    </>,
    <>
      <p>Kaikki Yhdessän lähettämät tekstiviestit jäävät tähän. Yksikään ei lähde tältä koneelta.</p>
      {list.length > 0 ? (
        <ul className="list">{list}</ul>
      ) : (
        <p>Yhtään tekstiviestiä ei ole lähetetty palvelimen käynnistyksen jälkeen.</p>
      )}
    </>,
  );
}

/** What one number got. */
export function numberPage(number: string, messages: readonly CaughtSms[]): string {
  const list = messages.map(({ id, text, at, size }) => (
    <li key={id}>
      <p className="soft">
        <time dateTime={at.toString()}>{moment(at)}</time>
      </p>
      <p>{text}</p>
      <p className="soft">
        {`${size.places} merkkiä (${size.alphabet.toUpperCase()}), ${size.parts === 1 ? '1 osa' : `${size.parts} osaa`}`}
      </p>
    </li>
  ));
  return render(
    shownNumber(number),
    <a href={ROOT}>Kaikki numerot</a>,
    list.length > 0 ? <ul className="list">{list}</ul> : <p>Tähän numeroon ei ole lähetetty viestejä.</p>,
  );
}
