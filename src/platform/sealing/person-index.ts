import { parsePhoneNumberFromString } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/min/metadata';
import type { DataKey } from './data-key.js';

/** Marks that Finnish and Swedish spelling do not use; å, ä and ö are letters of their own and stay. */
const FOREIGN_MARKS = /(?<![aAoO])\p{M}|(?<=[aA])(?![\u0308\u030a])\p{M}|(?<=[oO])(?!\u0308)\p{M}/gu;

/** A name as it is compared: lower case, single spaces, no marks foreign to Finnish spelling ("René" finds "Rene"). */
export function fold(name: string): string {
  const bare = name.normalize('NFD').replace(FOREIGN_MARKS, '').normalize('NFC');
  return bare.toLocaleLowerCase('fi').trim().replace(/\s+/g, ' ');
}

/** E.164 form of a phone number, Finnish unless it says otherwise; null if it is no possible number. */
export function e164(phone: string): string | null {
  const parsed = parsePhoneNumberFromString(phone, 'FI', metadata);
  return parsed?.isPossible() ? parsed.number : null;
}

/** By what a person is found. A phone number is in E.164. */
export interface PersonTraits {
  readonly familyName?: string | null;
  readonly givenName?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
}

/** Blind indexes of a person; null for what is not known of them. */
export interface PersonIndexes {
  readonly familyNameIndex: Buffer | null;
  /** Family name and given name together. */
  readonly fullNameIndex: Buffer | null;
  readonly phoneIndex: Buffer | null;
  readonly emailIndex: Buffer | null;
}

/**
 * The blind indexes under which a person is stored and looked for. The area is part of what is hashed, so that a copy
 * of the database does not tell that the same person was in touch with two of them.
 *
 * @param key the installation's `blind-index` key
 */
export function personIndexes(key: DataKey, areaId: string, person: PersonTraits): PersonIndexes {
  const family = person.familyName ? fold(person.familyName) : null;
  const given = person.givenName ? fold(person.givenName) : null;
  const blind = (kind: string, value: string | null | undefined) =>
    value ? key.blind(kind, `${areaId}\0${value}`) : null;
  return {
    familyNameIndex: blind('family-name', family),
    fullNameIndex: blind('full-name', family && given && `${family} ${given}`),
    phoneIndex: blind('phone', person.phone),
    emailIndex: blind('email', person.email?.toLowerCase()),
  };
}
