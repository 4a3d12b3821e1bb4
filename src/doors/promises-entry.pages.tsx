import type { InputHTMLAttributes, ReactNode } from 'react';
import type { Language } from '../directory/directory.domain.js';
import { PROOF_FIELD } from './form-proof.js';
import { inLanguage, Languages } from './page-language.js';
import { render, Told } from './page.js';
import { PROMISES_TEXTS, type PromisesTexts } from './promises.texts.data.js';

/** Names of the form's fields. */
export const ENTRY_FIELDS = { address: 'address', code: 'code' } as const;

/** Where the pages are. */
export const PATHS = {
  list: '/lupaukset',
  code: '/lupaukset/koodi',
  say: '/lupaukset/kerro',
  leave: '/lupaukset/poistu',
};

/** What is said above a form of the entry. */
export type EntryNotice = keyof PromisesTexts['notices'] | 'asked' | undefined;

interface EntryGiven {
  readonly language: Language;
  readonly proof: string;
  readonly notice?: EntryNotice;
  readonly typed?: string;
  /** What was typed elsewhere and could not be kept: given back. */
  readonly lost?: string | undefined;
}

/** Where the stylesheet is. */
export const STYLE_PATH = '/lupaukset/style.css';

/** A page of this door. */
export const promisesPage = (language: Language, title: string, content: ReactNode): string =>
  render(language, title, content, STYLE_PATH);

const FAULTS: readonly EntryNotice[] = ['noAddress', 'wrong', 'again', 'over', 'kept'];

/** What became of the form just sent; where a field is at fault, the way to it. */
function Notice({
  language,
  notice,
  field,
}: {
  readonly language: Language;
  readonly notice: EntryNotice;
  readonly field: string;
}) {
  if (!notice) return null;
  const texts = PROMISES_TEXTS[language];
  const isOfField = notice === 'noAddress' || notice === 'wrong';
  const text = notice === 'asked' ? texts.asked : texts.notices[notice];
  return (
    <Told isFault={FAULTS.includes(notice)} field={isOfField ? field : undefined}>
      {text}
    </Told>
  );
}

/** The first thing that is read aloud once a form was sent. */
const titled = (texts: PromisesTexts, notice: EntryNotice, title: string) =>
  FAULTS.includes(notice) ? `${texts.fault} – ${title}` : title;

/** Asks at which address one was invited. */
export function askPage({ language, proof, notice, typed, lost }: EntryGiven): string {
  const texts = PROMISES_TEXTS[language];
  const field = ENTRY_FIELDS.address;
  return promisesPage(
    language,
    titled(texts, notice, texts.title),
    <>
      <Languages language={language} path={PATHS.list} />
      <h1>{texts.title}</h1>
      <Notice language={language} notice={notice} field={field} />
      {lost && <Lost language={language} text={lost} />}
      <p>{texts.asks}</p>
      <Entry
        {...{ field, proof, action: inLanguage(PATHS.list, language), isRefused: notice === 'noAddress' }}
        words={{ label: texts.address, hint: texts.addressHint, button: texts.sendCode }}
        input={{ ...ADDRESS_INPUT, defaultValue: typed }}
      />
      <p>
        <a className="link" href={inLanguage(PATHS.code, language)}>
          {texts.haveCode}
        </a>
      </p>
    </>,
  );
}

/** What somebody typed, to be copied. */
export function Lost({ language, text }: { readonly language: Language; readonly text: string }) {
  const texts = PROMISES_TEXTS[language];
  return (
    <section aria-label={texts.lost}>
      <label htmlFor="lost">{texts.lost}</label>
      <p className="hint" id="lost-hint">
        {texts.lostHint}
      </p>
      <textarea id="lost" rows={4} readOnly aria-describedby="lost-hint" defaultValue={text} />
    </section>
  );
}

/** Asks for the code. The same page whether one was mailed or nobody has the address. */
export function codePage({ language, proof, notice }: EntryGiven): string {
  const texts = PROMISES_TEXTS[language];
  const field = ENTRY_FIELDS.code;
  return promisesPage(
    language,
    titled(texts, notice, texts.codeTitle),
    <>
      <Languages language={language} path={PATHS.code} />
      <h1>{texts.codeTitle}</h1>
      <Notice language={language} notice={notice} field={field} />
      <Entry
        {...{ field, proof, action: inLanguage(PATHS.code, language), isRefused: notice === 'wrong' }}
        words={{ label: texts.code, hint: texts.codeHint, button: texts.enter }}
        input={CODE_INPUT}
      />
      <section aria-labelledby="none">
        <h2 id="none">{texts.noCode}</h2>
        <p>{texts.noCodeText}</p>
        <p>{texts.call}</p>
        <a className="call" href={inLanguage(PATHS.list, language)}>
          {texts.newCode}
        </a>
      </section>
    </>,
  );
}

type Input = InputHTMLAttributes<HTMLInputElement>;

const ADDRESS_INPUT: Input = {
  type: 'email',
  autoComplete: 'email',
  autoCapitalize: 'none',
  spellCheck: false,
  maxLength: 254,
};
const CODE_INPUT: Input = { type: 'text', inputMode: 'numeric', autoComplete: 'one-time-code', maxLength: 20 };

interface EntryForm {
  readonly action: string;
  readonly proof: string;
  readonly field: string;
  readonly isRefused: boolean;
  readonly words: { readonly label: string; readonly hint: string; readonly button: string };
  readonly input: Input;
}

/** A form with one field. If that was at fault one is taken there, and it says what is wrong with it. */
function Entry({ action, proof, field, isRefused, words: { label, hint, button }, input }: EntryForm) {
  return (
    <section aria-label={button}>
      <form method="post" action={action} noValidate>
        <input type="hidden" name={PROOF_FIELD} value={proof} />
        <label htmlFor={field}>{label}</label>
        <p className="hint" id="hint">
          {hint}
        </p>
        <input
          {...input}
          id={field}
          name={field}
          autoFocus={isRefused}
          aria-invalid={isRefused || undefined}
          aria-describedby={isRefused ? 'notice hint' : 'hint'}
        />
        <button className="primary">{button}</button>
      </form>
    </section>
  );
}

/** Too often. Says how long to wait, and whom to ring until then. */
export function waitPage(language: Language, seconds: number, back: string): string {
  const texts = PROMISES_TEXTS[language];
  return promisesPage(
    language,
    texts.waitTitle,
    <>
      <h1>{texts.waitTitle}</h1>
      <Told isFault>{texts.wait(Math.ceil(seconds / 60))}</Told>
      <section aria-label={texts.waitTitle}>
        <p>{texts.call}</p>
        <a className="call" href={inLanguage(back, language)}>
          {texts.back}
        </a>
      </section>
    </>,
  );
}
