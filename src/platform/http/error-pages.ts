import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Makes a page of an error, of which a person is told no more than what its status means. */
type ErrorPage = (status: number, request: FastifyRequest) => string;

/** Pages of errors for people: made by the doors, which come after the platform. Programs get JSON. */
@Injectable()
export class ErrorPages {
  private make: ErrorPage | null = null;

  /** Told once, at the start. */
  makeBy(page: ErrorPage): void {
    this.make = page;
  }

  /** The page for who asked with a browser; null for a program, and where nobody makes pages. */
  pageFor(status: number, request: FastifyRequest): string | null {
    const wantsPage = request.headers.accept?.includes('text/html') === true;
    return wantsPage && this.make !== null ? this.make(status, request) : null;
  }
}
