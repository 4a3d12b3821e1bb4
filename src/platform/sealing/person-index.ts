import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Marks that Finnish and Swedish spelling do not use; å, ä and ö are letters of their own and stay. */
const FOREIGN_MARKS = /(?<![aAoO])\p{M}|(?<=[aA])(?![\u0308\u030a])\p{M}|(?<=[oO])(?!\u0308)\p{M}/gu;

/** A name as it is compared: lower case, single spaces, no marks foreign to Finnish spelling ("René" finds "Rene"). */
export function fold(name: string): string {
  const bare = name.normalize('NFD').replace(FOREIGN_MARKS, '').normalize('NFC');
  return bare.toLocaleLowerCase('fi').trim().replace(/\s+/g, ' ');
}

/** E.164 form of a phone number, Finnish unless it says otherwise; null if it is no possible number. */
export function e164(phone: string): string | null {
  const parsed = parsePhoneNumberFromString(phone, 'FI');
  return parsed?.isPossible() ? parsed.number : null;
}
