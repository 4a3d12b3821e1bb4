import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { z } from 'zod';
import type { TrustedDocumentsSettings } from '../config/config.js';

/** SHA-256 of a document, as clients name it: GraphQL over HTTP writes the algorithm before it. */
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be SHA-256 in hex');

/** What client generators write: hash → document, or the manifest of Apollo's clients. */
const list = z.union([
  z
    .object({
      format: z.literal('apollo-persisted-query-manifest'),
      operations: z.array(z.object({ id: hash, body: z.string() })),
    })
    .transform(({ operations }) => operations.map(({ id, body }) => [id, body] as const)),
  z.record(hash, z.string()).transform((documents) => Object.entries(documents)),
]);

/** What a request must be told instead of an answer. */
interface Untrusted {
  readonly code: string;
  readonly message: string;
}

/** A request as our hook may leave it. */
interface GraphqlBody {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly extensions?: unknown;
}

const NOT_TRUSTED: Untrusted = {
  code: 'DOCUMENT_NOT_TRUSTED',
  message: 'Only documents of our own clients are run here, and this is none of the present ones.',
};
/** The words by which clients know that they may send the whole document. */
const NOT_FOUND: Untrusted = { code: 'PERSISTED_QUERY_NOT_FOUND', message: 'PersistedQueryNotFound' };
/** The words by which they know that they need not try again. */
const NOT_SUPPORTED: Untrusted = { code: 'PERSISTED_QUERY_NOT_SUPPORTED', message: 'PersistedQueryNotSupported' };
const MISMATCH: Untrusted = { code: 'DOCUMENT_MISMATCH', message: 'The hash is not that of the document beside it.' };

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** The documents of our own clients by their hash. A request names one instead of sending it. */
export class TrustedDocuments {
  private constructor(
    private readonly documents: ReadonlyMap<string, string>,
    private readonly mode: TrustedDocumentsSettings['mode'],
  ) {}

  /**
   * Reads them once: those of `own`, which the build of our app wrote, and of who else is trusted. Throws, naming the file, if
   * one cannot be read, is no GraphQL, or has another hash.
   */
  static of({ mode, path }: TrustedDocumentsSettings, own: string): TrustedDocuments {
    if (mode === 'off') return new TrustedDocuments(new Map(), mode);
    const documents = [own, ...(path === undefined ? [] : [path])].flatMap((each) =>
      statSync(each).isDirectory() ? documentsIn(each) : listed(each),
    );
    for (const [id, text] of documents) {
      if (sha256(text) !== id) throw new Error(`TRUSTED_DOCUMENTS_PATH: ${id} is not the SHA-256 of its document`);
      parse(text, { noLocation: true });
    }
    return new TrustedDocuments(new Map(documents), mode);
  }

  /** The body with the document that it names, or why it is not run. The document itself is not looked into. */
  resolve(body: unknown): { readonly body: unknown } | { readonly untrusted: Untrusted } {
    if (body === null || typeof body !== 'object' || Array.isArray(body)) return this.other({ body });
    const { documentId, ...rest } = body as GraphqlBody;
    const { persistedQuery, ...extensions } = recordOf(rest.extensions);
    const named = documentId ?? recordOf(persistedQuery)['sha256Hash'];
    if (named === undefined) return this.isListed(rest.query) ? { body } : this.other({ body });
    if (this.mode === 'off') return { untrusted: NOT_SUPPORTED };
    const id = typeof named === 'string' ? named.replace(/^sha256:/, '') : '';
    const known = this.documents.get(id);
    if (typeof rest.query === 'string' && sha256(rest.query) !== id) return { untrusted: MISMATCH };
    const query = known ?? (this.mode === 'allow' ? rest.query : undefined);
    if (query === undefined) return { untrusted: this.mode === 'allow' ? NOT_FOUND : NOT_TRUSTED };
    return { body: { ...rest, query, extensions } };
  }

  private isListed(query: unknown): boolean {
    return typeof query === 'string' && this.documents.has(sha256(query));
  }

  /** What names no document of ours. */
  private other<T>(request: T): T | { readonly untrusted: Untrusted } {
    return this.mode === 'require' ? { untrusted: NOT_TRUSTED } : request;
  }
}

function documentsIn(folder: string): (readonly [string, string])[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.graphql'));
  return files.map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return [sha256(text), text] as const;
  });
}

function listed(file: string): (readonly [string, string])[] {
  const { data, error } = list.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (error) throw new Error('TRUSTED_DOCUMENTS_PATH: is no list of SHA-256 and document');
  return data;
}

const recordOf = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
