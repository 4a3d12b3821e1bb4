import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { importJWK, type JWK } from 'jose';
import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  clockSkew,
  clockTolerance,
  Configuration,
  customFetch,
  discovery,
  enableDecryptingResponses,
  enableNonRepudiationChecks,
  None,
  PrivateKeyJwt,
  type ServerMetadata,
} from 'openid-client';
import { Clock, stopwatch } from '../../platform/clock/clock.js';
import type { IssuerSettings } from '../../platform/config/issuer-settings.js';
import { TOLERANCE } from './attempt.domain.js';
import { isConfidential, issuerFetch, UnfitAnswer } from './issuer-fetch.js';

/** Of each question to an issuer, from the name to the last byte. Seconds. */
const PATIENCE = 5;
/** How long a page waits to know what an issuer says of itself. Milliseconds. */
const PAGE_PATIENCE = 1000;
/** How long what an issuer says of itself is believed, and how long one that did not answer is let be. Milliseconds. */
const KEPT = { found: 60 * 60 * 1000, failed: 5000 } as const;
/** Where an issuer has what we need of it. */
const ENDPOINTS = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const;

interface Discovered {
  readonly metadata: Promise<ServerMetadata>;
  readonly age: () => number;
  hasFailed: boolean;
}

interface Client {
  readonly of: ServerMetadata;
  readonly skew: number;
  readonly configuration: Configuration;
}

/** What issuers say of themselves, and ourselves as their client. Asked at the first sign-in, never at the start. */
@Injectable()
export class IssuerClients {
  private readonly discovered = new Map<string, Discovered>();
  private readonly clients = new Map<string, Client>();

  constructor(private readonly clock: Clock) {}

  /** What the issuer says of itself. Throws what became of asking; asks again a little later. */
  metadataOf(settings: IssuerSettings): Promise<ServerMetadata> {
    const known = this.discovered.get(settings.id);
    if (known && known.age() < (known.hasFailed ? KEPT.failed : KEPT.found)) return known.metadata;
    const asked: Discovered = { metadata: discover(settings), age: stopwatch(), hasFailed: false };
    this.discovered.set(settings.id, asked);
    asked.metadata.catch(() => (asked.hasFailed = true));
    return asked.metadata;
  }

  /** The same for a page that can do without: null if the issuer does not say it in time. */
  metadataInTimeOf(settings: IssuerSettings): Promise<ServerMetadata | null> {
    const late = pause(PAGE_PATIENCE, null, { ref: false });
    return Promise.race([this.metadataOf(settings).catch(() => null), late]);
  }

  /** Ourselves as its client, by the present clock. */
  async clientOf(settings: IssuerSettings): Promise<Configuration> {
    const metadata = await this.metadataOf(settings);
    const skew = this.skewOf(settings);
    const known = this.clients.get(settings.id);
    if (known?.of === metadata && known.skew === skew) return known.configuration;
    const configuration = await configure(settings, metadata, skew);
    this.clients.set(settings.id, { of: metadata, skew, configuration });
    return configuration;
  }

  /** Now, as the issuer's tokens count it: seconds since 1970. */
  secondsOf(settings: IssuerSettings): number {
    return Math.floor(this.clock.now().epochMilliseconds / 1000) - this.behindOf(settings);
  }

  /** A time of its tokens by our clock, now at the latest; null if it is none. */
  instantOf(settings: IssuerSettings, seconds: unknown): Temporal.Instant | null {
    if (typeof seconds !== 'number') return null;
    const now = this.clock.now();
    const told = Temporal.Instant.fromEpochMilliseconds(Math.floor(seconds + this.behindOf(settings)) * 1000);
    return Temporal.Instant.compare(told, now) < 0 ? told : now;
  }

  /** Whole seconds that have begun since. */
  secondsSince(instant: Temporal.Instant): number {
    return Math.max(0, Math.ceil(this.clock.now().since(instant).total('seconds')));
  }

  /** How far our clock is ahead of its. Seconds. */
  private behindOf({ isOnMachineTime }: IssuerSettings): number {
    return isOnMachineTime ? Math.round(this.clock.offset.total('seconds')) : 0;
  }

  /** How far the time of its tokens stands from the machine's: the library counts from the machine's. Seconds. */
  private skewOf({ isOnMachineTime }: IssuerSettings): number {
    return isOnMachineTime ? 0 : Math.round(this.clock.offset.total('seconds'));
  }
}

async function discover({ issuer, clientId }: IssuerSettings): Promise<ServerMetadata> {
  const found = await discovery(new URL(issuer), clientId, undefined, None(), {
    execute: insecure(issuer),
    timeout: PATIENCE,
    [customFetch]: issuerFetch,
  });
  const metadata = found.serverMetadata();
  // The library lets Microsoft call itself otherwise; whoever a tenant is, it is the one that was named.
  if (new URL(metadata.issuer).href !== new URL(issuer).href) throw new UnfitAnswer('other-issuer');
  for (const name of ENDPOINTS) if (!isConfidential(metadata[name] ?? '')) throw new UnfitAnswer(`no-${name}`);
  return metadata;
}

async function configure(settings: IssuerSettings, metadata: ServerMetadata, skew: number): Promise<Configuration> {
  const times = { [clockSkew]: skew, [clockTolerance]: TOLERANCE };
  const made = new Configuration(metadata, settings.clientId, times, await credentialOf(settings, metadata));
  made.timeout = PATIENCE;
  made[customFetch] = issuerFetch;
  for (const each of insecure(settings.issuer)) each(made);
  // The code came over TLS, but whoever stands between us and the issuer shall need its key as well.
  enableNonRepudiationChecks(made);
  if (settings.encryptionKey)
    enableDecryptingResponses(made, undefined, await keyOf(settings.encryptionKey, 'RSA-OAEP-256', 'ECDH-ES'));
  return made;
}

/** Of signatures by a curve's key that does not say it. */
const ALGORITHMS: Readonly<Record<string, string>> = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' };

const insecure = (issuer: string) => (issuer.startsWith('http:') ? [allowInsecureRequests] : []);

async function credentialOf(settings: IssuerSettings, metadata: ServerMetadata): Promise<ClientAuth> {
  const { privateKey, clientSecret } = settings;
  if (privateKey) return PrivateKeyJwt(await keyOf(privateKey, 'RS256', ALGORITHMS[privateKey.crv ?? ''] ?? 'EdDSA'));
  const byPost = metadata.token_endpoint_auth_methods_supported?.includes('client_secret_post');
  return byPost ? ClientSecretPost(clientSecret) : ClientSecretBasic(clientSecret);
}

/** For what a key is used it says itself, or its kind does. */
async function keyOf(jwk: JWK, ofRsa: string, ofCurve: string) {
  const key = await importJWK(jwk, jwk.alg ?? (jwk.kty === 'RSA' ? ofRsa : ofCurve));
  if (key instanceof Uint8Array) throw new Error('a private key is asymmetric');
  return { key, ...(jwk.kid && { kid: jwk.kid }) };
}
