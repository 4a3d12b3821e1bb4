import { randomBytes } from 'node:crypto';
import { chown, link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { giveTo } from './account.js';
import type { Account } from './account.js';
import { EmbeddedPostgresError, errorCode, ifPresent } from './embedded-postgres-error.js';
import { dataIn } from './home.js';
import type { Home } from './home.js';
import { startLeashed } from './leash.js';
import { endOf, lastLines } from './server-log.js';
import type { ServerLog } from './server-log.js';
import { buildWhole } from './whole-directory.js';

export const OWNER = 'yhdessa_owner';

/** The data on disk and the way in. */
export interface Cluster {
  readonly dataDirectory: string;
  readonly password: string;
}

/** Opens the cluster, the first time makes it. */
export async function openCluster(home: Home, log: ServerLog): Promise<Cluster> {
  const dataDirectory = dataIn(home.directory);
  const found = await ifPresent(stat(dataDirectory));
  const passwordFile = join(home.directory, 'owner-password');
  if (!found) {
    await writePasswordOnce(passwordFile, home.account);
    await buildWhole(dataDirectory, (part) => initialise(part, passwordFile, home, log));
  } else if (found.uid === 0 && home.account) {
    await giveTo(home.account, dataDirectory);
  }
  return { dataDirectory, password: await readPassword(passwordFile, dataDirectory) };
}

/**
 * PostgreSQL's built-in C.UTF-8 sorts the same everywhere and, unlike plain C, knows that Ä is the upper case of ä.
 * A password, because with `trust` every user of the machine would be the owner.
 */
async function initialise(part: string, passwordFile: string, home: Home, log: ServerLog): Promise<void> {
  if (home.account) await giveTo(home.account, part);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const login = [`--username=${OWNER}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const command = [home.binaries.initdb, '-D', part, ...login, ...locale, '--no-sync', '--no-instructions'];
  const since = await endOf(log);
  const initdb = await startLeashed(command, { account: home.account, log: log.file.fd });
  const code = await initdb.exited;
  if (code === 0) return;
  throw new EmbeddedPostgresError(
    `PostgreSQL could not make its data folder ${dataIn(home.directory)}; ${log.path} ends with:\n${await lastLines(log, since)}`,
  );
}

/** Appears whole (link) and never changes (link does not overwrite): two first starts must agree on one password. */
async function writePasswordOnce(path: string, account: Account | undefined): Promise<void> {
  const draft = `${path}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  if (account) await chown(draft, account.uid, account.gid);
  try {
    await link(draft, path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
}

async function readPassword(path: string, dataDirectory: string): Promise<string> {
  const password = (await ifPresent(readFile(path, 'utf8')))?.trim();
  if (password) return password;
  throw new EmbeddedPostgresError(
    `The password file ${path} is missing: put it back, or remove ${dataDirectory} to begin with an empty database.`,
  );
}
