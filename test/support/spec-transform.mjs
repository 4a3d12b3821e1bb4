// What Jest is given in place of a spec: a line that has Node load the spec itself. Jest would load the whole application
// anew for each spec, in a context of its own where every module and every global is slower.
import { createHash } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { loadSpec } from './native-modules.mjs';

// Jest loads this file by Node itself, in each worker; what it is given back runs in the context it made for the spec.
globalThis.yhdessaLoadSpec = loadSpec;

const standInOf = (file) => `
import vm from 'node:vm';
const globals = { describe, it, test, expect, beforeAll, beforeEach, afterEach, afterAll };
await vm.runInThisContext('yhdessaLoadSpec')(${JSON.stringify(pathToFileURL(file).href)}, globals);
`;

/** A transformer of Jest, for specs alone. */
export default {
  process: (_source, file) => ({ code: standInOf(file) }),
  getCacheKey: (_source, file) => createHash('sha256').update(standInOf(file)).digest('hex'),
};
