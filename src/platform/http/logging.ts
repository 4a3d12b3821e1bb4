import type { IncomingMessage } from 'node:http';
import { DriverException } from '@mikro-orm/core';
import type { Params } from 'nestjs-pino';
import type { Config } from '../config/config.js';

/** The route pattern, which `guardHttp` leaves on the bare request: pino sees no other. */
export const ROUTE = Symbol('route');

type BareRequest = IncomingMessage & { readonly [ROUTE]?: string; readonly originalUrl?: string };

const withRoute = (request: BareRequest, line: object) => ({ ...line, route: request[ROUTE] });

/**
 * One JSON line per request: method, route pattern, status, time. Never a body, a query string, a header or the path
 * itself, because paths of links hold secrets.
 */
export function loggingOptions(config: Config): Params {
  return {
    // The default of nestjs-pino 5.2 matches no request of Fastify.
    forRoutes: ['*splat'],
    pinoHttp: {
      level: config.logLevel,
      autoLogging: { ignore: (request: BareRequest) => request.originalUrl?.startsWith('/health') ?? false },
      customSuccessObject: (request: BareRequest, _: unknown, line: object) => withRoute(request, line),
      customErrorObject: (request: BareRequest, _: unknown, _error: Error, line: object) => withRoute(request, line),
      serializers: {
        req: ({ id, method }: { id: unknown; method: string }) => ({ id, method }),
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
