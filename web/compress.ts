import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Packs once, as well as can be, what the server would otherwise send as it is. */
const ASSETS = join(import.meta.dirname, 'dist/assets');

for (const name of readdirSync(ASSETS).filter((each) => /\.(js|css|svg)$/.test(each))) {
  const path = join(ASSETS, name);
  const bytes = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
}
