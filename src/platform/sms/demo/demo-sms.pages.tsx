import { countOf, demoPage, MAIL_ROOT, arrivedAt, SMS_ROOT } from '../../mail/demo/demo-page.js';
import { shownNumber } from '../phone-number.js';
import type { CaughtSms } from './sms-catcher.js';

const OF = 'Demon tekstiviestit';
const pathOf = (number: string) => `${SMS_ROOT}/${encodeURIComponent(number)}`;

/** All numbers that got something. */
export function numbersPage(numbers: readonly { readonly number: string; readonly messages: readonly CaughtSms[] }[]) {
  const list = numbers.map(({ number, messages }) => (
    <li key={number}>
      <a href={pathOf(number)}>{shownNumber(number)}</a>
      <p className="soft">
        {countOf(messages.length)}
        {messages[0] && `, viimeisin ${arrivedAt(messages[0].at)}`}
      </p>
    </li>
  ));
  return demoPage(
    OF,
    'Tekstiviestit',
    <>
      Demon tekstiviestit · <a href={MAIL_ROOT}>Demon sähköposti</a>
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
        <time dateTime={at.toString()}>{arrivedAt(at)}</time>
      </p>
      <p>{text}</p>
      <p className="soft">
        {`${size.places} merkkiä (${size.alphabet.toUpperCase()}), ${size.parts === 1 ? '1 osa' : `${size.parts} osaa`}`}
      </p>
    </li>
  ));
  return demoPage(
    OF,
    shownNumber(number),
    <a href={SMS_ROOT}>Kaikki numerot</a>,
    list.length > 0 ? <ul className="list">{list}</ul> : <p>Tähän numeroon ei ole lähetetty viestejä.</p>,
  );
}
