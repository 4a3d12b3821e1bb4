import type { Language } from '../../directory/directory.domain.js';
import { dateIn, WORDS } from '../words.domain.js';

/** `ti 24.11.2026 klo 09.00` */
export function momentIn(language: Language, moment: Temporal.ZonedDateTime): string {
  const { at, clock, between } = WORDS[language];
  const [hour, minute] = [moment.hour, moment.minute].map((part) => String(part).padStart(2, '0'));
  return [dateIn(language, moment.toPlainDate()), `${at}${hour}${clock}${minute}`].join(between);
}
