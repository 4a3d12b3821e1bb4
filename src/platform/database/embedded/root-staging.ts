import { createHash } from 'node:crypto';
import { access, chmod, cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ifPresent } from './embedded-postgres-error.js';
import { buildWhole } from './whole-directory.js';

/** Root's place that other users can enter, unlike a project below root's 0700 home. */
const SHELF = '/var/lib/yhdessa';
const COMPLETE = '.complete';

/** Where a project's data is when the project's own folder is closed to PostgreSQL's user. */
export function shelvedDirectory(projectDirectory: string): string {
  return join(SHELF, `data-${shortHash(projectDirectory)}`);
}

/** Makes a folder on the shelf; explicit modes, since root's umask may be as closed as its home. */
export async function openShelf(directory = SHELF): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const opened of new Set([SHELF, directory])) await chmod(opened, 0o755);
}

/** Copies the programs to the shelf once; named after the package's version, so that projects share one copy. */
export async function stageNative(native: string): Promise<string> {
  const staged = join(SHELF, `native-${shortHash(await readFile(join(dirname(native), 'package.json'), 'utf8'))}`);
  await openShelf();
  if ((await ifPresent(access(join(staged, COMPLETE)).then(() => true))) !== true) {
    await buildWhole(staged, async (part) => {
      await cp(native, part, { recursive: true, verbatimSymlinks: true });
      await openForReading(part);
      await writeFile(join(part, COMPLETE), '');
    });
  }
  return staged;
}

/** A closed home often holds closed files too; what could be run stays so, for everybody. */
async function openForReading(directory: string): Promise<void> {
  await chmod(directory, 0o755);
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    if (entry.isFile()) await chmod(path, entry.parentPath.endsWith('/bin') ? 0o755 : 0o644);
  }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
