import type { Logger } from '@nestjs/common';
import type { GraphQLFormattedError } from 'graphql';
import { mapError } from '../errors/map-error.js';

/** Errors as clients read them, the first one's code apart. Those that are faults of ours are logged, by the operation's name. */
export function publicErrors(
  errors: readonly unknown[],
  operation: string,
  logger: Logger,
): { readonly formatted: readonly GraphQLFormattedError[]; readonly code?: string; readonly retryAfter?: number } {
  const mapped = errors.map((error) => ({ error, ...mapError(error) }));
  for (const { error, isBug } of mapped) if (isBug) logger.error({ err: error, operation }, 'operation failed');
  const formatted = mapped.map(({ code, message, details }) => ({ message, extensions: { code, ...details } }));
  return { formatted, code: mapped[0]?.code, retryAfter: mapped[0]?.details['retryAfter'] as number | undefined };
}
