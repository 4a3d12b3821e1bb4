import type { PersonRole } from '../../family/family.domain.js';

/** Somebody whom an issuer of the demo knows. */
export interface Account {
  /** As `login_hint` names them. */
  readonly hint: string;
  /** `sub`: the issuer's own name for them. */
  readonly subject: string;
  readonly name: string;
  /** What they are: title and unit, or who in the family. In Finnish, as the demo's data is. */
  readonly detail: string;
  /** Who in the family, if of one. */
  readonly role?: PersonRole;
  /** What the issuer says of them besides. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/** How strongly somebody was identified whom nobody trusts: to see what they are told. */
export const TOO_WEAK = 'http://ftn.ficora.fi/2017/loatest1';
