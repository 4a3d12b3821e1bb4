/** What a refusal may tell the client: the field at fault and plain facts. Never personal data. */
export interface ErrorDetails {
  /** Path of the input field at fault, as the client wrote it: `phone`, `needCodes.2`. */
  readonly field?: string;
  readonly [fact: string]: string | number | boolean | readonly string[] | undefined;
}

/**
 * A refusal the domain means: the caller asked for something that may not be, and nothing was changed.
 * `code` is part of the contract (`extensions.code`): stable, SCREAMING_SNAKE, translated by the client.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
    this.name = 'DomainError';
  }
}

/** Refuses what was told, naming the field at fault. */
export function refuse(code: string, message: string, field: string): never {
  throw new DomainError(code, message, { field });
}

/** "Not yours" and "not there" are one answer, so that nobody learns from the difference. */
export function notFound(field: string): DomainError {
  return new DomainError('NOT_FOUND', 'There is no such thing, or it is not yours to see.', { field });
}

/** A refusal by a part of the work, its field called as the input of the whole calls it. Other errors as they are. */
export function withField(error: unknown, names: Readonly<Record<string, string>>): unknown {
  const name = error instanceof DomainError && error.details.field !== undefined && names[error.details.field];
  return name ? new DomainError(error.code, error.message, { ...error.details, field: name }) : error;
}

/** Passes if the client saw the present version; otherwise somebody was faster, and nothing is changed. */
export function requireVersion(thing: { readonly version: number }, expectedVersion: number): void {
  if (thing.version === expectedVersion) return;
  throw new DomainError('STALE', 'Somebody changed this meanwhile. Nothing was changed; look again.', {
    field: 'expectedVersion',
    version: thing.version,
  });
}
