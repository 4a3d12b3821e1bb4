import type { FastifyRequest } from 'fastify';
import { LANGUAGES, type Language } from '../directory/directory.domain.js';

const isLanguage = (text: unknown): text is Language => (LANGUAGES as readonly unknown[]).includes(text);

/** The language that somebody chose on the page; otherwise their own, where it is known. */
export function languageOf({ query }: FastifyRequest, own?: string): Language {
  const { kieli } = query as { kieli?: unknown };
  if (isLanguage(kieli)) return kieli;
  return isLanguage(own) ? own : 'fi';
}
