/** Control characters, less the tab and line breaks that long text may hold. */
const CONTROLS = /[\p{Cc}\u2028\u2029]/u;
const CONTROLS_IN_LONG_TEXT = /[^\P{Cc}\t\n]/u;
/** Characters that turn the direction of what follows: a name could pose as another. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/u;
const INVISIBLE = /^[\p{Cf}\p{Z}\s]*$/u;

/**
 * Text from outside, cleaned: NFC, line ends as \n, without space at the ends. Throws `TypeError` with a reason that
 * does not repeat the text. Lone surrogates and NUL would be changed or refused by PostgreSQL later, so they are
 * refused here. `max` counts code points.
 */
export function cleanText(value: unknown, max: number, lines: 'one line' | 'many lines'): string {
  if (typeof value !== 'string') throw new TypeError('must be a string');
  if (!value.isWellFormed()) throw new TypeError('holds half a character (a lone surrogate)');
  const text = value.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  const forbidden = lines === 'one line' ? CONTROLS : CONTROLS_IN_LONG_TEXT;
  if (forbidden.test(text) || TURNS.test(text)) throw new TypeError('holds control characters');
  if (text.length > max && Array.from(text).length > max) throw new TypeError(`is longer than ${max} characters`);
  if (INVISIBLE.test(text)) throw new TypeError('is empty');
  return text;
}
