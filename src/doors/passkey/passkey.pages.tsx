import type { ReactNode } from 'react';
import type { Language } from '../../directory/directory.domain.js';
import { PROOF_FIELD } from '../form-proof.js';
import { render, Told } from '../page.js';
import { inLanguage, Languages } from '../page-language.js';
import { PASSKEY_PATHS } from './entry-ways.js';
import { PASSKEY_TEXTS, type PasskeyNotice } from './passkey.texts.data.js';

/** Names of the forms' fields. */
export const PASSKEY_FIELDS = { code: 'code', answer: 'answer', passkey: 'passkey', goal: 'return' } as const;

interface Given {
  readonly language: Language;
  readonly proof: string;
  readonly notice?: PasskeyNotice | undefined;
}

interface CodeGiven extends Given {
  /** The code as it was typed, so that only what is wrong needs to be typed again. */
  readonly typed?: string;
}

/** What the phone shall be asked, and where its answer goes. */
interface Ceremony extends Given {
  readonly options: object;
  /** Where whoever comes in goes on to. */
  readonly goal?: string;
}

/** Scripts come first: they say whether this browser can do it before anything of the page is shown. */
function passkeyPage(language: Language, title: string, content: ReactNode): string {
  const scripted = (
    <>
      <script src={PASSKEY_PATHS.library} />
      <script src={PASSKEY_PATHS.script} />
      {content}
    </>
  );
  return render(language, title, scripted, PASSKEY_PATHS.style);
}

const titled = ({ language, notice }: Given, title: string) =>
  notice ? `${PASSKEY_TEXTS[language].fault} – ${title}` : title;

function Notice({ language, notice, field }: Pick<Given, 'language' | 'notice'> & { readonly field?: string }) {
  if (!notice) return null;
  return (
    <Told isFault field={field}>
      {PASSKEY_TEXTS[language].notices[notice]}
    </Told>
  );
}

/** For who has no script, or a browser without passkeys: what else to do. */
function Unable({ language }: { readonly language: Language }) {
  const { unable, unableText } = PASSKEY_TEXTS[language];
  return (
    <section className="unable" aria-labelledby="unable">
      <h2 id="unable">{unable}</h2>
      <p>{unableText}</p>
      <Back language={language} />
    </section>
  );
}

function Back({ language }: { readonly language: Language }) {
  return (
    <a className="call" href={inLanguage(PASSKEY_PATHS.home, language)}>
      {PASSKEY_TEXTS[language].back}
    </a>
  );
}

/** Asks for the code that the counsellor shows. */
export function codePage(given: CodeGiven): string {
  const { language, notice } = given;
  const texts = PASSKEY_TEXTS[language];
  return passkeyPage(
    language,
    titled(given, texts.codeTitle),
    <>
      <Languages language={language} path={PASSKEY_PATHS.code} />
      <h1>{texts.codeTitle}</h1>
      <Notice {...given} {...(notice === 'wrongCode' && { field: PASSKEY_FIELDS.code })} />
      <p>{texts.codeText}</p>
      <Unable language={language} />
      <CodeForm {...given} />
      <section className="able" aria-labelledby="none">
        <h2 id="none">{texts.noCode}</h2>
        <p>{texts.noCodeText}</p>
        <Back language={language} />
      </section>
    </>,
  );
}

function CodeForm({ language, proof, notice, typed }: CodeGiven) {
  const texts = PASSKEY_TEXTS[language];
  const field = PASSKEY_FIELDS.code;
  const isWrong = notice === 'wrongCode';
  return (
    <section className="able" aria-label={texts.code}>
      <form method="post" action={inLanguage(PASSKEY_PATHS.code, language)} noValidate>
        <input type="hidden" name={PROOF_FIELD} value={proof} />
        <label htmlFor={field}>{texts.code}</label>
        <p className="hint" id="hint">
          {texts.codeHint}
        </p>
        <input
          {...CODE_INPUT}
          defaultValue={typed}
          id={field}
          name={field}
          autoFocus={isWrong}
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? 'notice hint' : 'hint'}
        />
        <button className="primary">{texts.next}</button>
      </form>
    </section>
  );
}

const CODE_INPUT = { type: 'text', inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 24 } as const;

/** The button at which the phone is asked, and what the browser says meanwhile. */
function Asking({ ceremony, of }: { readonly ceremony: 'make' | 'open'; readonly of: Ceremony }) {
  const { language, proof, options, notice, goal } = of;
  const texts = PASSKEY_TEXTS[language];
  const isMaking = ceremony === 'make';
  const action = inLanguage(isMaking ? PASSKEY_PATHS.make : PASSKEY_PATHS.enter, language);
  const asks = isMaking || notice ? 'when told' : 'at-once';
  return (
    <form
      method="post"
      action={action}
      data-ceremony={ceremony}
      data-options={JSON.stringify(options)}
      data-asks={asks}
    >
      <input type="hidden" name={PROOF_FIELD} value={proof} />
      <input type="hidden" name={PASSKEY_FIELDS.answer} value="" />
      {goal && <input type="hidden" name={PASSKEY_FIELDS.goal} value={goal} />}
      <button className="primary">{isMaking ? texts.make : texts.open}</button>
      <p
        id="said"
        role="status"
        data-waiting={texts.waiting}
        data-stopped={texts.stopped}
        data-known={texts.notices.known}
      />
    </form>
  );
}

/** Has the phone make a passkey. */
export function makePage(given: Ceremony): string {
  const { language } = given;
  const texts = PASSKEY_TEXTS[language];
  return passkeyPage(
    language,
    titled(given, texts.makeTitle),
    <>
      <h1>{texts.makeTitle}</h1>
      <Notice {...given} />
      <Unable language={language} />
      <section className="able" aria-label={texts.make}>
        <p>{texts.makeText}</p>
        <Asking ceremony="make" of={given} />
      </section>
      <section className="able" aria-labelledby="what">
        <h2 id="what">{texts.whatItIs}</h2>
        <ul>
          {texts.whatItIsText.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
        <Back language={language} />
      </section>
    </>,
  );
}

/** Has the phone open with a passkey that it knows. */
export function openPage(given: Ceremony): string {
  const { language } = given;
  const texts = PASSKEY_TEXTS[language];
  return passkeyPage(
    language,
    titled(given, texts.openTitle),
    <>
      <h1>{texts.openTitle}</h1>
      <Notice {...given} />
      <Unable language={language} />
      <section className="able" aria-label={texts.open}>
        <p>{texts.openText}</p>
        <Asking ceremony="open" of={given} />
      </section>
      <section className="able" aria-labelledby="none">
        <h2 id="none">{texts.noKey}</h2>
        <p>{texts.noKeyText}</p>
        <Back language={language} />
      </section>
    </>,
  );
}

/** Too often, or the form came without its proof: nothing to type here, only to go back. */
export function turnedBackPage(language: Language, why: { readonly wait: number } | 'again'): string {
  const texts = PASSKEY_TEXTS[language];
  const title = why === 'again' ? texts.openTitle : texts.waitTitle;
  return render(
    language,
    `${texts.fault} – ${title}`,
    <>
      <h1>{title}</h1>
      <Told isFault>{why === 'again' ? texts.notices.again : texts.wait(Math.ceil(why.wait / 60))}</Told>
      <section aria-label={texts.back}>
        <Back language={language} />
      </section>
    </>,
    PASSKEY_PATHS.style,
  );
}
