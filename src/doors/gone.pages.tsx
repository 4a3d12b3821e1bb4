import type { ToldArea } from '../directory/areas-told.service.js';
import { LANGUAGES, type Language } from '../directory/directory.domain.js';
import { Numbers } from './numbers.js';
import { render } from './page.js';
import { REPLY_TEXTS } from './reply.texts.data.js';

/** How it is told that there is nothing behind a link. */
export type GoneTexts = Readonly<Record<Language, { readonly gone: string; readonly goneText: string }>>;

/** One page for whatever is unknown, void or wrong: in all languages, because nobody knows who asks. With whom to call. */
export function gonePage(areas: readonly ToldArea[], texts: GoneTexts = REPLY_TEXTS): string {
  return render(
    'fi',
    texts.fi.gone,
    <>
      <h1>{texts.fi.gone}</h1>
      <section>
        <p>{texts.fi.goneText}</p>
      </section>
      {LANGUAGES.filter((language) => language !== 'fi').map((language) => (
        <section key={language} lang={language} aria-labelledby={`gone-${language}`}>
          <h2 id={`gone-${language}`}>{texts[language].gone}</h2>
          <p>{texts[language].goneText}</p>
        </section>
      ))}
      <Numbers areas={areas} />
    </>,
  );
}
