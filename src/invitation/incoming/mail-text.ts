import PostalMime from 'postal-mime';
import { linesIn, type MimePart } from './mime-parts.js';

const TEXT_AT_MOST = 2_000;
/** More than enough for so many characters, in whatever encoding and markup; nothing behind them costs time. */
const OCTETS_AT_MOST = 64 * 1024;
const LINES_AT_MOST = 1_000;

/** Controls, and what turns the direction of reading around. What emojis are put together of stays. */
const UNFIT = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu;

/** What a person wrote, for a person to read: at most 2,000 characters, or null. */
export async function textIn(parts: readonly MimePart[]): Promise<string | null> {
  const readable = parts.filter(({ headers }) => !/^\s*attachment/i.test(headers.get('content-disposition') ?? ''));
  const part = readable.find(({ type }) => type === 'text/plain') ?? readable.find(({ type }) => type === 'text/html');
  if (!part) return null;
  const { text = '' } = await PostalMime.parse(besideText(part));
  const clean = text.replaceAll(UNFIT, ' ').trim();
  return Array.from(clean).slice(0, TEXT_AT_MOST).join('') || null;
}

/** The part in a mail of its own beside an empty text: so what came formatted only is turned into text as well. */
function besideText({ head, body }: MimePart): Buffer {
  const begin = 'Content-Type: multipart/mixed; boundary="="\r\n\r\n--=\r\nContent-Type: text/plain\r\n\r\n\r\n--=\r\n';
  const marked = linesIn(head)
    .filter(({ name }) => name.startsWith('content-'))
    .map(({ line }) => `${line}\r\n`);
  return Buffer.concat([Buffer.from(`${begin}${marked.join('')}\r\n`, 'latin1'), beginningOf(body)]);
}

function beginningOf(body: Buffer): Buffer {
  const octets = body.subarray(0, OCTETS_AT_MOST);
  let end = 0;
  for (let lines = 0; lines < LINES_AT_MOST; lines += 1) {
    const next = octets.indexOf(0x0a, end);
    if (next === -1) return octets;
    end = next + 1;
  }
  return octets.subarray(0, end);
}
