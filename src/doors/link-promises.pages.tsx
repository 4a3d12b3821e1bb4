import type { Language } from '../directory/directory.domain.js';
import { PROOF_FIELD } from './form-proof.js';
import type { LinkPromise } from './link-promises.js';
import type { PromiseOutcome } from './promise-form.js';
import { OnePromise, ToldOfPromise, wordsOf } from './promise-parts.js';
import { PROMISES_TEXTS } from './promises.texts.data.js';

interface SectionGiven {
  readonly path: string;
  readonly language: Language;
  readonly proof: string;
  readonly promises: readonly LinkPromise[];
  readonly told?: PromiseOutcome;
  /** What was typed with it and not taken down. */
  readonly lost?: string | undefined;
}

/** Where the forms of the promises go that stand on the page of a link. */
export const promisesOf = (path: string): string => `${path}/lupaus`;

/** The invitee's own promises on the page of the link: numbers, days and buttons. Nothing if there are none. */
export function LinkPromisesSection({ path, language, proof, promises, told, lost }: SectionGiven) {
  const texts = PROMISES_TEXTS[language];
  if (promises.length === 0 && !told) return null;
  return (
    <section aria-labelledby="promises">
      <h2 id="promises">{texts.mine}</h2>
      <ToldOfPromise {...{ language, told, lost }} />
      <form method="post" action={`${promisesOf(path)}#promises`}>
        <input type="hidden" name={PROOF_FIELD} value={proof} />
        <ul className="promises">
          {promises.map(({ number, dueOn, version, commitment, progress }) => {
            const isPromised = commitment === 'committed';
            return (
              <OnePromise
                key={number}
                {...{ language, which: String(number), number, dueOn, version }}
                progress={isPromised ? progress : null}
                words={isPromised ? wordsOf(progress) : []}
              />
            );
          })}
        </ul>
      </form>
      <p>
        {`${texts.textsByCode}: `}
        <a href={`/lupaukset?kieli=${language}`}>{texts.title}</a>
      </p>
    </section>
  );
}
