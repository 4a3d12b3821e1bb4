import type { Language } from '../../directory/directory.domain.js';
import type { IssuerSettings } from '../../platform/config/issuer-settings.js';
import { FAMILY_PATHS } from '../family/family-frame.js';
import { PROOF_FIELD } from '../form-proof.js';
import { inLanguage, Languages } from '../page-language.js';
import { Told } from '../page.js';
import { promisesPage } from '../promises-entry.pages.js';
import { type Denial, SIGN_IN_TEXTS } from './sign-in.texts.data.js';

/** Names of the fields of a form that begins a sign-in. Other pages have such forms too. */
export const SIGN_IN_FIELDS = { returnTo: 'return', fresh: 'fresh', hint: 'hint' } as const;

/** Where staff begin, and where a form that begins at one issuer goes. */
export const SIGN_IN_PATHS = {
  page: '/kirjaudu',
  at: (issuerId: string): string => `/kirjaudu/${issuerId}`,
  family: FAMILY_PATHS.page,
};

interface Shared {
  readonly language: Language;
  readonly proof: string;
  /** Where to go afterwards: a path of ours. */
  readonly returnTo: string;
}

interface ChoosingGiven extends Shared {
  readonly issuers: readonly IssuerSettings[];
  /** They are to show once more who they are, also to an issuer that remembers them. */
  readonly fresh: boolean;
}

/** The same page in another language goes to the same place. */
const pathTo = (returnTo: string, fresh = false) =>
  `${SIGN_IN_PATHS.page}?return=${encodeURIComponent(returnTo)}${fresh ? `&${SIGN_IN_FIELDS.fresh}=1` : ''}`;

/** Where staff choose who says who they are. */
export function choosingPage(given: ChoosingGiven): string {
  const { language, issuers, returnTo, fresh } = given;
  const texts = SIGN_IN_TEXTS[language];
  return promisesPage(
    language,
    texts.title,
    <>
      <Languages language={language} path={pathTo(returnTo, fresh)} />
      <h1>{texts.title}</h1>
      <p>{issuers.length > 0 ? texts.asks : texts.none}</p>
      {issuers.length > 0 && (
        <section aria-labelledby="staff">
          <h2 id="staff">{texts.staff}</h2>
          {issuers.map((issuer) => (
            <Begin key={issuer.id} {...given} issuer={issuer} words={texts.by(issuer.label)} />
          ))}
        </section>
      )}
      <section aria-labelledby="family">
        <h2 id="family">{texts.family}</h2>
        <p>{texts.familyText}</p>
        <a className="call" href={inLanguage(SIGN_IN_PATHS.family, language)}>
          {texts.toFamily}
        </a>
      </section>
    </>,
  );
}

interface BeginGiven extends Shared {
  readonly issuer: IssuerSettings;
  readonly words: string;
  readonly fresh?: boolean;
}

/** A button that leads to an issuer. */
function Begin({ language, proof, returnTo, issuer, words, fresh }: BeginGiven) {
  return (
    <form method="post" action={inLanguage(SIGN_IN_PATHS.at(issuer.id), language)}>
      <input type="hidden" name={PROOF_FIELD} value={proof} />
      <input type="hidden" name={SIGN_IN_FIELDS.returnTo} value={returnTo} />
      {fresh && <input type="hidden" name={SIGN_IN_FIELDS.fresh} value="1" />}
      <button className="primary">{words}</button>
    </form>
  );
}

interface DeniedGiven extends Shared {
  readonly denial: Denial;
  /** By which one can try again; undefined where it is not known. */
  readonly issuer: IssuerSettings | undefined;
  /** Another account may come in. */
  readonly isOfPerson: boolean;
  readonly reference?: string | undefined;
  /** Minutes to wait before trying again. */
  readonly minutes?: number | undefined;
}

/** Nobody came in: what happened, what to do, whom to ask. */
export function deniedPage(given: DeniedGiven): string {
  const { language, denial, issuer, returnTo } = given;
  const texts = SIGN_IN_TEXTS[language];
  const { title, what } = texts.denials[denial];
  const start = issuer?.kind === 'identification' ? SIGN_IN_PATHS.family : pathTo(returnTo);
  return promisesPage(
    language,
    `${texts.fault} – ${title}`,
    <>
      <Languages language={language} path={start} />
      <h1>{title}</h1>
      <Told isFault>{what}</Told>
      <WhatNow {...given} start={inLanguage(start, language)} />
    </>,
  );
}

/** What to do, in the words of staff or of a family. Whom nobody's page is linked with is not sent to identify again. */
function WhatNow({ start, ...given }: DeniedGiven & { readonly start: string }) {
  const { language, denial, issuer, isOfPerson, reference, minutes } = given;
  const texts = SIGN_IN_TEXTS[language];
  const { title, next } = texts.denials[denial];
  const isOfFamily = issuer?.kind === 'identification';
  const asOther = isOfFamily ? texts.asOneself : texts.asSomebodyElse;
  const tellOf = isOfFamily ? texts.referenceOfFamily : texts.reference;
  return (
    <section aria-label={title}>
      <p>{(isOfFamily && texts.nextOfFamily[denial]) || next}</p>
      {minutes !== undefined && <p>{texts.minutes(minutes)}</p>}
      {issuer && denial !== 'NOT_LINKED' && (
        <Begin {...given} issuer={issuer} words={isOfPerson ? asOther : texts.again} fresh={isOfPerson} />
      )}
      <p>
        <a className="link" href={start}>
          {isOfFamily ? texts.toFamily : texts.toStart}
        </a>
      </p>
      {reference && <p className="hint">{tellOf(reference)}</p>}
    </section>
  );
}
