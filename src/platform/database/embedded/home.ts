import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { accountForNewData, canEnter, canExecute, isRoot, ownerOf } from './account.js';
import type { Account } from './account.js';
import { binariesIn, findBinaries } from './binaries.js';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError, ifPresent } from './embedded-postgres-error.js';
import { openShelf, shelvedDirectory, stageNative } from './root-staging.js';

/** Where the server lives and as whom it runs. */
export interface Home {
  /** Holds the data and, beside it, the owner's password. */
  readonly directory: string;
  readonly binaries: Binaries;
  /** `undefined`: as ourselves. */
  readonly account: Account | undefined;
  readonly notes: readonly string[];
}

export function dataIn(directory: string): string {
  return join(directory, 'data');
}

/** Decides where and as whom the server can run for this project folder. */
export async function findHome(projectDirectory: string): Promise<Home> {
  const binaries = await findBinaries();
  if (isRoot()) return findHomeForRoot(projectDirectory, binaries);
  const data = await ifPresent(stat(dataIn(projectDirectory)));
  if (data && data.uid !== process.getuid?.()) {
    throw new EmbeddedPostgresError(
      `${dataIn(projectDirectory)} belongs to user ${data.uid}: start as that user or as root, or set DATABASE_URL.`,
    );
  }
  return { directory: projectDirectory, binaries, account: undefined, notes: [] };
}

async function findHomeForRoot(projectDirectory: string, installed: Binaries): Promise<Home> {
  const shelved = shelvedDirectory(projectDirectory);
  const account =
    (await ownerOf(dataIn(projectDirectory))) ?? (await ownerOf(dataIn(shelved))) ?? (await accountForNewData());
  const notes = [`PostgreSQL runs as ${account.name}, since it refuses to run as root.`];
  const directory = await directoryForRoot(projectDirectory, shelved, account);
  if (directory === shelved) notes.push(`${account.name} cannot enter ${projectDirectory}: the data is in ${shelved}.`);
  const runnable = await canExecute(account, installed.postgres);
  const binaries = runnable ? installed : binariesIn(await stageNative(installed.native));
  if (!runnable)
    notes.push(`${account.name} cannot enter ${installed.native}: PostgreSQL was copied to ${binaries.native}.`);
  return { directory, binaries, account, notes };
}

/** Data that exists decides; a changed mode must never make a database look empty. */
async function directoryForRoot(project: string, shelved: string, account: Account): Promise<string> {
  const enterable = await canEnter(account, project);
  if (await ifPresent(stat(dataIn(project)))) {
    if (enterable) return project;
    throw new EmbeddedPostgresError(
      `The database is in ${dataIn(project)}, which ${account.name} can no longer enter: open the folders above it, or set DATABASE_URL.`,
    );
  }
  if (enterable && !(await ifPresent(stat(dataIn(shelved))))) return project;
  await openShelf(shelved);
  return shelved;
}
