/** Somebody as an issuer described them: its answer was checked, but not yet who that is among us. */
export interface Identified {
  /** Id of the issuer in the configuration. */
  readonly issuer: string;
  /** The issuer's own, stable name for the person (`sub`, or the claim that the configuration names). */
  readonly subject: string;
  /** All claims of the ID token and, where it was asked, of the userinfo endpoint. Nothing of it is stored as it is. */
  readonly claims: Readonly<Record<string, unknown>>;
  /** `sid`: the session at the issuer, by which it may end ours; null if it gave none. */
  readonly issuerSession: string | null;
}

/** Why somebody whom an issuer knows does not come in. Each has words of its own on the page. */
export type Refusal =
  /** No account, and the mapping gives no unit by which there could be one. */
  | 'NO_UNIT'
  /** The address belongs to an account that is linked with another person of the same issuer. */
  | 'ACCOUNT_TAKEN'
  /** The issuer does not vouch for an address by which somebody could be recognised. */
  | 'NO_ADDRESS'
  /** Nobody of a family is linked with this identity, and no remembered device says who it could be. */
  | 'NOT_LINKED'
  /** The identity names somebody else than the device on which it was shown. */
  | 'SOMEBODY_ELSE';

/** Who it is among us, or why nobody. */
export type Recognised = { readonly principalId: string } | { readonly refusal: Refusal };
