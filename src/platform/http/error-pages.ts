import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Makes a page of an error, of which a person is told no more than what its status means. */
type ErrorPage = (status: number, request: FastifyRequest) => string;

const JSON_TYPE = 'application/json; charset=utf-8';
const PAGE_TYPE = 'text/html; charset=utf-8';

/** Pages of errors for people: made by the doors, which come after the platform. Programs get JSON. */
@Injectable()
export class ErrorPages {
  private make: ErrorPage | null = null;

  /** Told once, at the start. */
  makeBy(page: ErrorPage): void {
    this.make = page;
  }

  /** Answers with a page to who asked with a browser, and with the error as a program reads it to the others. */
  answer(request: FastifyRequest, reply: FastifyReply, status: number, error: object): FastifyReply {
    const page = this.pageFor(status, request);
    return reply
      .code(status)
      .type(page === null ? JSON_TYPE : PAGE_TYPE)
      .send(page ?? error);
  }

  /** Null for a program, and where nobody makes pages. */
  private pageFor(status: number, request: FastifyRequest): string | null {
    const wantsPage = request.headers.accept?.includes('text/html') === true;
    return wantsPage && this.make !== null ? this.make(status, request) : null;
  }
}
