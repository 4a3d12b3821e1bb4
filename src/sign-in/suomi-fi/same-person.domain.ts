/** Who somebody is, as it was told to us or as an issuer says it. */
export interface Described {
  /** One name or several; null where none is known. */
  readonly givenName: string | null;
  readonly familyName: string | null;
  /** `1985-04-12`; null where it is not known. */
  readonly birthDate: string | null;
}

/** How names are compared: see `fold`. */
export type Folding = (name: string) => string;

const DASHES = /\p{Dash}/gu;

/**
 * Whether the names are the same. Of several given names people use one, or some that stand together, and only that may
 * have been told to us; a name with a hyphen is one name, however the hyphen was written. The family name is the whole.
 */
function hasSameNames(recorded: Described, identified: Described, fold: Folding): boolean {
  if (!recorded.givenName || !recorded.familyName || !identified.givenName || !identified.familyName) return false;
  const bare = (name: string) => fold(name.replaceAll(DASHES, ' '));
  if (bare(recorded.familyName) !== bare(identified.familyName)) return false;
  const given = fold(identified.givenName.replaceAll(DASHES, '-')).split(' ').map(bare);
  const told = bare(recorded.givenName);
  return given.some((_, from) => given.some((__, last) => given.slice(from, last + 1).join(' ') === told));
}

/**
 * Whether an issuer speaks of the very person: the names, and the day of birth if one is recorded. Where none is, nobody
 * else of the family may bear the same names: father and son would be taken for each other.
 */
export function isSamePerson(
  recorded: Described,
  others: readonly Described[],
  identified: Described,
  fold: Folding,
): boolean {
  if (!hasSameNames(recorded, identified, fold)) return false;
  if (recorded.birthDate !== null) return recorded.birthDate === identified.birthDate;
  return !others.some((other) => hasSameNames(other, identified, fold));
}

/** Substantial and high, as the Finnish Trust Network and eIDAS name them; the former also in its own tests. */
const SURE_ENOUGH = /\/(loa[23]|loatest[23]|loa\/(substantial|high))$/i;

/**
 * Whether the level of assurance is at least substantial and one of those accepted.
 *
 * @param acr as the issuer gave it
 */
export const isSureEnough = (acr: unknown, accepted: readonly string[]): boolean =>
  typeof acr === 'string' && accepted.includes(acr) && SURE_ENOUGH.test(acr);
