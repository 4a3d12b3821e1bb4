import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';

/** Writes what the app asks for, each document by its SHA-256: the server runs nothing else, where it is told so. */
const vite = await createServer({
  root: import.meta.dirname,
  appType: 'custom',
  logLevel: 'error',
  server: { middlewareMode: true, ws: false, watch: null },
});
try {
  const { documents } = (await vite.ssrLoadModule('/src/documents.ts')) as { documents: readonly string[] };
  const named = documents.map((text) => [createHash('sha256').update(text).digest('hex'), text] as const);
  writeFileSync(join(import.meta.dirname, 'dist/documents.json'), JSON.stringify(Object.fromEntries(named), null, 1));
} finally {
  await vite.close();
}
