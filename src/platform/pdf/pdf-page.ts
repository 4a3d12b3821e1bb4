import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import PDFKit from 'pdfkit';
import { dateFor } from '../clock/clock.js';
import type { PdfDocument } from './pdf.domain.js';
import { drawable, paragraphsOf } from './pdf-text.js';

/** How something is drawn; sizes in points. */
export interface Type {
  readonly font: 'regular' | 'bold';
  readonly size: number;
  readonly color: string;
}

/** Where on the page, in points from its left edge. */
interface Column {
  readonly x: number;
  readonly width: number;
}

const MARGINS = { top: 64, bottom: 72, left: 64, right: 64 };
const FOOTER_ABOVE_EDGE = 44;
const LINE_GAP = 0.35;

const fontFile = (name: string) => readFileSync(fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`)));
let fonts: Readonly<Record<Type['font'], Buffer>> | undefined;
/** Read once: they have the letters of all languages of the area, and the joiner that keeps hours together. */
const loadedFonts = () => (fonts ??= { regular: fontFile('DejaVuSans'), bold: fontFile('DejaVuSans-Bold') });

/** What pdfkit knows of its present font and does not tell. */
interface Typeset {
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

/** In one line; pdfkit writes it into XML as it is. */
const titleOf = (title: string) => paragraphsOf(title).join(' ').replaceAll(/[<>&]/g, ' ');

/** Paper: draws text in columns, breaks pages, numbers them. */
export class PdfPage {
  readonly kit: PDFKit.PDFDocument;

  constructor({ title, lang, createdAt }: PdfDocument) {
    const CreationDate = dateFor(createdAt);
    this.kit = new PDFKit({
      size: 'A4',
      margins: MARGINS,
      lang,
      tagged: true,
      displayTitle: true,
      bufferPages: true,
      pdfVersion: '1.7',
      // Its types do not know it yet.
      subset: 'PDF/UA' as never,
      info: { Title: titleOf(title), CreationDate, Producer: 'Yhdessä', Creator: 'Yhdessä' },
    });
    for (const [name, file] of Object.entries(loadedFonts())) this.kit.registerFont(name, file);
  }

  /** From margin to margin, indented by so many points. */
  column(indent = 0): Column {
    const { left, right } = MARGINS;
    return { x: left + indent, width: this.kit.page.width - left - right - indent };
  }

  /** The text as it can be drawn in the type, which is the present one from now on. */
  set(text: string, { font, size, color }: Type): string {
    this.kit.font(font).fontSize(size).fillColor(color);
    const { font: face } = (this.kit as unknown as Typeset)._font;
    return drawable(text, (codePoint) => face.hasGlyphForCodePoint(codePoint));
  }

  /** Draws from `y` on; goes on below what was drawn. */
  write(text: string, type: Type, { x, width }: Column = this.column(), y = this.kit.y): void {
    this.kit.text(this.set(text, type), x, y, { width, lineGap: type.size * LINE_GAP });
  }

  /** How high the text will be. */
  heightOf(text: string, type: Type, { width }: Column = this.column()): number {
    return this.kit.heightOfString(this.set(text, type), { width, lineGap: type.size * LINE_GAP });
  }

  /** Whether nothing stands on this page yet. */
  get isNew(): boolean {
    return this.kit.y <= MARGINS.top;
  }

  /** Leaves so much room; nothing at the top of a page. */
  space(points: number): void {
    if (!this.isNew) this.kit.y += points;
  }

  /** Goes on at the next page unless so much room is left on this one. A whole page is never asked for. */
  keep(points: number): void {
    const { height } = this.kit.page;
    const bottom = height - MARGINS.bottom;
    if (this.kit.y + Math.min(points, bottom - MARGINS.top) > bottom) this.kit.addPage();
  }

  /** A hairline from margin to margin, which is not read out. */
  rule(color: string): void {
    const { x, width } = this.column();
    const { kit } = this;
    kit.markContent('Artifact', { type: 'Layout' });
    kit.moveTo(x, kit.y).lineTo(x + width, kit.y);
    kit.lineWidth(0.5).strokeColor(color).stroke();
    kit.endMarkedContent();
  }

  /** Writes at the foot of every page, where it is not read out with the text. */
  foot(line: (page: number, pages: number) => string, type: Type): void {
    const { count } = this.kit.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.kit.switchToPage(page);
      // Otherwise what is below the margin would be on a page of its own.
      this.kit.page.margins.bottom = 0;
      this.kit.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] });
      this.write(line(page + 1, count), type, this.column(), this.kit.page.height - FOOTER_ABOVE_EDGE);
      this.kit.endMarkedContent();
    }
  }

  /** The whole file. Nothing is drawn afterwards. */
  async bytes(): Promise<Buffer> {
    this.kit.end();
    const chunks: Buffer[] = [];
    for await (const chunk of this.kit as AsyncIterable<Buffer>) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
}
