import fc from 'fast-check';
import { getDocumentProxy } from 'unpdf';
import { readPdf, squeezed } from './support/pdf.js';
import type { Block, PdfDocument } from '../src/platform/pdf/pdf.domain.js';
import { writePdf } from '../src/platform/pdf/pdf-writer.js';

const document = (blocks: readonly Block[], more: Partial<PdfDocument> = {}): PdfDocument => ({
  title: 'Suunnitelma',
  lang: 'fi-FI',
  createdAt: Temporal.Instant.from('2026-11-30T10:00:00Z'),
  print: 'normal',
  footer: (page, pages) => `sivu ${page}/${pages}`,
  blocks,
  ...more,
});
const written = async (blocks: readonly Block[], more?: Partial<PdfDocument>) =>
  readPdf(await writePdf(document(blocks, more)));
/** Names of what acts, leads elsewhere or is packed into a PDF, where they stand for themselves and not in a text. */
const ACTING =
  /\/(JavaScript|JS|AA|OpenAction|URI|Launch|EmbeddedFiles?|Filespec|RichMedia|SubmitForm|ImportData|GoToR|GoToE|XFA|AcroForm|Annots?)\b/;

/** What of a PDF acts, as a reader's program finds it. */
async function actionsOf(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, i) => pdf.getPage(i + 1)));
  const annotations = await Promise.all(pages.map((page) => page.getAnnotations()));
  return {
    actions: await pdf.getJSActions(),
    opens: await pdf.getOpenAction(),
    files: await pdf.getAttachments(),
    fields: await pdf.getFieldObjects(),
    annotations: annotations.flat().length,
  };
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

describe('a PDF', () => {
  it('has a title, a language and a tag for each part, in their order', async () => {
    const pdf = await written([
      { kind: 'heading', level: 1, text: 'Yksi' },
      paragraph('Teksti.\nToinen kappale.'),
      { kind: 'heading', level: 2, text: 'Kaksi' },
      { kind: 'list', items: [{ text: 'kohta', details: ['lisää'] }], isNumbered: true },
      { kind: 'heading', level: 3, text: 'Kolme' },
      { kind: 'facts', facts: [{ name: 'Puhelin', value: '040 123' }] },
      { kind: 'note', text: 'Huomaa.' },
    ]);
    expect(pdf).toMatchObject({ title: 'Suunnitelma', lang: 'fi-FI', isTagged: true, showsTitle: true, pages: 1 });
    expect(pdf.tags.join(' ')).toBe('Document H1 P P H2 L LI Lbl LBody P P H3 Table TR TH TD P P');
    expect(pdf.text).toBe(squeezed('Yksi Teksti. Toinen kappale. Kaksi 1. kohta lisää Kolme Puhelin 040 123 Huomaa.'));
  });

  it('is the same bytes again, and others for other content or another moment', async () => {
    const one = await writePdf(document([paragraph('Sama.')]));
    expect((await writePdf(document([paragraph('Sama.')]))).equals(one)).toBe(true);
    expect((await writePdf(document([paragraph('Muu.')]))).equals(one)).toBe(false);
    const later = { createdAt: Temporal.Instant.from('2026-12-01T10:00:00Z') };
    expect((await writePdf(document([paragraph('Sama.')], later))).equals(one)).toBe(false);
  });

  it('goes on over pages, each with its number at the foot, which is not read out', async () => {
    const lines = Array.from({ length: 150 }, (_, index) => `Rivi ${index + 1}.`);
    const pdf = await written([...lines.map(paragraph), { kind: 'list', items: lines.map((text) => ({ text })) }]);
    expect(pdf.pages).toBeGreaterThan(4);
    expect(pdf.text).toBe(squeezed([...lines, ...lines.map((line) => `• ${line}`)].join('')));
  });

  it.each(['normal', 'large'] as const)('keeps one part over several pages whole: %s', async (print) => {
    const long = Array.from({ length: 1500 }, (_, index) => `sana${index}`).join(' ');
    const blocks: Block[] = [
      paragraph(long),
      { kind: 'list', items: [{ text: long, details: [long] }] },
      { kind: 'facts', facts: [{ name: 'Nimi', value: long }] },
      paragraph('Loppu.'),
    ];
    const pdf = await written(blocks, { print });
    expect(pdf.text).toBe(squeezed(`${long}•${long}${long}Nimi${long}Loppu.`));
  });

  it('takes nothing that people write for anything but text', async () => {
    const nasty = '(Title) Tj ET endstream >> \\) <</S /JavaScript>> \u0000\u0007\u001b[31m\u202eabc\u2066 e\u0301';
    const { text, title } = await written([paragraph(nasty)], { title: nasty });
    expect(text).toBe(squeezed('(Title) Tj ET endstream >> \\) <</S /JavaScript>> [31mabc é'));
    expect(title).toContain('/JavaScript');
  });

  it('does nothing by itself: no links, scripts, files or forms in it, whatever stands there', async () => {
    const nasty = [
      'https://evil.example/?x=1 mailto:a@b.example javascript:app.alert(1)',
      '<< /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>',
      ') /AA << /O << /S /URI /URI (https://evil.example) >> >> (',
      '1 0 obj << /Type /EmbeddedFile >> stream x endstream endobj trailer << /Root 1 0 R >> %%EOF',
      '=HYPERLINK("https://evil.example")\u0000\u202e/Launch',
    ].join('\n');
    const nastyBlocks: Block[] = [
      { kind: 'heading', level: 1, text: nasty },
      paragraph(nasty),
      { kind: 'list', items: [{ text: nasty, details: [nasty] }] },
      { kind: 'facts', facts: [{ name: nasty, value: nasty }] },
      { kind: 'note', text: nasty },
    ];
    const bytes = await writePdf(document(nastyBlocks, { title: `ä ${nasty}`, footer: () => nasty }));
    // What describes the file is XML and holds the title; what of it would be markup is left out.
    const [before, xml, after] = bytes.toString('latin1').split(/(?<=<x:xmpmeta[^>]*>)|(?=<\/x:xmpmeta>)/);
    expect(ACTING.exec(`${before}${after}`)?.[0]).toBeUndefined();
    expect(xml).not.toMatch(/<<|>>/);
    expect(await actionsOf(bytes)).toEqual({ actions: null, opens: null, files: null, fields: null, annotations: 0 });
  });

  it('shows that a picture is missing where the font has none', async () => {
    expect((await written([paragraph('Hyvä 👩‍👩‍👧 漢 loppu')])).text).toBe('Hyvä□□□□loppu');
  });

  it('is written of any text at all', async () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.string({ unit: fc.constantFrom('😀', 'W', '\ud83d', '\n'), maxLength: 400 }),
    );
    const block = fc.oneof(
      any.map(paragraph),
      fc.record({
        kind: fc.constant('heading' as const),
        level: fc.constantFrom(1 as const, 2 as const, 3 as const),
        text: any,
      }),
      fc.record({
        kind: fc.constant('list' as const),
        items: fc.array(fc.record({ text: any, details: fc.array(any) })),
      }),
      fc.record({ kind: fc.constant('facts' as const), facts: fc.array(fc.record({ name: any, value: any })) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(block, { maxLength: 12 }), any, async (blocks, title) => {
        const pdf = await written(blocks, { title });
        expect(pdf.isTagged).toBe(true);
      }),
      { seed: 1407, numRuns: 30 },
    );
  }, 60_000);
});
