import type { FastifyRequest } from 'fastify';
import { LANGUAGES, type Language } from '../directory/directory.domain.js';
import { acceptedIn } from './accept-language.js';

/** What each language calls itself. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { fi: 'Suomi', sv: 'Svenska', en: 'English' };

const isLanguage = (text: unknown): text is Language => (LANGUAGES as readonly unknown[]).includes(text);

/** The language that somebody chose on the page; otherwise their own, where it is known; otherwise that of their browser. */
export function languageOf(request: FastifyRequest, own?: string): Language {
  // Of an address that cannot be decoded there is none.
  const { kieli } = (request.query ?? {}) as { kieli?: unknown };
  if (isLanguage(kieli)) return kieli;
  return isLanguage(own) ? own : unchosen(request);
}

/** For whom nobody knows. No page is ever kept by a cache, so none has to tell that it depends on this. */
const unchosen = ({ headers }: FastifyRequest): Language => acceptedIn(headers['accept-language']) ?? 'fi';

/** The page in the language, whatever the reader's own is. */
export const inLanguage = (path: string, language: Language): string =>
  `${path}${path.includes('?') ? '&' : '?'}kieli=${language}`;

/** Where one is sent on: in the reader's own language, unless they chose another than that of their browser. */
export const onwards = (path: string, language: Language, request: FastifyRequest): string =>
  language === unchosen(request) ? path : inLanguage(path, language);

/** The same page in the other languages. */
export function Languages({ language, path }: { readonly language: Language; readonly path: string }) {
  return (
    <nav aria-label="Kieli – Språk – Language">
      {LANGUAGES.map((each) => (
        <a key={each} href={inLanguage(path, each)} lang={each} aria-current={each === language || undefined}>
          {LANGUAGE_NAMES[each]}
        </a>
      ))}
    </nav>
  );
}
