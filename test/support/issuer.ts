import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import {
  CompactEncrypt,
  CompactSign,
  compactVerify,
  createLocalJWKSet,
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';

/** Claims of a token, or of somebody. */
export type Claims = Record<string, unknown>;

/** How the next answers differ from those of an honest issuer. */
export interface Deceit {
  /** Claims added to, or with `undefined` taken from the ID token. */
  claims?: Claims;
  /** Signed by nobody, by a key that is not in the JWKS, by one of another name, or with the client's secret. */
  signed?: 'none' | 'foreign key' | 'unknown key' | 'HS256';
  /** Another `iss` in the answer to the browser; null: none. */
  iss?: string | null;
  /** An error in the answer to the browser instead of a code. */
  error?: string;
  /** What is done with a request for this path: `/token`, `/keys`, `/.well-known/openid-configuration`. */
  answer?: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>>;
}

/** A client that shows who asks by a key of its own, and to whom tokens may be encrypted. */
export interface ClientKeys {
  readonly signing?: JWK;
  readonly encryption?: JWK;
}

/** Opposite the application: an issuer over real HTTP on loopback, honest unless it is told otherwise. */
export interface TestIssuer {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who is signed in there: `sub` and other claims. */
  person: Claims;
  deceit: Deceit;
  /** What every token request brought. */
  readonly tokenRequests: readonly URLSearchParams[];
  /** Does what a browser does that is sent here; answers the path and query with which it is sent back. */
  visit(url: string): Promise<string>;
  /** A token of its own, as for back-channel logout. Times are left to the caller. */
  sign(claims: Claims, header?: Claims): Promise<string>;
  stop(): Promise<void>;
}

interface Asked {
  readonly query: URLSearchParams;
  isUsed: boolean;
}

const KEY_ID = 'issuer-1';

/** Starts one. `now`: the time of its tokens. */
export async function startIssuer(now: () => Temporal.Instant, keys: ClientKeys = {}): Promise<TestIssuer> {
  const [own, foreign] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = new Issuer(url, now, keys, own.privateKey, foreign.privateKey);
  const jwk = { ...(await exportJWK(own.publicKey)), kid: KEY_ID, alg: 'RS256', use: 'sig' };
  server.on('request', (request, response) => {
    const path = new URL(request.url!, url).pathname;
    const deceit = issuer.deceit.answer?.[path];
    if (deceit) deceit(request, response);
    else void issuer.answer(path, request, response, jwk);
  });
  return Object.assign(issuer, {
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}

class Issuer {
  readonly clientId = 'yhdessa';
  readonly clientSecret = 'hunter2 & friends: 100 %';
  readonly tokenRequests: URLSearchParams[] = [];
  person: Claims = {};
  deceit: Deceit = {};
  private readonly asked = new Map<string, Asked>();

  constructor(
    readonly url: string,
    private readonly now: () => Temporal.Instant,
    private readonly keys: ClientKeys,
    private readonly own: CryptoKey,
    private readonly foreign: CryptoKey,
  ) {}

  async visit(url: string): Promise<string> {
    const response = await fetch(url, { redirect: 'manual' });
    const { pathname, search } = new URL(response.headers.get('location')!);
    return `${pathname}${search}`;
  }

  async answer(path: string, request: IncomingMessage, response: ServerResponse, key: JWK): Promise<void> {
    if (path === '/.well-known/openid-configuration') send(response, 200, this.metadata());
    else if (path === '/keys') send(response, 200, { keys: [key] });
    else if (path === '/authorize') this.authorize(new URL(request.url!, this.url).searchParams, response);
    else if (path === '/token') await this.token(request, response);
    else if (path === '/userinfo') send(response, 200, { ...this.person, nickname: 'Nipsu' });
    else response.writeHead(404).end();
  }

  async sign(claims: Claims, header: Claims = {}): Promise<string> {
    const { signed } = this.deceit;
    const head = { alg: 'RS256', kid: KEY_ID, ...header };
    const payload = Buffer.from(JSON.stringify(claims));
    if (signed === 'none') return `${encoded({ ...head, alg: 'none' })}.${payload.toString('base64url')}.`;
    if (signed === 'HS256')
      return new CompactSign(payload)
        .setProtectedHeader({ ...head, alg: 'HS256' })
        .sign(Buffer.from(this.clientSecret.padEnd(32)));
    return new CompactSign(payload)
      .setProtectedHeader({ ...head, ...(signed === 'unknown key' && { kid: 'issuer-2' }) })
      .sign(signed ? this.foreign : this.own);
  }

  private metadata() {
    return {
      issuer: this.url,
      authorization_endpoint: `${this.url}/authorize`,
      token_endpoint: `${this.url}/token`,
      jwks_uri: `${this.url}/keys`,
      userinfo_endpoint: `${this.url}/userinfo`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256', ...(this.deceit.signed === 'none' ? ['none'] : [])],
      authorization_response_iss_parameter_supported: true,
      backchannel_logout_supported: true,
    };
  }

  private authorize(query: URLSearchParams, response: ServerResponse): void {
    const code = randomBytes(16).toString('hex');
    this.asked.set(code, { query, isUsed: false });
    const { iss = this.url, error } = this.deceit;
    const back = new URL(query.get('redirect_uri')!);
    const answer = { ...(error ? { error } : { code }), state: query.get('state')!, ...(iss && { iss }) };
    for (const [name, value] of Object.entries(answer)) back.searchParams.set(name, value);
    response.writeHead(302, { location: back.href }).end();
  }

  private async token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await textOf(request));
    this.tokenRequests.push(form);
    const asked = this.asked.get(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!(await this.isClient(request, form))) return send(response, 401, { error: 'invalid_client' });
    const isFair =
      asked &&
      !asked.isUsed &&
      asked.query.get('code_challenge') === challenge &&
      asked.query.get('redirect_uri') === form.get('redirect_uri');
    if (!isFair) return send(response, 400, { error: 'invalid_grant' });
    asked.isUsed = true;
    const token = await this.idToken(asked.query);
    return send(response, 200, { access_token: 'access', token_type: 'Bearer', expires_in: 60, id_token: token });
  }

  private async isClient({ headers }: IncomingMessage, form: URLSearchParams): Promise<boolean> {
    const { signing } = this.keys;
    if (!signing) {
      const [, basic = ''] = /^Basic (.+)$/.exec(headers.authorization ?? '') ?? [];
      const [id, secret] = Buffer.from(basic, 'base64').toString().split(':').map(formDecoded);
      return id === this.clientId && secret === this.clientSecret;
    }
    const keys = createLocalJWKSet({ keys: [signing] });
    const verified = await compactVerify(form.get('client_assertion') ?? '', keys).catch(() => null);
    const claims = JSON.parse(Buffer.from(verified?.payload ?? '{}').toString()) as Claims;
    const isOurs = claims['iss'] === this.clientId && claims['sub'] === this.clientId;
    return isOurs && claims['aud'] === this.url && Math.abs(Number(claims['iat']) - this.seconds) < 60;
  }

  private get seconds(): number {
    return Math.floor(this.now().epochMilliseconds / 1000);
  }

  private async idToken(query: URLSearchParams): Promise<string> {
    const at = this.seconds;
    const claims = {
      iss: this.url,
      aud: this.clientId,
      iat: at,
      exp: at + 300,
      auth_time: at,
      nonce: query.get('nonce'),
      ...this.person,
      ...this.deceit.claims,
    };
    const signed = await this.sign(claims);
    if (!this.keys.encryption) return signed;
    return new CompactEncrypt(Buffer.from(signed))
      .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' })
      .encrypt(await importJWK(this.keys.encryption, 'RSA-OAEP-256'));
  }
}

const encoded = (header: Claims) => Buffer.from(JSON.stringify(header)).toString('base64url');
const formDecoded = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** Keys of a client: the private halves for us, the public ones for the issuer. */
export async function clientKeys(): Promise<{ ours: Required<ClientKeys>; public: Required<ClientKeys> }> {
  const [signing, encryption] = await Promise.all([
    generateKeyPair('ES256', { extractable: true }),
    generateKeyPair('RSA-OAEP-256', { extractable: true }),
  ]);
  const name = (jwk: JWK, kid: string) => ({ ...jwk, kid });
  return {
    ours: {
      signing: name(await exportJWK(signing.privateKey), 'sig-1'),
      encryption: { ...name(await exportJWK(encryption.privateKey), 'enc-1'), alg: 'RSA-OAEP-256' },
    },
    public: {
      signing: name(await exportJWK(signing.publicKey), 'sig-1'),
      encryption: await exportJWK(encryption.publicKey),
    },
  };
}
