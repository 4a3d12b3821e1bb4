/** Why the embedded server cannot run, as a sentence for the person who typed `npm start`. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

/** The system's error code (`EACCES`, `ENOENT` …), where the failure has one. */
export function errorCode(error: unknown): string | undefined {
  const code = typeof error === 'object' && error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** For reading what may not be there: `ENOENT` becomes `undefined`, every other failure stays a failure. */
export async function ifPresent<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const REFUSALS: readonly (string | undefined)[] = ['EACCES', 'EPERM', 'EROFS'];

/** A failed file operation reads better with the folder and the way out than with a system call's name. */
export function asSentence(error: unknown, directory: string): EmbeddedPostgresError {
  if (error instanceof EmbeddedPostgresError) return error;
  const way = REFUSALS.includes(errorCode(error)) ? 'make the folder writable for this user, or ' : '';
  const sentence = `The embedded PostgreSQL cannot run in ${directory} (${String(error)}): ${way}set DATABASE_URL.`;
  return new EmbeddedPostgresError(sentence, { cause: error });
}
