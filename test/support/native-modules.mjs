// Loads specs, and what they import, as Node's own modules: sources are compiled by swc as `nest build` does. The
// application is loaded once for all specs of a worker; what stands under `test/` and the specs beside sources anew for
// each spec, so that nothing of theirs outlives it.
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks, setSourceMapsSupport } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Logger } from '@nestjs/common';
import { transformSync } from '@swc/core';

const ROOT = new URL('../../', import.meta.url).href;
const OURS = new RegExp(`^${RegExp.escape(ROOT)}(src|test|bench|web/src)/.*\\.tsx?$`);
const OF_A_SPEC = new RegExp(`^${RegExp.escape(ROOT)}(test/.*|.*\\.spec)\\.tsx?$`);

const fileOf = (url) => fileURLToPath(url.split('?')[0]);

/** Imports of ours say `.js`, and nowhere beside sources is there one. */
function sourceOf(specifier, parentURL) {
  const url = new URL(specifier, parentURL).href;
  if (!url.endsWith('.js') || existsSync(fileURLToPath(url))) return url;
  const source = url.replace(/\.js$/, '.ts');
  return existsSync(fileURLToPath(source)) ? source : `${source}x`;
}

function resolve(specifier, context, next) {
  const { parentURL = '' } = context;
  if (!specifier.startsWith('.') || !OURS.test(parentURL.split('?')[0])) return next(specifier, context);
  const url = sourceOf(specifier, parentURL);
  const spec = parentURL.split('?')[1];
  return next(spec && OF_A_SPEC.test(url) ? `${url}?${spec}` : url, context);
}

function load(url, context, next) {
  const [bare] = url.split('?');
  if (!OURS.test(bare)) return next(url, context);
  const file = fileOf(url);
  const { code } = transformSync(readFileSync(file, 'utf8'), { filename: file, sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}

registerHooks({ resolve, load });
setSourceMapsSupport(true);

// The logger of the first application of a process stays that of all others, unless this, not told of in its index, is called.
const { __resetOutOfContextForTests: forgetRootLogger } = await import(
  new URL('PinoLogger.js', import.meta.resolve('nestjs-pino')).href
);
const { staticInstanceRef, logLevels } = Logger;
let environment;

/** Puts back what a spec may have left behind in packages and in the process. */
function startAfresh() {
  forgetRootLogger();
  Object.assign(Logger, { staticInstanceRef, logLevels });
  // As Jest's `globalSetup` left it.
  environment ??= { ...process.env };
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  // Many specs start the built application: only its first start has to compile it.
  process.env['NODE_COMPILE_CACHE'] = `${process.env['YHDESSA_TEST_DIRECTORY']}-compiled`;
  // Jest's own way of telling lines knows only what it was given.
  Error.prepareStackTrace = undefined;
}

let specs = 0;

/** Loads a spec, which then registers its tests with `globals`: Jest's functions as of this spec. */
export async function loadSpec(url, globals) {
  startAfresh();
  Object.assign(globalThis, globals);
  specs += 1;
  await import(`${url}?spec=${specs}`);
}
