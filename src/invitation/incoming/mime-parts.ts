import { LARGEST_MESSAGE } from '../../platform/mail/inbound/receiving.js';

const DEPTH_AT_MOST = 20;
const PARTS_AT_MOST = 50;
/** A header is nobody's that is longer; it would only cost time. */
const HEAD_AT_MOST = 128 * 1024;
const HEAD_LINES_AT_MOST = 5_000;
/** Of a Content-Type. */
const VALUE_AT_MOST = 4096;
/** Lines that look like a delimiter. A dump sent as text has thousands, a bomb millions. */
const DELIMITERS_AT_MOST = 200_000;
/** RFC 2046 5.1.1, and room for the dashes and blanks around it. */
const DELIMITER_AT_MOST = 200;

/** Why a mail is not taken apart. Stable: stored with what is put aside for a person to look at. */
export type MimeProblem = 'too-large' | 'too-deep' | 'too-many-parts' | 'malformed';

/** A part of a mail as it came, nothing decoded. */
export interface MimePart {
  /** `text/calendar`, lower case; `text/plain` where the part does not say. */
  readonly type: string;
  /** Of the Content-Type; names in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
  /** The first line of each name; names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** The lines of the header, without the empty one. */
  readonly head: Buffer;
  readonly body: Buffer;
}

/** A mail in its parts. */
export interface MimeParts {
  /** The mail itself. */
  readonly root: MimePart;
  /** The parts that hold something, in their order; the mail itself if it is of one part. */
  readonly leaves: readonly MimePart[];
}

/** Left in the middle of a tree and caught in `partsOf`. */
class NotTakenApart extends Error {
  constructor(readonly problem: MimeProblem) {
    super(problem);
  }
}

/** A line that begins with two dashes. */
interface Delimiter {
  readonly at: number;
  /** Where the line after it begins. */
  readonly next: number;
  readonly text: string;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * Takes a mail apart without decoding anything, or says why not. A mail inside a mail is one part: ours come back in
 * bounces and are not answers.
 *
 * Not `postal-mime`, because it reads and decodes a whole bomb before it can say no, and hands out calendars as text of
 * the charset their label names: what was folded inside a character, or labelled wrongly, is lost by then.
 */
export function partsOf(raw: Uint8Array): MimeParts | MimeProblem {
  const octets = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  try {
    if (octets.length > LARGEST_MESSAGE) throw new NotTakenApart('too-large');
    const root = partIn(octets, { from: 0, to: octets.length });
    const leaves = new Tree(octets).leavesOf(root, { from: octets.length - root.body.length, to: octets.length });
    return { root, leaves };
  } catch (error) {
    if (error instanceof NotTakenApart) return error.problem;
    throw error;
  }
}

/** The header of a mail that is not taken apart: it may still say whose it is. Empty if it is not read either. */
export function headOf(raw: Uint8Array): Buffer {
  const octets = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, HEAD_AT_MOST));
  return octets.subarray(0, headEnd(octets)[0]);
}

class Tree {
  private parts = 0;
  private readonly delimiters: readonly Delimiter[];

  constructor(private readonly octets: Buffer) {
    this.delimiters = delimitersIn(octets);
  }

  leavesOf(part: MimePart, body: Range, depth = 0): MimePart[] {
    const boundary = part.type.startsWith('multipart/') ? part.parameters.get('boundary')?.trimEnd() : undefined;
    if (!boundary) return [part];
    if (depth >= DEPTH_AT_MOST) throw new NotTakenApart('too-deep');
    return this.rangesIn(body, boundary).flatMap((range) => {
      const inner = partIn(this.octets, range);
      return this.leavesOf(inner, { from: range.to - inner.body.length, to: range.to }, depth + 1);
    });
  }

  /** Between the delimiters of one boundary; the last part may lack its end. */
  private rangesIn({ from, to }: Range, boundary: string): Range[] {
    const ranges: Range[] = [];
    let open: number | null = null;
    const close = (at: number) => {
      if (open === null) return;
      this.parts += 1;
      if (this.parts > PARTS_AT_MOST) throw new NotTakenApart('too-many-parts');
      ranges.push({ from: open, to: Math.max(open, at) });
    };
    for (let i = this.firstFrom(from); i < this.delimiters.length && this.delimiters[i]!.at < to; i += 1) {
      const { at, next, text } = this.delimiters[i]!;
      const isEnd = text === `--${boundary}--`;
      if (!isEnd && text !== `--${boundary}`) continue;
      close(beforeLineEnd(this.octets, at));
      open = Math.min(next, to);
      if (isEnd) return ranges;
    }
    close(to);
    return ranges;
  }

  private firstFrom(from: number): number {
    let [low, high] = [0, this.delimiters.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.delimiters[middle]!.at < from) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** All lines that could part something: found once, however deep the tree is. */
function delimitersIn(octets: Buffer): Delimiter[] {
  const found: Delimiter[] = [];
  const add = (at: number) => {
    const line = octets.indexOf(0x0a, at);
    const next = line === -1 ? octets.length : line + 1;
    if (next - at > DELIMITER_AT_MOST) return;
    if (found.length === DELIMITERS_AT_MOST) throw new NotTakenApart('too-many-parts');
    found.push({ at, next, text: octets.toString('latin1', at, next).trimEnd() });
  };
  if (octets[0] === 0x2d && octets[1] === 0x2d) add(0);
  for (let at = octets.indexOf('\n--'); at !== -1; at = octets.indexOf('\n--', at + 1)) add(at + 1);
  return found;
}

/** The line break before a delimiter belongs to the delimiter. */
function beforeLineEnd(octets: Buffer, at: number): number {
  if (octets[at - 1] !== 0x0a) return at;
  return octets[at - 2] === 0x0d ? at - 2 : at - 1;
}

function partIn(octets: Buffer, { from, to }: Range): MimePart {
  const part = octets.subarray(from, to);
  const [end, begin] = headEnd(part);
  const head = part.subarray(0, end);
  const headers = headersIn(head);
  const { value, parameters } = structured(headers.get('content-type') ?? '');
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(value) ? value : 'text/plain';
  return { type, parameters, headers, head, body: part.subarray(begin) };
}

/** Where the header ends, and where the body begins: after the first empty line. */
function headEnd(part: Buffer): [end: number, begin: number] {
  for (let at = 0, lines = 0; at < part.length; lines += 1) {
    if (at > HEAD_AT_MOST || lines > HEAD_LINES_AT_MOST) throw new NotTakenApart('malformed');
    const line = part.indexOf(0x0a, at);
    if (line === -1) break;
    if (line === at || (line === at + 1 && part[at] === 0x0d)) return [at, line + 1];
    at = line + 1;
  }
  if (part.length > HEAD_AT_MOST) throw new NotTakenApart('malformed');
  return [part.length, part.length];
}

function headersIn(head: Buffer): Map<string, string> {
  const headers = new Map<string, string>();
  for (const { name, line } of linesIn(head))
    if (!headers.has(name)) headers.set(name, line.slice(line.indexOf(':') + 1).trim());
  return headers;
}

/** The unfolded lines of a header, octet for octet, with their names in lower case. */
export const linesIn = (head: Buffer): { name: string; line: string }[] =>
  head
    .toString('latin1')
    .replaceAll(/\r?\n(?=[ \t])/g, '')
    .split(/\r?\n/)
    .map((line) => ({
      name: line
        .slice(0, Math.max(0, line.indexOf(':')))
        .trim()
        .toLowerCase(),
      line,
    }))
    .filter(({ name }) => name !== '');

/** A header of RFC 2045: its value in lower case, its parameters without quotes. Of a parameter said twice the first counts. */
function structured(header: string): { value: string; parameters: Map<string, string> } {
  const parameters = new Map<string, string>();
  const [value = '', ...rest] = header.slice(0, VALUE_AT_MOST).match(/(?:"(?:[^"\\]|\\.)*"?|[^";])+/gs) ?? [];
  for (const written of rest) {
    const equals = written.indexOf('=');
    const name = written.slice(0, equals).trim().toLowerCase();
    if (equals > 0 && !parameters.has(name)) parameters.set(name, unquoted(written.slice(equals + 1).trim()));
  }
  return {
    value: value
      .replaceAll(/\([^()]*\)/g, '')
      .trim()
      .toLowerCase(),
    parameters,
  };
}

const unquoted = (text: string) =>
  /^"((?:[^"\\]|\\.)*)"/s.exec(text)?.[1]?.replaceAll(/\\(.)/gs, '$1') ?? text.split(/[\s(]/)[0]!;

/** What a part holds after its transfer encoding. */
export function octetsOf({ headers, body }: MimePart): Buffer {
  const encoding = headers.get('content-transfer-encoding')?.toLowerCase() ?? '';
  if (encoding.includes('base64')) return Buffer.from(body.toString('latin1'), 'base64');
  if (!encoding.includes('quoted-printable')) return body;
  const text = body.toString('latin1').replaceAll(/=[ \t]*\r?\n/g, '');
  const decoded = text.replaceAll(/=([\dA-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCodePoint(Number.parseInt(hex, 16)),
  );
  return Buffer.from(decoded, 'latin1');
}
