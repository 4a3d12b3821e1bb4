import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { errorCode } from './embedded-postgres-error.js';

const run = promisify(execFile);

/** Whether the system knows the process; one of another user counts, and so does a dead one nobody has reaped. */
export function processExists(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/**
 * Whether the process is a PostgreSQL serving this data: a process id alone proves nothing, since the system gives
 * the numbers out again. A dead process has no command line and so never serves.
 */
export async function servesData(pid: number, dataDirectory: string): Promise<boolean> {
  return processExists(pid) && (await commandLine(pid)).includes(`postgres -D ${dataDirectory} `);
}

/** `/proc` first, because slim images have no `ps`; macOS has only `ps`. */
async function commandLine(pid: number): Promise<string> {
  try {
    if (process.platform === 'linux') return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
    return `${(await run('ps', ['-ww', '-o', 'args=', '-p', String(pid)])).stdout.trimEnd()} `;
  } catch (error) {
    if (processExists(pid)) throw error;
    return '';
  }
}
