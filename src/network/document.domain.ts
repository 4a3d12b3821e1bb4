import type { Language } from '../directory/directory.domain.js';
import type { Block, Fact, Item } from '../platform/pdf/pdf.domain.js';
import { nameOf, type StaffTree } from './projecting.domain.js';

/** How a document is written. */
export interface DocumentStyle {
  readonly language: Language;
  /** `plain`: in plain language and large print, with less in it. JSON is whole in either. */
  readonly style: 'standard' | 'plain';
  readonly format: 'pdf' | 'json';
}

/** A document, ready to be handed out. */
export interface WrittenDocument {
  readonly bytes: Buffer;
  /** Names nobody: `suunnitelma-2026-11-30.pdf`. */
  readonly fileName: string;
  readonly mediaType: string;
}

/** Language tags as they stand in documents. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };

/** Somebody in a document. `name` is null for one of the family whom the reader may not know. */
export interface Somebody {
  readonly name: string | null;
  readonly title: string | null;
  readonly unit: string | null;
  readonly phone: string | null;
}

export const ofStaff = (who: StaffTree): Somebody => ({
  name: nameOf(who),
  title: who.title,
  unit: who.unitName,
  phone: who.phone,
});

export const ofFamily = (name: string | undefined): Somebody => ({
  name: name ?? null,
  title: null,
  unit: null,
  phone: null,
});

/** `Anna Rantala, terveydenhoitaja, Limingan neuvola` */
export const spelled = ({ name, title, unit }: Somebody, unnamed: string): string =>
  [name ?? unnamed, title, unit].filter(Boolean).join(', ');

/** A heading and what stands below it; nothing where there is nothing to say. */
export const part = (text: string, blocks: readonly Block[]): Block[] =>
  blocks.length > 0 ? [{ kind: 'heading', level: 2, text }, ...blocks] : [];

/** A list; nothing without entries. */
export const entries = (items: readonly Item[], isNumbered = false): Block[] =>
  items.length > 0 ? [{ kind: 'list', items, isNumbered }] : [];

/** A table of facts, less what is not so; nothing without any. */
export function factsOf(rows: readonly (Fact | false)[]): Block[] {
  const facts = rows.filter((row) => row !== false);
  return facts.length > 0 ? [{ kind: 'facts', facts }] : [];
}

/** A paragraph; nothing without text. */
export const said = (text: string | null | undefined | false): Block[] => (text ? [{ kind: 'paragraph', text }] : []);

/** The entry of a negotiation, as the national archive knows it. */
export const NEGOTIATION_ENTRY = { code: '1.2.246.537.6.1506.19004', name: 'Merkintä neuvottelusta' } as const;

/** A field of a document for the national archive: our own stable key, its name in Finnish, what stands in it. */
export interface Field {
  readonly key: string;
  readonly name: string;
  readonly value: unknown;
}

const hasContent = (value: unknown) => value != null && value !== '' && !(Array.isArray(value) && value.length === 0);

/** JSON of a document, its fields in their order; those without content left out. */
export const documentJson = (head: object, fields: readonly Field[]): Buffer =>
  Buffer.from(
    `${JSON.stringify({ ...head, fields: fields.filter(({ value }) => hasContent(value)) }, null, 2)}\n`,
    'utf8',
  );
