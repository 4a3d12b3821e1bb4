import type { FastifyReply } from 'fastify';

/** Has the browser look elsewhere: nothing of a form is sent again by going back. `url`: a path of ours, or where an issuer is. */
export function seeOther(reply: FastifyReply, url: string): '' {
  void reply.code(303).header('location', url);
  return '';
}

/** Says with a page, and to programs with a header, in how many seconds to try again. */
export function tooOften(reply: FastifyReply, seconds: number, page: string): string {
  void reply.code(429).header('retry-after', seconds);
  return page;
}
