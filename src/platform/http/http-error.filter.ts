import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger, Optional } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mapError } from '../errors/map-error.js';
import { ErrorPages } from './error-pages.js';

/** Status by code for what is not GraphQL; a domain refusal is 422 unless listed. */
const STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  NOT_FOUND: 404,
  TOO_MUCH_AT_ONCE: 429,
  UNAVAILABLE: 503,
  TOO_SLOW: 503,
  INTERNAL_SERVER_ERROR: 500,
};

/**
 * Errors outside of GraphQL operations (bodies too large or malformed, pages, `/auth`), in the shape GraphQL uses.
 * Too large a body answers 400, as every other limit does. Whoever came with a browser gets a page that says whom to call.
 */
@Catch()
export class HttpErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  constructor(@Optional() private readonly pages: ErrorPages = new ErrorPages()) {}

  catch(error: unknown, host: ArgumentsHost): void {
    // GraphQL resolvers throw through to the operation plugin, which maps their errors itself.
    if (host.getType<string>() === 'graphql') throw error;
    const [reply, request] = [
      host.switchToHttp().getResponse<FastifyReply>(),
      host.switchToHttp().getRequest<FastifyRequest>(),
    ];
    const { status, code, message, details } = this.answerTo(error);
    void this.pages.answer(request, reply, status, { errors: [{ message, extensions: { code, ...details } }] });
  }

  private answerTo(error: unknown) {
    const { code, statusCode } = error as { code?: string; statusCode?: number };
    if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return TOO_LARGE;
    if (statusCode !== undefined && statusCode < 500)
      return plain(statusCode, 'BAD_REQUEST', 'The request is malformed.');
    if (error instanceof HttpException && error.getStatus() < 500) return ofHttp(error);
    const mapped = mapError(error);
    if (mapped.isBug) this.logger.error({ err: error }, 'request failed');
    return { ...mapped, status: STATUS[mapped.code] ?? 422 };
  }
}

/** What Nest and Fastify refuse by themselves. Nest's own 404 repeats the path, and paths of links hold secrets. */
function ofHttp(error: HttpException) {
  const status = error.getStatus();
  if (status === 404) return plain(404, 'NOT_FOUND', 'There is nothing at this address.');
  return status === 413 ? TOO_LARGE : plain(status, 'BAD_REQUEST', error.message);
}

const plain = (status: number, code: string, message: string) => ({ status, code, message, details: {} });
const TOO_LARGE = plain(400, 'BODY_TOO_LARGE', 'The request is too large.');
