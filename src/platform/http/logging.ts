import { DriverException } from '@mikro-orm/core';
import type { Params } from 'nestjs-pino';
import type { Config } from '../config/config.js';

interface LoggedRequest {
  readonly id: unknown;
  readonly method: string;
  readonly raw?: { readonly routeOptions?: { readonly url?: string } };
}

/**
 * One JSON line per request: method, route pattern, status, time. Never a body, a query string, a header or the path
 * itself, because paths of links hold secrets.
 */
export function loggingOptions(config: Config): Params {
  return {
    pinoHttp: {
      level: config.logLevel,
      autoLogging: { ignore: (request) => request.url?.startsWith('/health') ?? false },
      serializers: {
        req: (request: LoggedRequest) => ({
          id: request.id,
          method: request.method,
          route: request.raw?.routeOptions?.url,
        }),
        res: (response: { statusCode: number }) => ({ status: response.statusCode }),
        err: safeError,
      },
    },
  };
}

interface LoggableError extends Error {
  readonly code?: string;
  readonly table?: string;
  readonly constraint?: string;
  readonly severity?: string;
}

/** An error without what it may quote: texts of database errors hold the statement, its values or the row. */
export function safeError(error: LoggableError): Record<string, unknown> {
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const quotes = error instanceof DriverException || error.severity !== undefined;
  const { name, code, table, constraint } = error;
  return { type: name, code, table, constraint, message: quotes ? undefined : error.message, stack: frames.join('\n') };
}
