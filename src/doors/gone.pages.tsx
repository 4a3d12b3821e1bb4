import { LANGUAGES } from '../directory/directory.domain.js';
import { render } from './page.js';
import { REPLY_TEXTS } from './reply.texts.data.js';

/** One page for whatever is unknown, void or wrong: in all languages, because nobody knows who asks. */
export function gonePage(): string {
  return render(
    'fi',
    REPLY_TEXTS.fi.gone,
    <>
      <h1>{REPLY_TEXTS.fi.gone}</h1>
      <section>
        <p>{REPLY_TEXTS.fi.goneText}</p>
      </section>
      {LANGUAGES.filter((language) => language !== 'fi').map((language) => (
        <section key={language} lang={language} aria-labelledby={`gone-${language}`}>
          <h2 id={`gone-${language}`}>{REPLY_TEXTS[language].gone}</h2>
          <p>{REPLY_TEXTS[language].goneText}</p>
        </section>
      ))}
    </>,
  );
}
