import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';

/** As the library writes a Finnish number: prefix, and the rest in one piece. */
const ONE_PIECE = /^(\d+) (\d{3})(\d{3,5})$/;

/** A number as people in Finland read it: `040 123 4567`; one from abroad with its country. What is no number stays. */
export function shownNumber(number: string): string {
  const parsed = parsePhoneNumberFromString(number, 'FI', metadata);
  if (!parsed?.isPossible()) return number;
  if (parsed.countryCallingCode !== '358') return parsed.formatInternational();
  return parsed.formatNational().replace(ONE_PIECE, '$1 $2 $3');
}
