import type { TFunction } from 'i18next';

/**
 * Why a calendar could not be read whole, by its stable code. Codes of the network are many: those without words of their own
 * are told by their kind.
 */
export function reasonText(code: string, t: TFunction): string {
  const words: Readonly<Record<string, string>> = t('calendars.reason', { returnObjects: true });
  return words[code] ?? words[kindOf(code)] ?? t('calendars.reasonUnknown', { code });
}

const kindOf = (code: string): string => {
  if (code.startsWith('http-4')) return 'http-404';
  if (code.startsWith('http-')) return 'http-500';
  if (/^(?:cert|depth|self-signed|unable-to|err-tls)/.test(code)) return 'certificate';
  return /^e[a-z]+$/.test(code) ? 'timeout' : code;
};
