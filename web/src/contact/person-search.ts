import { numberOf } from '../words/phone.js';
import type { PersonSearch, WholePerson } from './find.query.js';

/** What somebody typed to look for a person. */
export interface Typed {
  readonly phone: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
}
export const NOTHING_TYPED: Typed = { phone: '', givenName: '', familyName: '', email: '' };

/** Why nothing can be looked for: nothing was typed that finds somebody, or the number is none. */
export type Unclear = 'tooLittle' | 'noNumber';

/** A person as it is asked for: of contacts by what one has, of cases by a number or a whole name alone. */
export interface Sought {
  readonly contacts: PersonSearch;
  /** Null where it would find too many: nobody looks through the cases of a family name. */
  readonly cases: WholePerson | null;
}

/** Whom to look for; or why one cannot. */
export function soughtOf(typed: Typed): Sought | Unclear {
  const [phone, givenName, familyName, email] = [typed.phone, typed.givenName, typed.familyName, typed.email].map(
    (each) => each.trim(),
  ) as [string, string, string, string];
  const number = phone ? numberOf(phone) : null;
  if (phone && !number) return 'noNumber';
  if (!number && !familyName && !email) return 'tooLittle';
  const name = familyName ? { familyName, ...(givenName && { givenName }) } : {};
  const whole = { ...(number && { phone: number }), ...(givenName && familyName && { givenName, familyName }) };
  return {
    contacts: { ...name, ...(number && { phone: number }), ...(email && { email }) },
    cases: Object.keys(whole).length > 0 ? whole : null,
  };
}
