import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode } from './embedded-postgres-error.js';
import { processExists } from './processes.js';

/**
 * Makes a directory that is there whole or not at all: it is filled under another name and renamed at the end,
 * so being killed half way leaves nothing that a later start could take for the real thing.
 */
export async function buildWhole(target: string, fill: (part: string) => Promise<void>): Promise<void> {
  await removeAbandonedParts(target);
  const part = `${target}.part-${process.pid}-${randomBytes(4).toString('hex')}`;
  await mkdir(part, { recursive: true, mode: 0o700 });
  try {
    await fill(part);
    await moveIntoPlace(part, target);
  } finally {
    await remove(part);
  }
}

/** Two first starts at once both build; the first one to finish stays, and the other uses it. */
async function moveIntoPlace(part: string, target: string): Promise<void> {
  try {
    await rename(part, target);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) throw error;
  }
}

/** A part carries its builder's process id; one whose builder still runs is being filled right now. */
async function removeAbandonedParts(target: string): Promise<void> {
  const prefix = `${basename(target)}.part-`;
  for (const name of await readdir(dirname(target))) {
    if (!name.startsWith(prefix)) continue;
    const builder = Number.parseInt(name.slice(prefix.length), 10);
    if (!processExists(builder)) await remove(join(dirname(target), name));
  }
}

/** Patient, because a killed builder's last child may still be writing a file or two. */
function remove(directory: string): Promise<void> {
  return rm(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
