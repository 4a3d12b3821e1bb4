import { dateIn } from '../directory/dates.domain.js';
import { ZONE } from '../platform/clock/clock.js';
import type { Block } from '../platform/pdf/pdf.domain.js';
import { writePdf } from '../platform/pdf/pdf-writer.js';
import { type DocumentStyle, LANGUAGE_TAGS, type WrittenDocument } from './document.domain.js';

/** A document before it is written, in the words of its language. */
export interface UnwrittenDocument {
  /** What its file is called, without the day. */
  readonly name: string;
  readonly title: string;
  /** The day it is of. */
  readonly on: Temporal.PlainDate;
  /** `Sivu 1/3` */
  readonly page: (page: number, pages: number) => string;
  readonly blocks: () => readonly Block[];
  readonly json: () => Buffer;
}

/** Writes it in its format. The same document of the same day gives the same bytes. */
export async function writeDocument(
  { name, title, on, page, blocks, json }: UnwrittenDocument,
  { language, style, format }: DocumentStyle,
): Promise<WrittenDocument> {
  const fileName = `${name}-${on.toString()}.${format}`;
  if (format === 'json') return { bytes: json(), fileName, mediaType: 'application/json; charset=utf-8' };
  const day = dateIn(language, on);
  const bytes = await writePdf({
    title,
    lang: LANGUAGE_TAGS[language],
    createdAt: on.toZonedDateTime(ZONE).toInstant(),
    print: style === 'plain' ? 'large' : 'normal',
    footer: (number, pages) => [title, day, page(number, pages)].join('  ·  '),
    blocks: blocks(),
  });
  return { bytes, fileName, mediaType: 'application/pdf' };
}
