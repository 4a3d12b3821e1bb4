import PostalMime, { type Email } from 'postal-mime';
import type { InboundMessage } from './inbound-messages.js';

/** What a person needs to know of a letter to ring who wrote it. */
export interface LetterContent {
  /** Address of the sender; null where none is told. */
  readonly from: string | null;
  readonly subject: string | null;
  /** At most 2,000 characters. */
  readonly text: string | null;
}

/** The beginning is enough: attachments come after it, and what is in quarantine may be built to be slow. */
const BYTES_AT_MOST = 256 * 1024;
const LIMITS = { maxNestingDepth: 20, maxRfc822NestingDepth: 0 };
const SUBJECT_AT_MOST = 200;
const TEXT_AT_MOST = 2000;

/** Reads the beginning of a letter. Never throws: what cannot be taken apart shows its envelope alone. */
export async function letterContent({ raw, envelopeFrom }: InboundMessage): Promise<LetterContent> {
  const mail = await PostalMime.parse(raw.subarray(0, BYTES_AT_MOST), LIMITS).catch(() => null);
  return {
    from: shown(mail?.from?.address ?? envelopeFrom, SUBJECT_AT_MOST),
    subject: shown(mail?.subject, SUBJECT_AT_MOST),
    text: shown(mail && textOf(mail), TEXT_AT_MOST),
  };
}

const textOf = ({ text, html }: Email) => text ?? (html === undefined ? undefined : withoutTags(html));

/** Roughly, and in one go whatever the letter holds: styles, scripts and tags are dropped, and what is left stays text. */
function withoutTags(html: string): string {
  const visible = html.split(/<\/(?:style|script)\b/i).map((part) => part.split(/<(?:style|script)\b/i, 1)[0]);
  const [before = '', ...tagged] = visible.join('<').split('<');
  return [before, ...tagged.map((part) => part.slice(part.indexOf('>') + 1 || part.length))].join(' ');
}

/** Text of anybody, for a person to read: no control characters but line breaks, and not endless. */
function shown(text: string | null | undefined, atMost: number): string | null {
  const clean = (text ?? '').slice(0, 4 * atMost).replaceAll(/[^\P{C}\n]/gu, ' ');
  return Array.from(clean.trim()).slice(0, atMost).join('') || null;
}
