import type { Language } from '../directory/directory.domain.js';
import { inLanguage } from './page-language.js';

/** Pages that anybody may read. */
export const OPEN_PATHS = {
  advice: '/neuvo',
  accessibility: '/saavutettavuus',
  privacy: '/tietosuoja',
} as const;

type Words = Readonly<Record<keyof typeof OPEN_PATHS | 'more', string>>;

const WORDS: Readonly<Record<Language, Words>> = {
  fi: { more: 'Tietoa palvelusta', advice: 'Pyydä neuvo', accessibility: 'Saavutettavuus', privacy: 'Tietosuoja' },
  sv: { more: 'Om tjänsten', advice: 'Be om råd', accessibility: 'Tillgänglighet', privacy: 'Dataskydd' },
  en: { more: 'About the service', advice: 'Ask for advice', accessibility: 'Accessibility', privacy: 'Privacy' },
};

/** Below every page: in one order everywhere (WCAG 3.2.6). */
export function Foot({ language }: { readonly language: Language }) {
  const words = WORDS[language];
  return (
    <footer>
      <nav aria-label={words.more}>
        {(['advice', 'accessibility', 'privacy'] as const).map((each) => (
          <a key={each} href={inLanguage(OPEN_PATHS[each], language)}>
            {words[each]}
          </a>
        ))}
      </nav>
    </footer>
  );
}
