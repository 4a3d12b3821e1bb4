import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { fi } from './fi.js';
import type { Words } from './shape.js';

/** In which the app speaks. */
export const LANGUAGES = ['fi', 'sv', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof fi };
  }
}

/** Whoever reads Finnish loads nothing more; the others their own language alone. */
const OTHERS: Readonly<Record<Exclude<Language, 'fi'>, () => Promise<Words>>> = {
  sv: async () => (await import('./sv.js')).sv,
  en: async () => (await import('./en.js')).en,
};

const KEPT = 'kieli';
const isLanguage = (text: string | null): text is Language => (LANGUAGES as readonly (string | null)[]).includes(text);

/** The language chosen in the address (`?kieli=sv`), or here before; otherwise Finnish. */
function chosen(): Language {
  const asked = new URLSearchParams(location.search).get('kieli');
  const kept = localStorage.getItem(KEPT);
  return isLanguage(asked) ? asked : isLanguage(kept) ? kept : 'fi';
}

export const i18n = createInstance();

/** Speaks another language from now on, in this browser. */
export async function speak(language: Language): Promise<void> {
  if (language !== 'fi' && !i18n.hasResourceBundle(language, 'translation'))
    i18n.addResourceBundle(language, 'translation', await OTHERS[language]());
  await i18n.changeLanguage(language);
  localStorage.setItem(KEPT, language);
  document.documentElement.lang = language;
}

/** Before the first screen is drawn. */
export async function prepareWords(): Promise<void> {
  await i18n.use(initReactI18next).init({
    lng: 'fi',
    fallbackLng: 'fi',
    resources: { fi: { translation: fi } },
    // React escapes what it writes.
    interpolation: { escapeValue: false },
  });
  await speak(chosen());
}

/** What is spoken now. */
export const spoken = (): Language => i18n.language as Language;
