import { ConfigError, readConfig } from './platform/config/config.js';
import { create, type Running, serve } from './start.js';

/** Longer than any answer or effect takes; after that something hangs. */
const PATIENCE_MS = 15_000;

/** Starts the server and ends it on the first signal. One line and exit code 1 if it cannot start. */
export async function main(): Promise<void> {
  const stopping = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.resolve());
  let running: Running | undefined;
  try {
    running = await create(readConfig(process.env));
    await serve(running);
    greet(running);
    await stopping.promise;
  } catch (error) {
    process.exitCode = 1;
    console.error(error instanceof ConfigError ? `Wrong settings:\n${error.message}` : reasonOf(error));
  }
  await end(running);
}

/** A database connection that is being closed may still complain; nobody listens any more. */
async function end(running: Running | undefined): Promise<void> {
  process.on('uncaughtException', (error) => console.error(`while stopping: ${error.message}`));
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  await running?.stop();
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? `Yhdessä cannot start: ${error.message}` : String(error);
}

function greet({ config, notes }: Running): void {
  const web = config.roles.includes('web');
  const what = web ? `GraphQL: ${config.publicUrl}/graphql` : 'the worker: health and figures only';
  const lines = [...notes, `Yhdessä is at ${config.publicUrl} (${what}).`];
  if (config.demo && web) {
    lines.push(
      `Demo. Open ${config.publicUrl} in a browser and choose who you are.`,
      `Mailboxes: ${config.publicUrl}/demo/mail, text messages: ${config.publicUrl}/demo/sms`,
      `For tools: curl -c cookies -H 'content-type: application/json' -d '{"persona":"counsellor"}' ${config.publicUrl}/auth/demo`,
    );
  }
  console.log(lines.join('\n'));
}
