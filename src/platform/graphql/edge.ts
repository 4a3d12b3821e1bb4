import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refusal } from '../http/security.js';
import type { TrustedDocuments } from './trusted-documents.js';

/** As a part of `Accept`: JSON, under one of its names or among others, and not by a weight of nothing. */
const TAKES_JSON = /^(\*\/\*|application\/(\*|json|graphql-response\+json))\s*(;(?!\s*q=0(\.0*)?\s*$).*)?$/i;

const takesJson = ({ headers: { accept } }: FastifyRequest): boolean =>
  accept === undefined || accept.split(',').some((part) => TAKES_JSON.test(part.trim()));

/**
 * Settles what must be so before Apollo sees a request to `/graphql`. It would run a change first and then find that its
 * answer is not wanted as JSON; and without a proper `Host` it would fail. Then documents that are named take their place.
 */
export function guardGraphql(fastify: FastifyInstance, documents: TrustedDocuments): void {
  fastify.addHook('preHandler', async (request: FastifyRequest, reply) => {
    if (request.routeOptions.url !== '/graphql') return undefined;
    if (!URL.canParse(`http://${request.headers.host ?? ''}`))
      return reply.code(400).send(refusal('BAD_REQUEST', 'The request is malformed.'));
    if (!takesJson(request)) return reply.code(406).send(refusal('NOT_ACCEPTABLE', 'The answer is JSON.'));
    const answer = documents.resolve(request.body);
    if ('untrusted' in answer) {
      const { code, message } = answer.untrusted;
      return reply.code(400).send(refusal(code, message));
    }
    request.body = answer.body;
    return undefined;
  });
}
