/** Somebody as far as the reader may know their name. */
export interface Named {
  readonly givenName: string | null;
  readonly familyName: string | null;
}

/** Given name and family name; empty where the reader may know neither. */
export const personName = ({ givenName, familyName }: Named): string =>
  [givenName, familyName].filter(Boolean).join(' ');

/** Name and unit of a professional, as others know them. */
export const colleagueText = (who: Named & { readonly unitName: string | null }): string =>
  [personName(who), who.unitName].filter(Boolean).join(', ');
