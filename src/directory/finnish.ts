/** Finnish order and letters: å, ä and ö after z, whatever the locale of the database. */
export const FINNISH = 'collate "fi-x-icu"';

/** A piece of a where clause, then the values of its `?`. */
type Condition = readonly [sql: string, ...values: string[]];

/** `%` and `_` typed by a person mean themselves. */
const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** Without a collation of its own, `lower` knows only a–z in a database of the locale C, and `ilike` as well. */
function like(expression: string, patterns: readonly string[]): Condition {
  const one = `lower((${expression}) ${FINNISH}) like lower(?::text ${FINNISH})`;
  return [patterns.map(() => one).join(' and '), ...patterns];
}

const wordsOf = (text: string) => text.split(/\s+/).map(escapeLike);

/** Every word of the text stands somewhere in the SQL expression, whatever the case. */
export const holdsWords = (expression: string, text: string): Condition =>
  like(
    expression,
    wordsOf(text).map((word) => `%${word}%`),
  );

/** Every word of the text begins a word of the names, whatever the case; a part after a hyphen is a word as well. */
export const beginsWords = (names: readonly string[], text: string): Condition =>
  like(
    ["''", ...names, ...names.map((name) => `replace(${name}, '-', ' ')`)].join(" || ' ' || "),
    wordsOf(text).map((word) => `% ${word}%`),
  );
