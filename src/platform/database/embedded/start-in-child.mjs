/**
 * For the spec: a process of its own that starts a cluster and can be killed.
 * `node start-in-child.mjs DIRECTORY` prints one line of JSON when ready, and stops in order on SIGTERM.
 * Ctrl-C is taken and not acted on, as by a program that is busy closing down.
 */
import { registerHooks } from 'node:module';

// Sources import './x.js'; unbuilt, that file is './x.ts'.
registerHooks({
  resolve: (specifier, context, next) =>
    next(/^\.\.?\//.test(specifier) ? specifier.replace(/\.js$/, '.ts') : specifier, context),
});

const { startEmbeddedPostgres } = await import('./embedded-postgres.ts');

try {
  const server = await startEmbeddedPostgres({ directory: process.argv[2] });
  const alive = setInterval(() => undefined, 1000);
  process.on('SIGINT', () => console.log('interrupted'));
  process.on('SIGTERM', () => void server.stop().then(() => clearInterval(alive)));
  console.log(JSON.stringify(server));
} catch (error) {
  console.log(JSON.stringify({ error: error.message }));
  process.exitCode = 1;
}
