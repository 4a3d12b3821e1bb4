import type { DocumentNode } from 'graphql';
import { formatDocument, stringifyDocument } from 'urql';

/** Whatever the app asks for stands in a file of this name. */
const files = import.meta.glob<Readonly<Record<string, DocumentNode>>>('./**/*.query.ts', { eager: true });

/** Every document of the app, as its client sends it. For the build, which tells the server what to trust. */
export const documents: readonly string[] = Object.values(files).flatMap((exported) =>
  Object.values(exported).map((document) => stringifyDocument(formatDocument(document))),
);
