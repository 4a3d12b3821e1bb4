/** Where somebody comes who asked for nothing else: their own page. */
export const HOME = '/tili';

const LONGEST = 1000;
/** A host nobody has: a path that leads away from it leads away from us. */
const HERE = 'https://here.invalid';

/**
 * Where somebody goes after signing in: a path of ours, as they asked, or else their own page. What browsers read as
 * another site or another scheme (`//`, `/\`, a control character before them) is none.
 */
export function returnPath(asked: string | undefined): string {
  if (!asked?.startsWith('/') || asked.length > LONGEST || /[\\\p{Cc}]/u.test(asked)) return HOME;
  if (!URL.canParse(asked, HERE)) return HOME;
  const { origin, pathname, search, hash } = new URL(asked, HERE);
  // Dots may have hidden two slashes: /..//elsewhere
  return origin === HERE && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : HOME;
}
