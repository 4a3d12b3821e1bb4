import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../config/config.js';
import { ErrorPages } from './error-pages.js';
import { ROUTE } from './logging.js';
import type { Serving } from './serving.js';

interface Exceptions {
  /** Where the page's forms may lead besides. */
  readonly formOrigins?: readonly string[];
  /** The page runs scripts of ours, and no others. */
  readonly ownScripts?: boolean;
  /** Of the app's page: what carries it runs and styles too; and it asks us for what it shows. New with every answer. */
  readonly nonce?: string;
  /** Where it may open WebSockets: not every browser counts those of its own host as its own. */
  readonly live?: string;
}

/** What a page may load and do. No script can make text into markup or code: there is no policy that would let it. */
export function contentSecurity({ formOrigins = [], ownScripts = false, nonce, live }: Exceptions = {}): string {
  const byNonce = nonce === undefined ? [] : [`'nonce-${nonce}'`];
  return [
    "default-src 'none'",
    ...(ownScripts || nonce ? [["script-src 'self'", ...byNonce].join(' ')] : []),
    ["style-src 'self'", ...byNonce].join(' '),
    "img-src 'self'",
    ...(nonce ? ["font-src 'self'", ["connect-src 'self'", ...(live ? [live] : [])].join(' ')] : []),
    ["form-action 'self'", ...formOrigins].join(' '),
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** Every answer: nothing is cached, framed, sniffed or told to others; pages load nothing but our own styles. */
export const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': contentSecurity(),
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
export function isOwnOrigin(origin: string, config: Pick<Config, 'publicUrl' | 'demo'>): boolean {
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

/** What every process answers, for its supervisor. All else is for those with the role `web`. */
const OF_EVERY_PROCESS: readonly (string | undefined)[] = ['/health/live', '/health/ready', '/metrics'];

/** The shape of every refusal. */
export const refusal = (code: string, message: string) => ({ errors: [{ message, extensions: { code } }] });

const FOREIGN = refusal('FOREIGN_ORIGIN', 'Refused: asked by a page of another site.');
const MALFORMED = refusal('BAD_REQUEST', 'The request is malformed.');

/**
 * Puts the headers on every answer, refuses changes that another site's page asks for, and lets a process without the
 * role `web` serve nobody. A stopping process closes each connection with its answer.
 */
export function guardHttp(fastify: FastifyInstance, config: Config, serving: Serving, pages = new ErrorPages()): void {
  const isWeb = config.roles.includes('web');
  fastify.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    void reply.headers(HEADERS);
    Object.assign(request.raw, { [ROUTE]: request.routeOptions.url });
    if (config.publicUrl.startsWith('https:')) void reply.header('strict-transport-security', ONE_YEAR);
    if (!isWeb && !OF_EVERY_PROCESS.includes(request.routeOptions.url))
      return reply.code(404).send(refusal('NOT_FOUND', 'There is nothing at this address.'));
    if (SAFE.has(request.method) || comesFromUs(request, config)) return undefined;
    return pages.answer(request, reply, 403, FOREIGN);
  });
  fastify.addHook('onSend', async (_request, reply) => {
    if (serving.hasEnded) void reply.header('connection', 'close');
  });
}

/** For a page whose forms we answer with the way to another site: browsers hold that way to the page's policy too. */
export function letFormsLeadTo(reply: FastifyReply, origins: readonly string[]): void {
  const named = origins.filter((origin) => /^https?:\/\/[a-z0-9.:[\]-]+$/.test(origin));
  void reply.header('content-security-policy', contentSecurity({ formOrigins: named }));
}

/** An address that cannot be decoded reaches no route and no hook, so it is answered here: without repeating it. */
export function refuseMalformed(request: FastifyRequest, reply: FastifyReply, pages: ErrorPages): void {
  void pages.answer(request, reply.headers(HEADERS), 400, MALFORMED);
}
