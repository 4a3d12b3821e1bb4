import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

const QUOTED_LINES = 8;
const QUOTED_BYTES = 8192;

/** The file that everything PostgreSQL prints goes to; only for us, since failed statements quote personal data. */
export interface ServerLog {
  readonly path: string;
  readonly file: FileHandle;
}

export async function openServerLog(path: string): Promise<ServerLog> {
  return { path, file: await open(path, 'a+', 0o600) };
}

/** Remember it before a start, and only that start's lines are quoted. */
export async function endOf(log: ServerLog): Promise<number> {
  return (await log.file.stat()).size;
}

/** The last lines since then. */
export async function lastLines(log: ServerLog, since: number): Promise<string> {
  const start = Math.max(since, (await endOf(log)) - QUOTED_BYTES);
  const { buffer, bytesRead } = await log.file.read(Buffer.alloc(QUOTED_BYTES), 0, QUOTED_BYTES, start);
  return buffer.toString('utf8', 0, bytesRead).trimEnd().split('\n').slice(-QUOTED_LINES).join('\n');
}
