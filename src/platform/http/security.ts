import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import { ROUTE } from './logging.js';

/** Every answer: nothing is cached, framed, sniffed or told to others; pages load nothing but our own styles. */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
} as const;

const ONE_YEAR = 'max-age=31536000; includeSubDomains';
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a page of `origin` may post to us. Demo mode knows itself by every name of this machine. */
function isOwnOrigin(origin: string, config: Pick<Config, 'publicUrl' | 'demo'>): boolean {
  if (!URL.canParse(origin)) return false;
  const own = new URL(config.publicUrl);
  const other = new URL(origin);
  if (other.origin === own.origin) return true;
  return config.demo && LOOPBACK.has(other.hostname) && other.protocol === own.protocol && other.port === own.port;
}

/**
 * Whether a change is asked for by a page of ours or by no page at all (a tool). Our pages send no referrer, so their
 * forms say `Origin: null`; then the browser's own Sec-Fetch-Site, which no page can set, has the word.
 */
function comesFromUs({ headers }: FastifyRequest, config: Config): boolean {
  const { origin } = headers;
  if (origin === undefined) return headers['sec-fetch-site'] !== 'cross-site';
  return origin === 'null' ? headers['sec-fetch-site'] === 'same-origin' : isOwnOrigin(origin, config);
}

/** Puts the headers on every answer and refuses changes that another site's page asks for. */
export function guardHttp(fastify: FastifyInstance, config: Config): void {
  fastify.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    void reply.headers(HEADERS);
    Object.assign(request.raw, { [ROUTE]: request.routeOptions.url });
    if (config.publicUrl.startsWith('https:')) void reply.header('strict-transport-security', ONE_YEAR);
    if (SAFE.has(request.method) || comesFromUs(request, config)) return;
    await reply.code(403).send({
      errors: [{ message: 'Refused: asked by a page of another site.', extensions: { code: 'FOREIGN_ORIGIN' } }],
    });
  });
}

/** An address that cannot be decoded reaches no route and no hook, so it is answered here: without repeating it. */
export function refuseMalformed(_error: Error, _request: FastifyRequest, reply: FastifyReply): void {
  const refusal = { message: 'The request is malformed.', extensions: { code: 'BAD_REQUEST' } };
  void reply
    .headers(HEADERS)
    .code(400)
    .send({ errors: [refusal] });
}
