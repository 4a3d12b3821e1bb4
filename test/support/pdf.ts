import { getDocumentProxy } from 'unpdf';

/** A PDF as a reader's program sees it. */
export interface ReadPdf {
  readonly title: string | undefined;
  readonly lang: string | undefined;
  readonly isTagged: boolean;
  /** Whether the title is shown instead of the name of the file. */
  readonly showsTitle: boolean;
  readonly pages: number;
  /** Its text without spaces: lines break wherever they must, and footers are not in it. */
  readonly text: string;
  /** The tags, each as often as it stands, in order. */
  readonly tags: readonly string[];
}

interface Node {
  readonly role?: string;
  readonly type?: string;
  readonly id?: string;
  readonly children?: readonly Node[];
}

/** Text as `ReadPdf.text` has it. */
export const squeezed = (text: string): string => text.normalize('NFC').replaceAll(/\s+/gu, '');

const tagsIn = ({ role, children = [] }: Node): string[] => [
  ...(role && role !== 'Root' ? [role] : []),
  ...children.flatMap(tagsIn),
];

/** The marked contents that the tree of tags names: what is read out. */
const contentsIn = ({ type, id, children = [] }: Node): string[] => [
  ...(type === 'content' && id ? [id] : []),
  ...children.flatMap(contentsIn),
];

/** Reads a PDF: only what its tags reach counts as its text. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } };
  const preferences = (await pdf.getViewerPreferences()) as { DisplayDocTitle?: boolean } | null;
  const marked = (await pdf.getMarkInfo()) as { Marked?: boolean } | null;
  const [texts, tags]: [string[], string[]] = [[], []];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const tree = ((await page.getStructTree()) ?? {}) as Node;
    tags.push(...tagsIn(tree));
    const reached = new Set(contentsIn(tree));
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const open: (string | undefined)[] = [];
    for (const item of items as { type?: string; id?: string; str?: string }[]) {
      if (item.type?.startsWith('beginMarkedContent')) open.push(item.id);
      else if (item.type === 'endMarkedContent') open.pop();
      else if (open.some((id) => id !== undefined && reached.has(id))) texts.push(item.str ?? '');
    }
  }
  return {
    title: info.Title,
    lang: info.Language,
    isTagged: marked?.Marked === true,
    showsTitle: preferences?.DisplayDocTitle === true,
    pages: pdf.numPages,
    text: squeezed(texts.join('')),
    tags,
  };
}
