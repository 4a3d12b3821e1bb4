import type { ReactNode } from 'react';
import type { Language } from '../../directory/directory.domain.js';
import { PROOF_FIELD } from '../form-proof.js';
import { render } from '../page.js';
import { inLanguage, Languages } from '../page-language.js';
import { SIGN_IN_FIELDS, SIGN_IN_PATHS } from '../sign-in/sign-in.pages.js';
import type { FrontPeople, Offer } from './front.service.js';
import { FRONT_TEXTS } from './front.texts.data.js';

/** Where the stylesheet is: that of pages with lists of people. */
export const FRONT_STYLE_PATH = 'etusivu.css';

interface FrontGiven {
  readonly language: Language;
  readonly proof: string;
  readonly offer: Offer;
  /** Where the reader's own page is, if they are signed in. */
  readonly own: string | undefined;
}

/** The front page of a demo: what this is, as whom one can come in, and what was sent. */
export function frontPage({ language, proof, offer, own }: FrontGiven): string {
  const texts = FRONT_TEXTS[language];
  const { page, family } = SIGN_IN_PATHS;
  return render(
    language,
    texts.title,
    <>
      <Languages language={language} path="/" />
      <h1>{texts.title}</h1>
      {texts.about.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {own !== undefined && <Way to={own} words={texts.account} />}
      <Part id="staff" title={texts.staff}>
        <People {...{ language, proof }} {...offer.staff} />
        <Way to={inLanguage(page, language)} words={texts.toStaff} />
      </Part>
      <Part id="family" title={texts.family}>
        <People {...{ language, proof }} {...offer.family} returnTo={family} />
        <Way to={inLanguage(family, language)} words={texts.toFamily} />
      </Part>
      <Part id="messages" title={texts.messages}>
        <p>{texts.messagesText}</p>
        <Way to="/demo/mail" words={texts.mail} />
        <Way to="/demo/sms" words={texts.sms} />
      </Part>
    </>,
    `/${FRONT_STYLE_PATH}`,
  );
}

function Part({ id, title, children }: { readonly id: string; readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Way({ to, words }: { readonly to: string; readonly words: string }) {
  return (
    <p className="way">
      <a className="link" href={to}>
        {words}
      </a>
    </p>
  );
}

interface PeopleGiven extends FrontPeople {
  readonly language: Language;
  readonly proof: string;
  readonly returnTo?: string;
}

/** A button for each. Names and titles are Finnish, whatever the page is. */
function People({ language, proof, issuerId, people, returnTo }: PeopleGiven) {
  return (
    <form method="post" action={inLanguage(SIGN_IN_PATHS.at(issuerId), language)}>
      <input type="hidden" name={PROOF_FIELD} value={proof} />
      {returnTo && <input type="hidden" name={SIGN_IN_FIELDS.returnTo} value={returnTo} />}
      <ul className="people">
        {people.map(({ hint, name, detail, role }) => (
          <li key={hint}>
            <button name={SIGN_IN_FIELDS.hint} value={hint} lang="fi">
              <strong>{name}</strong>{' '}
              {role ? <span lang={language}>{FRONT_TEXTS[language].roles[role]}</span> : <span>{detail}</span>}
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
