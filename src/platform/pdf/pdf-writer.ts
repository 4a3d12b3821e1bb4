import type { Block, Fact, Item, PdfDocument } from './pdf.domain.js';
import { PdfPage, type Type } from './pdf-page.js';
import { paragraphsOf } from './pdf-text.js';

type Element = PDFKit.PDFStructureElement;
type Role = 'h1' | 'h2' | 'h3' | 'body' | 'strong' | 'small';

const [INK, ACCENT, GREY, LINE] = ['#1a1a1a', '#0b4a8f', '#52585f', '#c3c9d1'];
const TYPES: Readonly<Record<Role, Type>> = {
  h1: { font: 'bold', size: 21, color: ACCENT },
  h2: { font: 'bold', size: 13, color: ACCENT },
  h3: { font: 'bold', size: 11, color: INK },
  body: { font: 'regular', size: 10.5, color: INK },
  strong: { font: 'bold', size: 10.5, color: INK },
  small: { font: 'regular', size: 9.5, color: GREY },
};
const LARGE = 1.4;
/** Of the width, what the names of facts take. */
const NAMES = 0.3;

/** Writes the document as tagged PDF/UA: title, language, headings, paragraphs, lists and tables are told apart. */
export function writePdf(document: PdfDocument): Promise<Buffer> {
  return new PdfWriter(document).write();
}

class PdfWriter {
  private readonly page: PdfPage;
  private readonly root: Element;
  private readonly types: Readonly<Record<Role, Type>>;

  constructor(private readonly document: PdfDocument) {
    this.page = new PdfPage(document);
    this.root = this.element('Document');
    const scale = document.print === 'large' ? LARGE : 1;
    const scaled = Object.entries(TYPES).map(([role, type]) => [role, { ...type, size: type.size * scale }]);
    this.types = Object.fromEntries(scaled) as Record<Role, Type>;
  }

  write(): Promise<Buffer> {
    this.page.kit.addStructure(this.root);
    for (const block of this.document.blocks) this.block(block);
    this.root.end();
    this.page.foot(this.document.footer, this.types.small);
    return this.page.bytes();
  }

  private block(block: Block): void {
    switch (block.kind) {
      case 'heading':
        return this.heading(block.level, block.text);
      case 'paragraph':
        return this.paragraphs(block.text, this.types.body);
      case 'note':
        return this.paragraphs(block.text, this.types.small);
      case 'list':
        return this.list(block.items, block.isNumbered);
      case 'facts':
        return this.facts(block.facts);
    }
  }

  private heading(level: 1 | 2 | 3, text: string): void {
    const type = this.types[`h${level}`];
    this.page.space(type.size * (level === 3 ? 0.7 : 0.9));
    // A heading is not left alone at the end of a page.
    this.page.keep(this.page.heightOf(text, type) + this.types.body.size * 5);
    if (level === 2 && !this.page.isNew) this.ruled(type);
    this.root.add(this.element(`H${level}`, () => this.page.write(text, type)));
    this.page.space(type.size * 0.3);
  }

  private ruled({ size }: Type): void {
    this.page.rule(LINE);
    this.page.space(size * 0.6);
  }

  private paragraphs(text: string, type: Type): void {
    for (const paragraph of paragraphsOf(text)) {
      this.root.add(this.element('P', () => this.page.write(paragraph, type)));
      this.page.space(type.size * 0.5);
    }
  }

  private list(items: readonly Item[], isNumbered = false): void {
    if (items.length === 0) return;
    const list = this.element('L');
    this.root.add(list);
    items.forEach((item, index) => this.item(list, item, isNumbered ? `${index + 1}.` : '•'));
    list.end();
    this.page.space(this.types.body.size * 0.3);
  }

  private item(list: Element, { text, details = [] }: Item, label: string): void {
    const { body, strong } = this.types;
    const main = details.length > 0 ? strong : body;
    const column = this.page.column(body.size * 2);
    const lines = [
      ...paragraphsOf(text).map((line) => ({ line, type: main })),
      ...details.flatMap(paragraphsOf).map((line) => ({ line, type: body })),
    ];
    this.page.keep(lines.reduce((sum, { line, type }) => sum + this.page.heightOf(line, type, column), 0));
    const written = lines.map(({ line, type }) => this.element('P', () => this.page.write(line, type, column)));
    const entry = this.element('LI');
    list.add(entry);
    entry.add(this.element('Lbl', () => this.label(label)));
    const content = this.element('LBody');
    entry.add(content);
    for (const each of written) content.add(each);
    entry.end();
    this.page.space(body.size * (details.length > 0 ? 0.6 : 0.2));
  }

  /** Beside what comes next, not above it. */
  private label(text: string): void {
    const { kit } = this.page;
    const { y } = kit;
    this.page.write(text, this.types.body);
    kit.y = y;
  }

  private facts(facts: readonly Fact[]): void {
    if (facts.length === 0) return;
    const table = this.element('Table');
    this.root.add(table);
    for (const fact of facts) this.fact(table, fact);
    table.end();
    this.page.space(this.types.body.size * 0.4);
  }

  private fact(table: Element, { name, value }: Fact): void {
    const { body, strong } = this.types;
    const { x, width } = this.page.column();
    const names = { x, width: width * NAMES };
    const values = { x: x + width * (NAMES + 0.03), width: width * (0.97 - NAMES) };
    const lines = paragraphsOf(value);
    const height = this.page.heightOf(name, strong, names);
    this.page.keep(Math.max(height, this.page.heightOf(lines[0] ?? '', body, values)));
    const { y, page } = this.page.kit;
    const row = this.element('TR');
    table.add(row);
    row.add(this.element('TH', () => this.page.write(name, strong, names), { scope: 'Row' }));
    const cell = this.element('TD');
    row.add(cell);
    if (this.page.kit.page === page) this.page.kit.y = y;
    for (const line of lines) cell.add(this.element('P', () => this.page.write(line, body, values)));
    row.end();
    // A value that went on at the next page ends there.
    if (this.page.kit.page === page) this.page.kit.y = Math.max(this.page.kit.y, y + height);
    this.page.space(body.size * 0.35);
  }

  private element(tag: string, draw?: () => void, options: { readonly scope?: 'Row' } = {}): Element {
    // Its types do not know the scope of a table's heading.
    return this.page.kit.struct(tag, options as object, draw && [draw]);
  }
}
