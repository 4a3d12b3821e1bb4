import { useEffect, useState } from 'react';

/** Of somebody whom one is about to look for, as far as it was typed. */
export interface Sought {
  readonly phone: string;
  readonly givenName: string;
  readonly familyName: string;
}

/**
 * On its way from one screen to another. It is what a family told: it is kept in memory, for whoever typed it and for the next
 * screen alone, and never in an address or the storage of a browser.
 */
let carried: { readonly by: string; readonly sought: Sought } | null = null;

/** Takes it along to the screen that comes next. */
export const carry = (by: string, sought: Sought): void => {
  carried = { by, sought };
};

/** What was taken along to this screen, if anything was; the next one does not have it. */
export function useCarried(by: string): Sought | null {
  const [sought] = useState(() => (carried?.by === by ? carried.sought : null));
  useEffect(() => {
    carried = null;
  }, []);
  return sought;
}
