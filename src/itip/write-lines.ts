const OCTETS_PER_LINE = 75;

/** Whether every character of the text is one octet of UTF-8. */
// oxlint-disable-next-line no-control-regex -- the range of ASCII begins with control characters
const ASCII = /^[\u0000-\u007f]*$/;

/** Octets of a character that begins with this UTF-16 code unit. */
function octetsOf(unit: number): number {
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  return isHighSurrogate(unit) ? 4 : 3;
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;

/** Of a line whose characters are of different widths: a fold never stands inside one of them. */
function foldCharacters(line: string): string {
  let folded = '';
  let from = 0;
  let octets = 0;
  for (let at = 0; at < line.length; at += 1) {
    const width = octetsOf(line.charCodeAt(at));
    if (octets + width > OCTETS_PER_LINE) {
      folded += `${line.slice(from, at)}\r\n `;
      from = at;
      octets = 1;
    }
    octets += width;
    if (width === 4) at += 1;
  }
  return folded + line.slice(from);
}

/** A content line folded at 75 octets (RFC 5545 3.1), with its CRLF. */
export function folded(line: string): string {
  if (!ASCII.test(line)) return `${foldCharacters(line)}\r\n`;
  if (line.length <= OCTETS_PER_LINE) return `${line}\r\n`;
  const rest = line.slice(OCTETS_PER_LINE).match(/.{1,74}/g)!;
  return `${line.slice(0, OCTETS_PER_LINE)}\r\n ${rest.join('\r\n ')}\r\n`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  ';': String.raw`\;`,
  ',': String.raw`\,`,
  '\n': String.raw`\n`,
};

/** A TEXT value (RFC 5545 3.3.11). Line ends are `\n`; other control characters have no place in it. */
export const escapeText = (text: string): string => text.replaceAll(/[\\;,\n]/g, (mark) => ESCAPES[mark]!);

/** DATE-TIME without a zone: that of a local time. */
export const dateTime = (time: Temporal.ZonedDateTime): string =>
  time
    .toString({ timeZoneName: 'never', offset: 'never', smallestUnit: 'second', roundingMode: 'floor' })
    .replaceAll(/[-:]/g, '');

/** DATE-TIME in UTC. */
export const utc = (instant: Temporal.Instant): string =>
  instant.toString({ smallestUnit: 'second', roundingMode: 'floor' }).replaceAll(/[-:]/g, '');
