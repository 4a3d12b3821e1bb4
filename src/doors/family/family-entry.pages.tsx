import type { InputHTMLAttributes } from 'react';
import type { Language } from '../../directory/directory.domain.js';
import { PROOF_FIELD } from '../form-proof.js';
import { inLanguage } from '../page-language.js';
import { Told } from '../page.js';
import { Lost } from '../promises-entry.pages.js';
import { EntryWays } from '../passkey/entry-ways.js';
import { FAMILY_PATHS, familyFrame, type FamilyPageGiven } from './family-frame.js';
import { FAMILY_TEXTS } from './family.texts.data.js';

/** Names of the form's fields. */
export const FAMILY_FIELDS = { code: 'code', digits: 'digits' } as const;

/** The issuers that identify families. */
export type Identification = readonly { readonly id: string }[];

interface EntryGiven extends FamilyPageGiven {
  readonly identification: Identification;
  /** The code as it was typed, so that it need not be typed again. */
  readonly typed?: string;
  /** What was typed elsewhere and could not be kept: given back. */
  readonly lost?: string | undefined;
}

/** Asks for the code of the counsellor; and the ways in without one. */
export function entryPage({ language, proof, notice, identification, typed, lost }: EntryGiven): string {
  const texts = FAMILY_TEXTS[language];
  const isWrong = notice === 'wrong';
  return familyFrame({
    language,
    path: FAMILY_PATHS.page,
    title: texts.title,
    notice,
    ...(isWrong && { field: FAMILY_FIELDS.code }),
    children: (
      <>
        {lost && <Lost language={language} text={lost} />}
        <p>{texts.intro}</p>
        <CodeForm {...{ language, proof, isWrong, typed }} />
        <section aria-labelledby="none">
          <h2 id="none">{texts.noCode}</h2>
          <p>{texts.noCodeText}</p>
        </section>
        <EntryWays {...{ language, proof, identification }} />
      </>
    ),
  });
}

interface CodeFormGiven {
  readonly language: Language;
  readonly proof: string;
  readonly isWrong: boolean;
  readonly typed: string | undefined;
}

function CodeForm({ language, proof, isWrong, typed }: CodeFormGiven) {
  const texts = FAMILY_TEXTS[language];
  const { code, digits } = FAMILY_FIELDS;
  const input = { ...CODE_INPUT, autoFocus: isWrong, defaultValue: typed };
  return (
    <section aria-label={texts.enter}>
      <form method="post" action={inLanguage(FAMILY_PATHS.page, language)} noValidate>
        <input type="hidden" name={PROOF_FIELD} value={proof} />
        <Field name={code} label={texts.code} hint={texts.codeHint} {...{ isWrong, input }} />
        <Field name={digits} label={texts.digits} hint={texts.digitsHint} isWrong={isWrong} input={DIGITS_INPUT} />
        <button className="primary">{texts.enter}</button>
      </form>
      <p className="hint">{texts.remembers}</p>
    </section>
  );
}

type Input = InputHTMLAttributes<HTMLInputElement>;

const CODE_INPUT: Input = {
  type: 'text',
  autoComplete: 'one-time-code',
  autoCapitalize: 'characters',
  autoCorrect: 'off',
  spellCheck: false,
  maxLength: 40,
};
const DIGITS_INPUT: Input = { type: 'text', inputMode: 'numeric', autoComplete: 'off', maxLength: 30 };

interface FieldGiven {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly isWrong: boolean;
  readonly input: Input;
}

function Field({ name, label, hint, isWrong, input }: FieldGiven) {
  const hintId = `${name}-hint`;
  return (
    <>
      <label htmlFor={name}>{label}</label>
      <p className="hint" id={hintId}>
        {hint}
      </p>
      <input
        {...input}
        id={name}
        name={name}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? `notice ${hintId}` : hintId}
      />
    </>
  );
}

/** Too often. Says how long to wait, and that nobody has to. */
export function waitPage(language: Language, seconds: number): string {
  const texts = FAMILY_TEXTS[language];
  return familyFrame({
    language,
    path: FAMILY_PATHS.page,
    title: texts.waitTitle,
    children: (
      <>
        <Told isFault>{texts.wait(Math.ceil(seconds / 60))}</Told>
        <section aria-label={texts.waitTitle}>
          <p>{texts.waitText}</p>
          <a className="plain call" href={inLanguage(FAMILY_PATHS.page, language)}>
            {texts.back}
          </a>
        </section>
      </>
    ),
  });
}
