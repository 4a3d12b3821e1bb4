/** Where somebody of the staff comes who asked for nothing else: their desk. */
export const HOME = '/tyopoyta/';

const LONGEST = 1000;
/** A host nobody has: a path that leads away from it leads away from us. */
const HERE = 'https://here.invalid';

/**
 * Where somebody goes after signing in: a path of ours, as they asked, or else `home`. What browsers read as
 * another site or another scheme (`//`, `/\`, a control character before them) is none.
 */
export function returnPath(asked: string | undefined, home = HOME): string {
  if (!asked?.startsWith('/') || asked.length > LONGEST || /[\\\p{Cc}]/u.test(asked)) return home;
  if (!URL.canParse(asked, HERE)) return home;
  const { origin, pathname, search, hash } = new URL(asked, HERE);
  // Dots may have hidden two slashes: /..//elsewhere
  return origin === HERE && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : home;
}
