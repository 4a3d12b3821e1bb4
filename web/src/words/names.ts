/** Somebody as far as the reader may know their name. */
export interface Named {
  readonly givenName?: string | null;
  readonly familyName?: string | null;
}

/** Given name and family name; empty where the reader may know neither. */
export const nameOf = ({ givenName, familyName }: Named): string => [givenName, familyName].filter(Boolean).join(' ');

/** Name and unit of a professional, as others know them. */
export const nameAndUnit = (who: Named & { readonly unitName?: string | null }): string =>
  [nameOf(who), who.unitName].filter(Boolean).join(', ');
