import { DriverException, NotFoundError, OptimisticLockError } from '@mikro-orm/core';
import { DomainError, type ErrorDetails } from './domain-error.js';

/** An error as the outside may see it. */
export interface PublicError {
  readonly code: string;
  readonly message: string;
  readonly details: ErrorDetails;
  /** A fault of ours: to be logged with its stack. */
  readonly isBug: boolean;
}

const UNAVAILABLE = {
  code: 'UNAVAILABLE',
  message: 'The service cannot do this right now. Nothing was changed; try again.',
};
const TOO_SLOW = { code: 'TOO_SLOW', message: 'This would have taken too long. Nothing was changed; try again.' };
const STALE = { code: 'STALE', message: 'Somebody changed this meanwhile. Nothing was changed; look again.' };
const CONFLICT = { code: 'CONFLICT', message: 'This collides with something that exists or happens at the same time.' };
const REFUSED = { code: 'NOT_FOUND', message: 'There is no such thing, or it is not yours to see.' };

/** SQLSTATEs we expect in operation, by exact code or class. Anything else is a bug. */
const BY_SQLSTATE: readonly (readonly [RegExp, { code: string; message: string }])[] = [
  // A statement, or a wait for a lock, was longer than the settings of the connection let it be.
  [/^(57014|55P03)/, TOO_SLOW],
  [/^(08|53|57P|58)/, UNAVAILABLE],
  [/^(40001|40P01)/, CONFLICT],
  [/^(23505|23P01)/, CONFLICT],
  [/^P0002/, STALE],
  [/^42501/, REFUSED],
];

/** Constraints that two people meet who are both right; whoever comes second is told what happened. */
const BY_CONSTRAINT: ReadonlyMap<string, DomainError> = new Map([
  [
    'booking_one_at_a_time',
    new DomainError('TIME_TAKEN', 'Somebody is taken at this time already. Nothing was changed.', { field: 'start' }),
  ],
  [
    'nobody_disqualified',
    new DomainError('DISQUALIFIED', 'Is disqualified, and takes no part in this case.', { field: 'professionalId' }),
  ],
  [
    'only_reading',
    new DomainError('ONLY_READING', 'Who reads a case with a reason writes nothing in it.', { field: 'caseId' }),
  ],
  [
    'disqualification_standing',
    new DomainError('ALREADY_DISQUALIFIED', 'Takes no part already.', { field: 'professionalId' }),
  ],
  [
    'break_glass_one_at_a_time',
    new DomainError('BREAK_GLASS_OPEN', 'You look at this case already.', { field: 'caseId' }),
  ],
  ['minutes_pkey', new DomainError('STALE', STALE.message, { field: 'expectedVersion' })],
]);

const FATAL = /^(FATAL|PANIC)$/;
const CONNECTION_LOST =
  /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_)|Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/;

/** The one place where errors become what a client sees. Nothing of an unexpected error's text gets out. */
export function mapError(error: unknown): PublicError {
  const refusal = refusalOf(error);
  if (refusal) return { code: refusal.code, message: refusal.message, details: refusal.details, isBug: false };
  if (error instanceof OptimisticLockError) return { ...STALE, details: {}, isBug: false };
  // Between the question to the grants and the row itself somebody else was faster.
  if (error instanceof NotFoundError) return { ...REFUSED, details: {}, isBug: false };
  const known = ofDatabase(error);
  if (known) return { ...known, details: {}, isBug: known === REFUSED };
  return { code: 'INTERNAL_SERVER_ERROR', message: 'Internal server error', details: {}, isBug: true };
}

/** The refusal that an error is, or stands for: a constraint that is broken says what happened. */
export function refusalOf(error: unknown): DomainError | undefined {
  return error instanceof DomainError ? error : ofConstraint(error);
}

function ofConstraint(error: unknown): DomainError | undefined {
  const { constraint } = (error ?? {}) as { constraint?: unknown };
  return typeof constraint === 'string' ? BY_CONSTRAINT.get(constraint) : undefined;
}

function ofDatabase(error: unknown): { code: string; message: string } | undefined {
  const { code, message, severity } = (error ?? {}) as { code?: unknown; message?: unknown; severity?: unknown };
  if (CONNECTION_LOST.test(String(code)) || CONNECTION_LOST.test(String(message))) return UNAVAILABLE;
  if (!(error instanceof DriverException || severity !== undefined)) return undefined;
  // FATAL ends the connection or refuses it: the database is shutting down, full, closed to us, not there.
  if (FATAL.test(String(severity))) return UNAVAILABLE;
  return BY_SQLSTATE.find(([pattern]) => pattern.test(String(code)))?.[1];
}
