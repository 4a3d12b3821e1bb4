import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What a sample says of the invitation it is sent for. */
export interface Filling {
  readonly uid: string;
  /** The reply address with its secret. */
  readonly organizer: string;
  readonly attendee: string;
  readonly stranger: string;
  readonly sequence: number;
  readonly now: Temporal.Instant;
  /** Message-ID of the mail that is answered or came back. */
  readonly messageId: string;
}

/** In which octets letters are written that are not ASCII. */
export type Charset = 'utf-8' | 'windows-1252';

/** Each is read once. */
const TEXTS = new Map<string, string>();

const utc = (at: Temporal.Instant) => at.round('second').toString().replaceAll(/[-:]/g, '');

/**
 * A sample of `samples/` as it would come: lines end as in mail, and its marks are filled in. `{{base64}}…{{/base64}}`
 * encodes what stands between, `{{split:ä}}` folds within the character, `{{octet:1B}}` is one octet, `{{fill:300}}` so many
 * KiB of letters, `{{nested:21}}` so many parts in each other, `{{parts:50}}` so many beside each other.
 */
export function sample(name: string, filling: Filling, charset: Charset = 'utf-8'): Buffer {
  const text = TEXTS.get(name) ?? readFileSync(new URL(`samples/${name}.eml`, import.meta.url), 'utf8');
  TEXTS.set(name, text);
  return inOctets(filled(text, filling).replaceAll('\n', '\r\n'), charset);
}

function filled(text: string, { now, messageId, ...rest }: Filling): string {
  const words: Readonly<Record<string, string>> = {
    ...rest,
    sequence: String(rest.sequence),
    ATTENDEE: rest.attendee.toUpperCase(),
    'attendee%40': rest.attendee.replace('@', '%40'),
    now: utc(now),
    'message-id': messageId,
    random: randomUUID(),
  };
  return text
    .replaceAll(/\{\{([\w%-]+)\}\}/g, (mark, word: string) => words[word] ?? mark)
    .replaceAll(/\{\{nested:(\d+)\}\}/g, (_, count: string) => nested(Number(count)))
    .replaceAll(/\{\{parts:(\d+)\}\}/g, (_, count: string) => '--raja\n\nTeksti\n'.repeat(Number(count)));
}

const nested = (count: number) =>
  Array.from({ length: count }, (_, i) => `Content-Type: multipart/mixed; boundary=r${i}\n\n--r${i}\n`).join('');

/** From here on a character is an octet. */
function inOctets(text: string, charset: Charset): Buffer {
  const octets = charset === 'utf-8' ? Buffer.from(text) : Buffer.from(text.replaceAll('€', '\u{80}'), 'latin1');
  const written = octets
    .toString('latin1')
    .replaceAll(/\{\{split:(.)([^}]+)\}\}/gs, '$1\r\n $2')
    .replaceAll(/\{\{octet:([\dA-F]{2})\}\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll(/\{\{fill:(\d+)\}\}/g, (_, kib: string) => 'x'.repeat(Number(kib) * 1024))
    .replaceAll(/\{\{base64\}\}(.*?)\{\{\/base64\}\}/gs, (_, plain: string) => inBase64(plain));
  return Buffer.from(written, 'latin1');
}

const inBase64 = (plain: string) => Buffer.from(plain, 'latin1').toString('base64').replaceAll(/.{76}/g, '$&\r\n');
