import type { Language } from '../../directory/directory.domain.js';
import { momentIn } from '../../invitation/words.domain.js';
import { ZONE } from '../../platform/clock/clock.js';
import type { Account } from '../../sign-in/sessions/account.service.js';
import type { IssuerExit } from '../../sign-in/sessions/issuer-exits.service.js';
import type { OwnSession } from '../../sign-in/sessions/own-sessions.service.js';
import { PROOF_FIELD } from '../form-proof.js';
import { inLanguage, Languages } from '../page-language.js';
import { Told } from '../page.js';
import { DESK } from '../desk-app/desk-app.files.js';
import { PATHS, promisesPage } from '../promises-entry.pages.js';
import { ACCOUNT_TEXTS, type AccountOutcome } from './account.texts.data.js';

/** Where the page is, and where its forms go. */
export const ACCOUNT_PATHS = {
  page: '/tili',
  end: '/tili/istunto',
  everywhere: '/tili/kaikki',
  leave: '/tili/poistu',
} as const;

/** Where one signs in, to come back here. */
export const SIGN_IN = `/kirjaudu?return=${ACCOUNT_PATHS.page}`;

/** Names of the forms' fields. */
export const ACCOUNT_FIELDS = { session: 'session', which: 'which' } as const;

interface AccountGiven {
  readonly language: Language;
  readonly proof: string;
  readonly account: Account;
  readonly told?: AccountOutcome | undefined;
}

/** Who one is, where one is signed in, and where to go from here. */
export function accountPage(given: AccountGiven): string {
  const { language, account, told } = given;
  const texts = ACCOUNT_TEXTS[language];
  const isFault = told === 'again' || told === 'gone';
  return promisesPage(
    language,
    isFault ? `${texts.fault} – ${texts.title}` : texts.title,
    <>
      <Languages language={language} path={ACCOUNT_PATHS.page} />
      <h1>{texts.title}</h1>
      {told && <Told isFault={isFault}>{texts.told[told]}</Told>}
      <WhoIAm language={language} account={account} />
      <section aria-labelledby="where-to">
        <h2 id="where-to">{texts.whereTo}</h2>
        <p>{texts.deskText}</p>
        <a className="primary call" href={inLanguage(DESK, language)}>
          {texts.desk}
        </a>
        <p>{texts.promisesText}</p>
        <a className="call" href={inLanguage(PATHS.list, language)}>
          {texts.promises}
        </a>
      </section>
      <Leaving {...given} />
      <Sessions {...given} />
    </>,
  );
}

function WhoIAm({ language, account }: Pick<AccountGiven, 'language' | 'account'>) {
  const { name, title, email, posts } = account;
  const texts = ACCOUNT_TEXTS[language];
  return (
    <section aria-labelledby="who">
      <h2 id="who">{name}</h2>
      <p>{title}</p>
      <p>{email}</p>
      {posts.length === 0 && <p>{texts.noPosts}</p>}
      <ul className="promises" aria-label={texts.posts}>
        {posts.map(({ unit, area, role }) => (
          <li key={`${unit} ${area} ${role}`}>{`${unit}, ${area}: ${texts.roles[role]}`}</li>
        ))}
      </ul>
    </section>
  );
}

function Sessions({ language, account, proof }: AccountGiven) {
  const texts = ACCOUNT_TEXTS[language];
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{texts.sessions}</h2>
      <p>{texts.sessionsText}</p>
      <form method="post" action={inLanguage(ACCOUNT_PATHS.end, language)}>
        <input type="hidden" name={PROOF_FIELD} value={proof} />
        <ul className="promises">
          {account.sessions.map((session) => (
            <OneSession key={session.id} language={language} session={session} />
          ))}
        </ul>
      </form>
      <p>{texts.endAllText}</p>
      <form method="post" action={inLanguage(ACCOUNT_PATHS.everywhere, language)} className="answers">
        <input type="hidden" name={PROOF_FIELD} value={proof} />
        {account.sessions.length > 1 && (
          <button name={ACCOUNT_FIELDS.which} value="others">
            {texts.endOthers}
          </button>
        )}
        <button name={ACCOUNT_FIELDS.which} value="all">
          {texts.endAll}
        </button>
      </form>
    </section>
  );
}

const local = (moment: string) => Temporal.Instant.from(moment).toZonedDateTimeISO(ZONE);

function OneSession({ language, session }: { readonly language: Language; readonly session: OwnSession }) {
  const { id, kind, method, browser, signedInAt, seenAt, endsAt, isThisOne } = session;
  const texts = ACCOUNT_TEXTS[language];
  const marks = [kind === 'device' && texts.device, isThisOne && texts.here].filter(Boolean);
  return (
    <li>
      <div id={`session-${id}`}>
        <p>
          <strong>{browser === 'tool' ? texts.tool : browser}</strong>
          {marks.length > 0 && ` (${marks.join(', ')})`}
        </p>
        <p>{texts.seen(momentIn(language, local(seenAt)))}</p>
        <p className="hint">{`${texts.signedIn(momentIn(language, local(signedInAt)))}: ${texts.methods[method]}`}</p>
        <p className="hint">{texts.ends(momentIn(language, local(endsAt)))}</p>
      </div>
      {!isThisOne && (
        <div className="answers">
          <button name={ACCOUNT_FIELDS.session} value={id} aria-describedby={`session-${id}`}>
            {texts.end}
          </button>
        </div>
      )}
    </li>
  );
}

function Leaving({ language, proof }: Pick<AccountGiven, 'language' | 'proof'>) {
  const texts = ACCOUNT_TEXTS[language];
  return (
    <section aria-label={texts.signOut}>
      <form method="post" action={inLanguage(ACCOUNT_PATHS.leave, language)}>
        <input type="hidden" name={PROOF_FIELD} value={proof} />
        <button>{texts.signOut}</button>
      </form>
    </section>
  );
}

/** One is out, and may come back. Where the issuer still knows one, the way out there: on a shared computer it matters. */
export function signedOutPage(language: Language, exit: IssuerExit | null): string {
  const texts = ACCOUNT_TEXTS[language];
  return promisesPage(
    language,
    texts.signedOut,
    <>
      <h1>{texts.signedOut}</h1>
      <section aria-label={texts.signedOut}>
        <p role="status">{texts.signedOutText}</p>
        <a className="call" href={inLanguage(SIGN_IN, language)}>
          {texts.signIn}
        </a>
      </section>
      <section aria-labelledby="shared">
        <h2 id="shared">{texts.shared}</h2>
        <p>{texts.sharedText}</p>
        {exit && (
          <a className="call" href={exit.url}>
            {texts.exit(exit.label)}
          </a>
        )}
      </section>
    </>,
  );
}
