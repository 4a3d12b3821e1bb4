/** At most this much of a calendar part is read; a real answer has a few KiB. */
export const OCTETS_AT_MOST = 256 * 1024;

/** One line of RFC 5545 3.1, unfolded. */
export interface ContentLine {
  /** Upper case: `DTSTART`. */
  readonly name: string;
  /** By upper-case name; without quotes, RFC 6868 decoded, several values still joined by commas. */
  readonly parameters: ReadonlyMap<string, string>;
  /** As it stands: `\n` and the like are not unescaped, because only TEXT values are escaped. */
  readonly value: string;
}

const FOLD = /(?:\r\n|\r|\n)[ \t]/g;

/** Text, and whether its charset had to be guessed: it is not UTF-8, and the label names none that it is in. */
interface Decoded {
  readonly text: string;
  readonly isGuessed: boolean;
}

const isUtf8 = (decoder: TextDecoder) => decoder.encoding === 'utf-8';

/** Null for a label that nobody knows. */
function decoderOf(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

/**
 * UTF-8 where that is possible, whatever the label says; otherwise the charset of the label, and Latin-1 for what has none:
 * some gateways re-encode a part and leave its label. A BOM is dropped.
 */
function decode(octets: Uint8Array, label = 'utf-8'): Decoded {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(octets), isGuessed: false };
  } catch {
    const named = decoderOf(label);
    if (named && !isUtf8(named)) return { text: named.decode(octets), isGuessed: false };
    return { text: new TextDecoder('latin1').decode(octets), isGuessed: true };
  }
}

/**
 * A fold may stand in the middle of a UTF-8 character, so octets are unfolded before they are decoded.
 * @param label charset of the part's header
 */
export const decodeUnfolded = (part: Uint8Array | string, label?: string): Decoded =>
  typeof part === 'string'
    ? { text: part.replaceAll(FOLD, '').replace(/^\u{FEFF}/u, ''), isGuessed: false }
    : decode(Buffer.from(Buffer.from(part).toString('latin1').replaceAll(FOLD, ''), 'latin1'), label);

/** The same without saying how it was decoded. */
export const unfold = (part: Uint8Array | string, label?: string): string => decodeUnfolded(part, label).text;

/**
 * The lines of an unfolded calendar part that are not empty. Control characters are gone from all of them: U+0000 alone
 * would make PostgreSQL refuse the row, and with it the mail, for ever.
 */
export const linesOf = (unfolded: string): string[] =>
  unfolded
    .toWellFormed()
    .split(/\r\n|\r|\n/)
    .map(withoutControls)
    .filter((line) => line.trim() !== '');

/** The same of a part that is not unfolded yet. */
export const unfoldedLines = (part: Uint8Array | string): string[] => linesOf(unfold(part));

/** Text without control characters (tab and line feed stay) and without what turns the reading direction around. */
export const withoutControls = (text: string): string =>
  text.replaceAll(/(?![\t\n])\p{Cc}|[\u{202A}-\u{202E}\u{2066}-\u{2069}]/gu, '');

/** The first `mark` outside quotes, or -1. */
function unquoted(line: string, mark: string): number {
  let quoted = false;
  for (let i = 0; i < line.length; i += 1) {
    if (line[i] === '"') quoted = !quoted;
    else if (line[i] === mark && !quoted) return i;
  }
  return -1;
}

const CARETS: Readonly<Record<string, string>> = { n: '\n', '^': '^', "'": '"' };

/** RFC 6868. */
const parameterValue = (written: string): string =>
  written.replaceAll('"', '').replaceAll(/\^([n^'])/g, (_, mark: string) => CARETS[mark]!);

/** Of a parameter that stands twice the first counts. */
function parametersOf(written: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const [, name, value] of written.matchAll(/;([^=;:]+)=((?:"[^"]*"|[^";])*)/g)) {
    const key = name!.trim().toUpperCase();
    if (!parameters.has(key)) parameters.set(key, parameterValue(value!));
  }
  return parameters;
}

/** The content line, or null for what is none. A quote that never ends counts as a letter: real names hold such. */
export function contentLine(line: string): ContentLine | null {
  const quoted = unquoted(line, ':');
  const colon = quoted === -1 ? line.indexOf(':') : quoted;
  if (colon === -1) return null;
  const head = line.slice(0, colon);
  const name = /^[A-Za-z0-9-]+(?=;|$)/.exec(head)?.[0];
  if (name === undefined) return null;
  return { name: name.toUpperCase(), parameters: parametersOf(head.slice(name.length)), value: line.slice(colon + 1) };
}

/** A TEXT value as people wrote it (RFC 5545 3.3.11). */
export const unescapeText = (value: string): string =>
  value.replaceAll(/\\([\\;,nN])/g, (_, mark: string) => (mark.toLowerCase() === 'n' ? '\n' : mark));
