import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { EmbeddedPostgresError, errorCode, ifPresent } from './embedded-postgres-error.js';

const run = promisify(execFile);

/** PostgreSQL refuses to run as root, so root has to name somebody; others run it as themselves. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** `nobody` exists everywhere; `initdb` looks its user up by number, so an invented one will not do. */
export async function accountForNewData(): Promise<Account> {
  const account = (await lookUp('postgres')) ?? (await lookUp('nobody'));
  if (account) return account;
  throw new EmbeddedPostgresError(
    'PostgreSQL refuses to run as root, and there is no user postgres or nobody: start as another user, or set DATABASE_URL.',
  );
}

/** Whoever made the data keeps it: a single start with sudo must not take a user's database away. */
export async function ownerOf(path: string): Promise<Account | undefined> {
  const found = await ifPresent(stat(path));
  if (!found || found.uid === 0) return undefined;
  return { name: await nameOf(found.uid), uid: found.uid, gid: found.gid };
}

/**
 * As whom and in what surroundings a program runs. The environment is bare on purpose: ours holds keys that a
 * database account must not see, and `PG…` variables that would change the server.
 */
export function identity(account: Account | undefined): {
  cwd: string;
  env: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
} {
  const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
  return { cwd: '/', env, ...(account && { uid: account.uid, gid: account.gid }) };
}

/** Asks the kernel by trying, since modes, ACLs and mount options together decide. */
export async function canEnter(account: Account, directory: string): Promise<boolean> {
  return succeeds(account, 'cd "$1"', directory);
}

export async function canExecute(account: Account, program: string): Promise<boolean> {
  return succeeds(account, 'test -x "$1"', program);
}

/** Gives a directory with all that is in it to the account; symlinks are not followed. */
export async function giveTo(account: Account, directory: string): Promise<void> {
  await run('chown', ['-R', `${account.uid}:${account.gid}`, directory]);
}

async function succeeds(account: Account, script: string, path: string): Promise<boolean> {
  try {
    await run('/bin/sh', ['-c', script, 'sh', path], identity(account));
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EPERM' && errorCode(error) !== 'EINVAL') return false;
    throw new EmbeddedPostgresError(
      `PostgreSQL refuses to run as root, and this root may not become ${account.name}: start as another user, or set DATABASE_URL.`,
      { cause: error },
    );
  }
}

/** A user without a name, such as that of another machine's disk, still has its number. */
async function nameOf(uid: number): Promise<string> {
  try {
    return (await run('id', ['-un', String(uid)])).stdout.trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw error;
    return `user ${uid}`;
  }
}

async function lookUp(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw error;
    return undefined;
  }
}
