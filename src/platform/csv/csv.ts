/** Opens in a spreadsheet as UTF-8, so that ä stays ä. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * What a spreadsheet would take for a formula: it begins with a sign of one, be it full-width, after whatever blanks
 * (OWASP, CSV injection).
 */
const FORMULA = /^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** One field: always quoted (RFC 4180), and text whatever it looks like. */
function field(value: string | null): string {
  const text = value ?? '';
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""').replaceAll('\0', '')}"`;
}

/**
 * A table as CSV: semicolons, where a spreadsheet splits it that has the comma in its decimals; else RFC 4180: CRLF, every
 * field quoted; UTF-8 with a byte order mark. No field runs as a formula.
 *
 * @param header names of the columns
 * @param rows as many fields each
 */
export const csvOf = (header: readonly string[], rows: readonly (readonly (string | null)[])[]): string =>
  BYTE_ORDER_MARK + [header, ...rows].map((row) => `${row.map(field).join(';')}\r\n`).join('');
