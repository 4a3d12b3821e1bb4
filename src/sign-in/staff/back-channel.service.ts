import { createHash } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import {
  compactVerify,
  createRemoteJWKSet,
  customFetch,
  errors,
  type JWSHeaderParameters,
  type JWTPayload,
  type RemoteJWKSet,
} from 'jose';
import { SIGN_IN_DESK } from '../../platform/access/actor.js';
import { Work } from '../../platform/access/work.js';
import type { IssuerSettings } from '../../platform/config/issuer-settings.js';
import { hexes } from '../../platform/database/bytes.js';
import { DomainError, notFound } from '../../platform/errors/domain-error.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { IssuerClients } from '../oidc/issuer-clients.js';
import { issuerFetch } from '../oidc/issuer-fetch.js';
import { Issuers } from '../oidc/issuers.service.js';
import { subjectHash } from '../oidc/subject.js';
import { type Expected, faultOf, type Logout, logoutOf, REMEMBERED } from './logout-token.domain.js';

/** By keys that only the issuer has; never by a secret that we share with it. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'Ed25519',
  'EdDSA',
];
const TOKEN = /^[\w-]{1,4000}\.[\w-]{1,8000}\.[\w-]{1,2000}$/;

/** Somebody whose sessions ended. */
interface Ended {
  readonly principal: string;
  readonly area: string | null;
}

/** That no key fits is the token's fault; anything else is that the issuer cannot be asked, and may be tried again. */
function reachable(error: unknown): never {
  const isFaultOfToken = error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys;
  if (isFaultOfToken || error instanceof errors.JOSENotSupported) throw error;
  throw new DomainError('UNAVAILABLE', 'The issuer does not answer.');
}

/** Issuers say by themselves that somebody is signed out there (OpenID Connect Back-Channel Logout 1.0). */
@Injectable()
export class BackChannel {
  private readonly logger = new Logger('sign-in');
  private readonly keys = new Map<string, RemoteJWKSet>();

  constructor(
    private readonly em: EntityManager,
    private readonly work: Work,
    private readonly sealing: Sealing,
    private readonly clients: IssuerClients,
    private readonly issuers: Issuers,
  ) {}

  /**
   * Ends the sessions that the token names. Answers whether it was a token of this issuer for us, and the first time that
   * it came; also when nobody was signed in. Throws NOT_FOUND for an unknown issuer, and UNAVAILABLE if it cannot be asked
   * for its keys.
   */
  async signOut(issuerId: string, token: string): Promise<boolean> {
    const settings = this.issuers.find(issuerId);
    if (!settings) throw notFound('issuer');
    const { claims, type } = (await this.verified(settings, token)) ?? {};
    if (!claims) return this.refused(settings, 'signature');
    const { issuer } = await this.metadataOf(settings);
    const expected: Expected = { issuer, clientId: settings.clientId, subjectClaim: settings.subjectClaim };
    const fault = faultOf(claims, type, expected, this.clients.secondsOf(settings));
    if (fault) return this.refused(settings, fault);
    return this.end(settings, logoutOf(claims, expected));
  }

  /** Null unless the issuer signed it, with a key that it shows the world. */
  private async verified(settings: IssuerSettings, token: string) {
    if (!TOKEN.test(token)) return null;
    try {
      const keys = await this.keysOf(settings);
      const keyOf = (header?: JWSHeaderParameters) => keys(header).catch(reachable);
      const { payload, protectedHeader } = await compactVerify(token, keyOf, { algorithms: ALGORITHMS });
      const claims = JSON.parse(Buffer.from(payload).toString('utf8')) as JWTPayload;
      return { claims, type: protectedHeader.typ };
    } catch (error) {
      if (error instanceof errors.JOSEError || error instanceof SyntaxError) return null;
      throw error;
    }
  }

  /** An issuer that changes its keys is asked again, but not for every stranger who makes one up. */
  private async keysOf(settings: IssuerSettings): Promise<RemoteJWKSet> {
    const { jwks_uri: uri = '' } = await this.metadataOf(settings);
    const known = this.keys.get(uri) ?? createRemoteJWKSet(new URL(uri), { [customFetch]: issuerFetch });
    this.keys.set(uri, known);
    return known;
  }

  private metadataOf(settings: IssuerSettings) {
    return this.clients.metadataOf(settings).catch(reachable);
  }

  private end({ id }: IssuerSettings, { subject, issuerSession, id: tokenId }: Logout): Promise<boolean> {
    return this.work.run(SIGN_IN_DESK, 'sign-in.back-channel', async () => {
      const hash = createHash('sha256').update(tokenId, 'utf8').digest();
      const whose = subject === null ? null : subjectHash(this.sealing, id, subject);
      const [used] = await this.em.execute<{ first: boolean }[]>(
        'select access.use_logout_token(?, ?, ?::timestamptz, ?, ?) as first',
        [id, hash, this.work.now.add({ seconds: REMEMBERED }).toString(), whose, issuerSession],
      );
      if (!used?.first) {
        this.work.refuse({});
        return false;
      }
      const ended = await this.em.execute<Ended[]>(
        `select e.principal, access.area_of_account(e.principal) as area
         from access.end_sessions_at_issuer(?, ?::bytea[], ?) e`,
        [id, whose && hexes([whose]), issuerSession],
      );
      for (const { principal, area } of ended)
        this.work.note({ action: 'sign-out', areaId: area ?? undefined, scopeId: principal, basis: 'issuer' });
      return true;
    });
  }

  /** In the log of the process alone: anybody may send anything here, and the access log is kept for twelve years. */
  private refused({ id }: IssuerSettings, fault: string): boolean {
    this.logger.warn(`${id}: a logout token was refused (${fault})`);
    return false;
  }
}
