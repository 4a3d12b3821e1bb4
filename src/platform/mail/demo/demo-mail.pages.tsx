import type { Answer } from './calendar-answer.js';
import type { CalendarRequest } from './calendar-request.js';
import type { DemoMessage } from './demo-message.js';
import { arrivedAt, countOf, demoPage, MAIL_ROOT, momentOf, SMS_ROOT } from './demo-page.js';

const OF = 'Demon sähköposti';
const boxPath = (mailbox: string) => `${MAIL_ROOT}/${encodeURIComponent(mailbox)}`;
export const messagePath = (mailbox: string, id: string) => `${boxPath(mailbox)}/${id}`;

const BUTTONS: Readonly<Record<Answer, string>> = {
  accept: 'Hyväksy',
  tentative: 'Ehkä',
  decline: 'Hylkää',
  counter: 'Ehdota toista aikaa',
};

const METHODS: Readonly<Record<string, string>> = {
  REQUEST: 'Kalenterikutsu',
  CANCEL: 'Kalenterikutsun peruutus',
  DECLINECOUNTER: 'Ehdotettu aika ei käy',
};

/** What became of the form just sent. */
export type Outcome = Answer | 'failed' | undefined;

const toMailboxes = <a href={MAIL_ROOT}>Kaikki postilaatikot</a>;

export function mailboxesPage(
  boxes: readonly { readonly address: string; readonly mails: readonly { readonly receivedAt: Temporal.Instant }[] }[],
): string {
  const list = boxes.map(({ address, mails }) => (
    <li key={address}>
      <a href={boxPath(address)}>{address}</a>
      <p className="soft">
        {countOf(mails.length)}
        {mails[0] && `, viimeisin ${arrivedAt(mails[0].receivedAt)}`}
      </p>
    </li>
  ));
  return demoPage(
    OF,
    'Postilaatikot',
    <>
      Demon sähköposti · <a href={SMS_ROOT}>Demon tekstiviestit</a>
    </>,
    <>
      <p>Kaikki Yhdessän lähettämät viestit jäävät tähän. Mikään ei lähde tältä koneelta.</p>
      {list.length > 0 ? (
        <ul className="list">{list}</ul>
      ) : (
        <p>Yhtään viestiä ei ole lähetetty palvelimen käynnistyksen jälkeen.</p>
      )}
    </>,
  );
}

export function mailboxPage(mailbox: string, messages: readonly DemoMessage[]): string {
  const list = messages.map(({ id, subject, from, receivedAt }) => (
    <li key={id}>
      <a href={messagePath(mailbox, id)}>{subject}</a>
      <p className="soft">{`${from}, ${arrivedAt(receivedAt)}`}</p>
    </li>
  ));
  return demoPage(
    OF,
    mailbox,
    toMailboxes,
    list.length > 0 ? <ul className="list">{list}</ul> : <p>Postilaatikko on tyhjä.</p>,
  );
}

export function messagePage(message: DemoMessage, outcome: Outcome): string {
  const { mailbox, subject, calendar } = message;
  return demoPage(
    OF,
    subject,
    <>
      {toMailboxes} › <a href={boxPath(mailbox)}>{mailbox}</a>
    </>,
    <>
      <Notice outcome={outcome} />
      <Envelope message={message} />
      {calendar && <Calendar calendar={calendar} />}
      {calendar?.method === 'REQUEST' && <Answers message={message} calendar={calendar} />}
      <Body message={message} />
    </>,
  );
}

function Notice({ outcome }: { outcome: Outcome }) {
  if (!outcome) return null;
  if (outcome !== 'failed')
    return <p className="notice" role="status">{`Vastaus lähetettiin: ${BUTTONS[outcome]}.`}</p>;
  return (
    <p className="notice failed" role="alert">
      Vastausta ei saatu lähetettyä. Yritä hetken päästä uudelleen.
    </p>
  );
}

/** Terms and what they say, without the empty ones. */
function Facts({ facts }: { facts: readonly (readonly [term: string, value: string])[] }) {
  return (
    <dl>
      {facts
        .filter(([, value]) => value !== '')
        .map(([term, value], i) => [<dt key={`term-${i}`}>{term}</dt>, <dd key={`value-${i}`}>{value}</dd>])}
    </dl>
  );
}

function Envelope({ message }: { message: DemoMessage }) {
  return (
    <section aria-labelledby="envelope">
      <h2 id="envelope">Tiedot</h2>
      <Facts
        facts={[
          ['Lähettäjä', message.from],
          ['Vastaanottaja', message.to],
          ['Saapui', arrivedAt(message.receivedAt)],
          ['Liitteet', message.attachments.join(', ')],
        ]}
      />
      <details>
        <summary>Kaikki otsikkotiedot</summary>
        <Facts facts={message.headers.map(({ key, value }) => [key, value] as const)} />
      </details>
    </section>
  );
}

function Calendar({ calendar }: { calendar: CalendarRequest }) {
  const { method, summary, location, start, end, organizer, sequence } = calendar;
  const until = start && end ? `${momentOf(start)} – ${end.toLocaleString('fi-FI', { timeStyle: 'short' })}` : '';
  return (
    <section aria-labelledby="calendar">
      <h2 id="calendar">{METHODS[method] ?? 'Kalenteriviesti'}</h2>
      <Facts
        facts={[
          ['Aihe', summary],
          ['Aika', until || (start ? momentOf(start) : '')],
          ['Paikka', location],
          ['Järjestäjä', organizer],
          ['Versio', String(sequence)],
        ]}
      />
    </section>
  );
}

function Answers({ message, calendar }: { message: DemoMessage; calendar: CalendarRequest }) {
  const action = `${messagePath(message.mailbox, message.id)}/answer`;
  const proposal = calendar.start?.add({ days: 1 }).toPlainDateTime().toString({ smallestUnit: 'minute' });
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">Vastaa kutsuun</h2>
      <form method="post" action={action}>
        {(['accept', 'tentative', 'decline'] as const).map((answer) => (
          <button key={answer} name="answer" value={answer} className={answer === 'accept' ? undefined : 'quiet'}>
            {BUTTONS[answer]}
          </button>
        ))}
      </form>
      <form method="post" action={action}>
        <label>
          Uusi alkamisaika
          <input type="datetime-local" name="start" required defaultValue={proposal} />
        </label>
        <button name="answer" value="counter" className="quiet">
          {BUTTONS.counter}
        </button>
      </form>
    </section>
  );
}

/** Mail text is text here, HTML mail included: nothing of it is ever given to the browser as markup. */
function Body({ message: { text, html } }: { message: DemoMessage }) {
  return (
    <section aria-labelledby="body">
      <h2 id="body">Viesti</h2>
      {text ? <pre>{text}</pre> : <p>Viestissä ei ole tekstimuotoa.</p>}
      {html && (
        <details>
          <summary>HTML-muodon lähdekoodi</summary>
          <pre className="source">{html}</pre>
        </details>
      )}
    </section>
  );
}
