import type { OwnPromise } from '../desk/promises.service.js';
import type { Language } from '../directory/directory.domain.js';
import { UNFINISHED } from '../plan/action/action.domain.js';
import { PROOF_FIELD } from './form-proof.js';
import type { PromiseOutcome } from './promise-form.js';
import { ANSWERS, OnePromise, outcomeIn, ToldOfPromise, wordsOf } from './promise-parts.js';
import { inLanguage, Languages } from './page-language.js';
import { PATHS, promisesPage } from './promises-entry.pages.js';
import { PROMISES_TEXTS } from './promises.texts.data.js';

/** What the page of one's own promises shows. */
export interface PromisesGiven {
  readonly language: Language;
  readonly proof: string;
  readonly promises: readonly OwnPromise[];
  readonly told?: PromiseOutcome;
  /** What was typed with it and not taken down. */
  readonly lost?: string | undefined;
}

const isHandled = ({ progress }: OwnPromise) => !UNFINISHED.some((each) => each === progress);

/** One's own promises, of all cases, by day: what is wanted, what is promised, what is handled. */
export function listPage(given: PromisesGiven): string {
  const { language, promises, proof, told, lost } = given;
  const texts = PROMISES_TEXTS[language];
  const asked = promises.filter(({ commitment }) => commitment === 'requested');
  const promised = promises.filter((each) => each.commitment === 'committed' && !isHandled(each));
  const handled = promises.filter((each) => each.commitment === 'committed' && isHandled(each));
  return promisesPage(
    language,
    told ? outcomeIn(language, told, texts.title) : texts.title,
    <>
      <Languages language={language} path={PATHS.list} />
      <h1>{texts.title}</h1>
      <ToldOfPromise {...{ language, told, lost }} />
      {promises.length === 0 && <p>{texts.none}</p>}
      <form method="post" action={inLanguage(PATHS.say, language)}>
        <input type="hidden" name={PROOF_FIELD} value={proof} />
        <Some {...given} id="asked" title={texts.requested} hint={texts.requestedText} some={asked} />
        <Some {...given} id="promised" title={texts.promised} some={promised} />
        <Some {...given} id="handled" title={texts.handled} some={handled} />
      </form>
      <Leaving language={language} proof={proof} />
    </>,
  );
}

interface SomeGiven {
  readonly language: Language;
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  readonly some: readonly OwnPromise[];
}

function Some({ language, id, title, hint, some }: SomeGiven) {
  if (some.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {hint && <p>{hint}</p>}
      <ul className="promises">
        {some.map((each) => (
          <Own key={each.id} language={language} promise={each} />
        ))}
      </ul>
    </section>
  );
}

function Own({ language, promise }: { readonly language: Language; readonly promise: OwnPromise }) {
  const { id, number, dueOn, version, progress, commitment, text, mayAnswer } = promise;
  const texts = PROMISES_TEXTS[language];
  const isAsked = commitment === 'requested';
  const words = isAsked ? ANSWERS : wordsOf(progress);
  return (
    <OnePromise
      {...{ language, which: id, number, dueOn, version }}
      progress={isAsked ? null : progress}
      words={mayAnswer ? words : []}
    >
      <p className="what">{text ?? texts.erased}</p>
      {!mayAnswer && <p className="hint">{texts.shutOne}</p>}
    </OnePromise>
  );
}

function Leaving({ language, proof }: { readonly language: Language; readonly proof: string }) {
  const texts = PROMISES_TEXTS[language];
  return (
    <section aria-label={texts.leave}>
      <p>{texts.call}</p>
      <p className="hint">{texts.lasts}</p>
      <form method="post" action={inLanguage(PATHS.leave, language)}>
        <input type="hidden" name={PROOF_FIELD} value={proof} />
        <button>{texts.leave}</button>
      </form>
    </section>
  );
}
