import type { ReactNode } from 'react';
import { LANGUAGES, type Language } from '../../directory/directory.domain.js';
import type { IssuerSettings } from '../../platform/config/issuer-settings.js';
import { htmlPage } from '../../platform/http/html-page.js';
import type { Account } from './account.js';
import { ISSUER_TEXTS } from './issuer.texts.data.js';

/** Names of the form's fields. */
export const FIELDS = {
  who: 'who',
  level: 'level',
  givenName: 'givenName',
  familyName: 'familyName',
  born: 'born',
} as const;

/** Values of `who` that are no account's hint. */
export const NOBODY = '-';
export const SOMEBODY_ELSE = '+';

/** The look of the doors, and of lists of people. */
const STYLE = '/etusivu.css';
const NAMES: Readonly<Record<Language, string>> = { fi: 'Suomeksi', sv: 'På svenska', en: 'In English' };

/** What the page shows on which one says who one is. */
export interface Entry {
  readonly language: Language;
  readonly kind: IssuerSettings['kind'];
  readonly accounts: readonly Account[];
  /** How strongly one may be identified, the usual first; empty where that is not told apart. */
  readonly levels: readonly string[];
  /** Somebody is signed in already and must say so once more. */
  readonly isRepeated: boolean;
  /** What was typed and could not be read, by field. */
  readonly unfit?: Readonly<Record<string, unknown>>;
}

const page = (language: Language, title: string, content: ReactNode): string =>
  htmlPage(
    { language, title: `${title} – Demo`, style: STYLE },
    <>
      <header className="elsewhere">{title}</header>
      <main>{content}</main>
    </>,
  );

/** Asks who one is: a button for each whom the issuer knows. */
export function entryPage(entry: Entry): string {
  const { language, kind, accounts, levels, isRepeated, unfit } = entry;
  const texts = ISSUER_TEXTS[language];
  const { title, about } = texts[kind];
  return page(
    language,
    title,
    <>
      <Languages language={language} />
      <h1>{texts.who}</h1>
      {isRepeated && <p className="notice">{texts.again}</p>}
      {unfit ? <Unfit texts={texts} /> : <p className="hint">{about}</p>}
      <form method="post" id="who">
        {levels.length > 0 && <Levels {...{ texts, levels }} />}
        <ul className="people">
          {accounts.map((account) => (
            <Person key={account.hint} {...account} />
          ))}
        </ul>
      </form>
      {kind === 'identification' && <Other texts={texts} typed={unfit} />}
      <button className="quiet" form="who" name={FIELDS.who} value={NOBODY}>
        {texts.cancel}
      </button>
    </>,
  );
}

type Texts = (typeof ISSUER_TEXTS)[Language];

function Unfit({ texts }: { readonly texts: Texts }) {
  return (
    <p className="notice failed" role="alert">
      {texts.unfit}
    </p>
  );
}

function Languages({ language }: { readonly language: Language }) {
  return (
    <nav aria-label="Kieli – Språk – Language">
      {LANGUAGES.map((each) => (
        <a key={each} href={`?kieli=${each}`} lang={each} aria-current={each === language || undefined}>
          {NAMES[each]}
        </a>
      ))}
    </nav>
  );
}

/** Names and titles are Finnish, whatever the page is. */
function Person({ hint, name, detail }: Account) {
  return (
    <li>
      <button name={FIELDS.who} value={hint} lang="fi">
        <strong>{name}</strong> <span>{detail}</span>
      </button>
    </li>
  );
}

function Levels({ texts, levels }: { readonly texts: Texts; readonly levels: readonly string[] }) {
  return (
    <fieldset>
      <legend>{texts.levels}</legend>
      {levels.map((level, i) => (
        <label key={level} className="choice">
          <input type="radio" name={FIELDS.level} value={level} defaultChecked={i === 0} /> {texts.level[i]}
        </label>
      ))}
    </fieldset>
  );
}

/** In a form of its own: Enter in a field presses the first button of its form. */
function Other({ texts, typed }: { readonly texts: Texts; readonly typed: Entry['unfit'] }) {
  return (
    <details open={typed !== undefined}>
      <summary>{texts.other}</summary>
      <p className="hint">{texts.otherHint}</p>
      <form method="post">
        <Field name={FIELDS.givenName} label={texts.givenName} typed={typed} />
        <Field name={FIELDS.familyName} label={texts.familyName} typed={typed} />
        <Field name={FIELDS.born} label={texts.born} hint={texts.bornHint} typed={typed} />
        <button className="primary" name={FIELDS.who} value={SOMEBODY_ELSE}>
          {texts.continue}
        </button>
      </form>
    </details>
  );
}

interface FieldGiven {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly typed: Entry['unfit'];
}

function Field({ name, label, hint, typed }: FieldGiven) {
  const value = typed?.[name];
  return (
    <>
      <label htmlFor={name}>{label}</label>
      {hint && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <input
        type="text"
        id={name}
        name={name}
        autoComplete="off"
        aria-describedby={hint && `${name}-hint`}
        defaultValue={typeof value === 'string' ? value : ''}
      />
    </>
  );
}

/** Asks whether one really wants to sign out at the issuer. `form` is the library's, as HTML. */
export const signOutPage = (form: string): string =>
  page(
    'fi',
    'Työnantajan kirjautuminen',
    <>
      <h1>Kirjaudutaanko ulos?</h1>
      <p>Istunto täällä päättyy, ja samalla kaikissa ohjelmissa, joihin kirjauduit tätä kautta.</p>
      <div dangerouslySetInnerHTML={{ __html: form }} />
      <div className="answers">
        <button form="op.logoutForm" name="logout" value="yes">
          Kirjaudu ulos
        </button>
        <a className="call" href="/">
          Palaa etusivulle
        </a>
      </div>
    </>,
  );

export const signedOutPage = (): string =>
  page(
    'fi',
    'Työnantajan kirjautuminen',
    <Message title="Olet kirjautunut ulos" text="Istunto täällä on päättynyt." />,
  );

/** The library refuses a request, by one of the codes of the protocol. */
export const failedPage = (code: string): string =>
  page('fi', 'Demo', <Message title="Tämä ei onnistunut" text={`Aloita kirjautuminen alusta. (${code})`} />);

function Message({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <>
      <h1>{title}</h1>
      <section>
        <p>{text}</p>
        <a className="call" href="/">
          Etusivulle
        </a>
      </section>
    </>
  );
}
