// Jest loads this file by Node itself, so it uses the built application and Node's own type stripping.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../dist/platform/database/embedded/embedded-postgres.js';

/**
 * Speed instead of durability: this cluster lives as long as the run. No autovacuum: when it comes to the template is
 * chance, and what it finds out there changes plans, and with them the order of rows that nobody asked to be sorted.
 */
const THROW_AWAY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: '200',
};

/** One cluster for the whole run, with the template that every spec copies. */
export default async function setup() {
  const directory = mkdtempSync(join(tmpdir(), 'yhdessa-test-'));
  chmodSync(directory, 0o755);
  const postgres = await startEmbeddedPostgres({ directory, settings: THROW_AWAY });
  process.env['YHDESSA_TEST_CLUSTER'] = postgres.ownerUrl;
  process.env['YHDESSA_TEST_DIRECTORY'] = directory;
  Object.assign(globalThis, { yhdessaTestCluster: { postgres, directory } });
  const script = join(import.meta.dirname, 'make-template.mjs');
  execFileSync(process.execPath, [script], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: `${directory}-compiled` },
  });
}
