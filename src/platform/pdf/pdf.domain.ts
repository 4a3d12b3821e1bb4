/** One entry of a list: what it says, and the lines below it. An entry that has some stands out from them. */
export interface Item {
  readonly text: string;
  readonly details?: readonly string[];
}

/** A name and what it has, side by side. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** A part of a document. Texts come from people: line breaks part paragraphs, everything else is drawn as it is. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** An aside: smaller and in grey. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Item[]; readonly isNumbered?: boolean }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] };

/** What is written as a PDF. The same content gives the same bytes. */
export interface PdfDocument {
  /** Shown in the title bar, read out first. */
  readonly title: string;
  /** Its language as in BCP 47: `fi-FI`. */
  readonly lang: string;
  /** What its properties say. */
  readonly createdAt: Temporal.Instant;
  /** `large` for whoever reads with effort. */
  readonly print: 'normal' | 'large';
  /** The line at the foot of each page, counted from 1. */
  readonly footer: (page: number, pages: number) => string;
  readonly blocks: readonly Block[];
}
