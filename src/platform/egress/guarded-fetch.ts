import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { createGunzip } from 'node:zlib';
import { isGlobalAddress } from './global-address.js';
import { type AllowedHost, type OutsideUrl, outsideUrl } from './outside-url.js';

/** What the server said of a version, to be asked again with. Opaque. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/**
 * What came of asking. `refused`: we may not ask there, or the server gives it to nobody like this (a redirect, 401,
 * 404 …). `rejected`: no answer worth reading. `unreachable`: no answer, or one that says later (429, 5xx).
 */
export type Fetched =
  | { readonly outcome: 'read'; readonly body: Uint8Array; readonly validators: Validators }
  | { readonly outcome: 'unchanged' }
  | {
      readonly outcome: 'refused' | 'rejected' | 'unreachable';
      /** A stable code: `http-404`, `timeout`, `too-large`, `econnrefused`. Never the address. */
      readonly reason: string;
      /** How long the server asks us to wait. */
      readonly retryAfterSeconds?: number;
    };

interface Address {
  readonly address: string;
  readonly family: number;
}

/** How far a fetch goes. Tests tighten it. */
export interface FetchRules {
  readonly resolve: (host: string) => Promise<readonly Address[]>;
  readonly isAddressAllowed: (address: string) => boolean;
  /** For servers that are not on the list. */
  readonly port: number;
  /** Certificates believed; without them those of the system. */
  readonly ca?: string;
  /** From the name's resolution to the last byte. */
  readonly totalMs: number;
  /** Of the body, as it is sent and as it is unpacked. */
  readonly maxBytes: number;
}

const RULES: FetchRules = {
  resolve: (host) => lookup(host, { all: true }),
  isAddressAllowed: isGlobalAddress,
  port: 443,
  totalMs: 20_000,
  maxBytes: 10 * 1024 * 1024,
};

const HEADERS = { accept: 'text/calendar, */*;q=0.1', 'accept-encoding': 'gzip', 'user-agent': 'Yhdessa' };
const LONGEST_VALIDATOR = 500;
const NOT_MODIFIED = 304;
const TOO_MANY_REQUESTS = 429;

/** Why nothing came of it, other than that nobody answered. */
class Unfit extends Error {
  constructor(
    readonly outcome: 'refused' | 'rejected' | 'unreachable',
    readonly reason: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(reason);
  }
}

/**
 * Asks servers that somebody outside has named, and only those of the internet: https on port 443, no redirects. The
 * name is resolved once; the connection goes to the very addresses that were looked at, so a name that resolves
 * otherwise a moment later changes nothing. Never logs an address: it is a secret.
 */
export class GuardedFetch {
  private readonly rules: FetchRules;

  /** @param allowed servers that may be asked wherever they are */
  constructor(
    private readonly allowed: readonly AllowedHost[],
    rules: Partial<FetchRules> = {},
  ) {
    this.rules = { ...RULES, ...rules };
  }

  /** Whether the address may be asked at all; where it lies is found out when it is. */
  read(text: string): OutsideUrl | null {
    return outsideUrl(text, this.allowed);
  }

  /** Gets what is there, unless it is the version that `known` tells of. Never throws. */
  async get(text: string, known: Validators = {}): Promise<Fetched> {
    const target = this.read(text);
    if (!target) return { outcome: 'refused', reason: 'address-not-allowed' };
    const signal = AbortSignal.timeout(this.rules.totalMs);
    try {
      const addresses = await this.addressesOf(target, signal);
      // In time by a clock of our own: of a request whose connection was given away (101) nobody hears an end.
      const response = await inTime(this.ask(target, addresses, headersFor(known), signal), signal);
      // Whoever reads the body hears of an error by itself; one that comes after we hung up concerns nobody.
      response.on('error', () => undefined);
      try {
        return await this.answerOf(response, known);
      } finally {
        response.destroy();
      }
    } catch (error) {
      // What breaks off because time is up is late, whatever broke.
      if (signal.aborted) return { outcome: 'unreachable', reason: 'timeout' };
      if (!(error instanceof Unfit)) return { outcome: 'unreachable', reason: reasonOf(error) };
      const { outcome, reason, retryAfterSeconds } = error;
      return { outcome, reason, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
    }
  }

  private async addressesOf({ url, isAllowed }: OutsideUrl, signal: AbortSignal): Promise<readonly Address[]> {
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
    const addresses = await inTime(this.rules.resolve(host), signal);
    if (addresses.length === 0) throw new Unfit('unreachable', 'no-address');
    const isUnfit = !isAllowed && !addresses.every(({ address }) => this.rules.isAddressAllowed(address));
    if (isUnfit) throw new Unfit('refused', 'address-not-allowed');
    return addresses;
  }

  private ask(
    { url, isAllowed }: OutsideUrl,
    addresses: readonly Address[],
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<IncomingMessage> {
    const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const port = isAllowed ? url.port : this.rules.port;
    const { ca } = this.rules;
    return new Promise((resolve, reject) => {
      request(url, { agent: false, ca, headers, lookup: pinnedTo(addresses), port, signal })
        .on('response', resolve)
        .on('error', reject)
        .on('upgrade', (_answer, socket) => {
          socket.destroy();
          reject(new Unfit('refused', 'http-101'));
        })
        .end();
    });
  }

  private async answerOf(response: IncomingMessage, known: Validators): Promise<Fetched> {
    const { statusCode: status = 0, headers } = response;
    const wasAsked = known.etag !== undefined || known.lastModified !== undefined;
    if (status === NOT_MODIFIED && wasAsked) return { outcome: 'unchanged' };
    const isLater = status === TOO_MANY_REQUESTS || status >= 500;
    if (isLater) throw new Unfit('unreachable', `http-${status}`, secondsOf(headers['retry-after']));
    if (status !== 200) throw new Unfit('refused', `http-${status}`);
    const body = await this.bodyOf(response);
    const validators = { etag: short(headers.etag), lastModified: short(headers['last-modified']) };
    return { outcome: 'read', body, validators };
  }

  /** The body unpacked, and no more of it than is allowed: of a packed bomb only so much is ever unpacked. */
  private async bodyOf(response: IncomingMessage): Promise<Uint8Array> {
    const encoding = response.headers['content-encoding']?.toLowerCase() ?? 'identity';
    if (!['identity', 'gzip'].includes(encoding)) throw new Unfit('rejected', 'unknown-encoding');
    const { maxBytes } = this.rules;
    if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw new Unfit('rejected', 'too-large');
    if (encoding === 'identity') return allOf(response, maxBytes);
    const gunzip = createGunzip();
    response.on('error', (error) => gunzip.destroy(error));
    response.on('aborted', () => gunzip.destroy(new Unfit('unreachable', 'cut-off')));
    try {
      return await allOf(response.pipe(gunzip), maxBytes);
    } catch (error) {
      throw isZlibError(error) ? new Unfit('rejected', 'bad-encoding') : error;
    } finally {
      gunzip.destroy();
    }
  }
}

async function allOf(stream: AsyncIterable<Buffer>, maxBytes: number): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    size += part.length;
    if (size > maxBytes) throw new Unfit('rejected', 'too-large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Answers every question about a name with what was looked at. */
function pinnedTo(addresses: readonly Address[]): LookupFunction {
  const [first] = addresses;
  return (_host, options, callback) => {
    if (options.all) callback(null, [...addresses]);
    else callback(null, first!.address, first!.family);
  };
}

function inTime<T>(task: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Unfit('unreachable', 'timeout')), { once: true });
  });
  return Promise.race([task, late]);
}

function headersFor({ etag, lastModified }: Validators): Record<string, string> {
  return {
    ...HEADERS,
    ...(etag !== undefined && { 'if-none-match': etag }),
    ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
  };
}

/** A validator that would be long is not worth keeping. */
const short = (header: string | undefined) =>
  header !== undefined && header.length <= LONGEST_VALIDATOR ? header : undefined;

/** Of the two ways to write it only the usual one, a number of seconds, is read. */
const secondsOf = (header: string | undefined) => (/^\d{1,9}$/.test(header ?? '') ? Number(header) : undefined);

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
const isZlibError = (error: unknown) => codeOf(error).startsWith('Z_');

/** The code of an error of the network; its message could quote the address. */
function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return /^[A-Z0-9_]{3,60}$/.test(code) ? code.toLowerCase().replaceAll('_', '-') : 'failed';
}
