import { randomInt } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  type Configuration,
  fetchUserInfo,
  type IDToken,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { CONFIG, type Config } from '../../platform/config/config.js';
import type { IssuerSettings } from '../../platform/config/issuer-settings.js';
import { notFound } from '../../platform/errors/domain-error.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import type { Client, IssuedBy } from '../../platform/session/sessions.js';
import type { Identified } from '../identified.domain.js';
import { faultOf } from './attempt.domain.js';
import { type Attempt, Attempts, type Kept } from './attempts.js';
import { IssuerClients } from './issuer-clients.js';
import { Issuers } from './issuers.service.js';
import { readFault } from './read-fault.js';
import { returnPath } from './return-path.domain.js';
import { subjectHash } from './subject.js';
import { type Fault, isIssuerDown, isSignInFault, signInFault } from './sign-in-fault.domain.js';

/** What is wanted of an attempt. Nothing of it is believed. */
export interface Asking {
  /** Where to go afterwards: a path of ours. */
  readonly returnTo?: string | undefined;
  /** The issuer shall ask again who it is. */
  readonly fresh?: boolean;
  /** Whom the issuer shall ask. */
  readonly hint?: string | undefined;
  /** In which language: `fi`. */
  readonly language?: string;
}

/** Where the browser goes now, and the secret that it keeps until it comes back. */
export interface Sent {
  readonly url: string;
  readonly cookie: string;
}

/** Somebody whom an issuer identified in this browser. */
export interface Completed {
  readonly issuer: IssuerSettings;
  readonly identified: Identified;
  /** By which the issuer ends the session. */
  readonly issuedBy: IssuedBy;
  /** When the browser was sent to the issuer. */
  readonly askedAt: Temporal.Instant;
  readonly returnTo: string;
  readonly fresh: boolean;
  /** When they showed the issuer who they are, if it says so; at the latest now. */
  readonly signedInAt: Temporal.Instant | null;
}

/** Where an issuer sends the browser back to. */
export const callbackOf = (issuerId: string): string => `/kirjaudu/${issuerId}/paluu`;

/** Without what is mistaken for something else when it is read aloud. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const HINT = /^[^\p{Cc}]{1,254}$/u;
const LONGEST_SUBJECT = 500;

/** Asks an issuer who somebody is: authorization code with PKCE, bound to the browser, each attempt good for one answer. */
@Injectable()
export class OidcService {
  private readonly logger = new Logger('sign-in');

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly issuers: Issuers,
    private readonly clients: IssuerClients,
    private readonly attempts: Attempts,
    private readonly sealing: Sealing,
  ) {}

  /** Begins an attempt. Throws NOT_FOUND for an unknown issuer, and a sign-in fault. */
  async begin(issuerId: string, asking: Asking, client: Client): Promise<Sent> {
    const settings = this.issuers.find(issuerId);
    if (!settings) throw notFound('issuer');
    const kept: Kept = {
      state: randomState(),
      nonce: randomNonce(),
      verifier: randomPKCECodeVerifier(),
      returnTo: returnPath(asking.returnTo),
      fresh: asking.fresh ?? false,
    };
    const begun = await this.attempts.begin(issuerId, kept, client);
    if ('wait' in begun) throw signInFault('SIGN_IN_TOO_OFTEN', begun);
    try {
      const challenge = await calculatePKCECodeChallenge(kept.verifier);
      const asked = this.parameters(settings, kept, challenge, asking);
      const url = await this.asking(settings, async (configuration) => buildAuthorizationUrl(configuration, asked));
      return { url: url.href, cookie: begun.secret };
    } catch (error) {
      await this.attempts.fail(client, { counts: !isIssuerDown(error) });
      throw error;
    }
  }

  /**
   * Reads the answer with which a browser comes back. The attempt is over by this, whatever comes of it.
   *
   * @param issuerId on whose way back it comes
   * @param cookie the secret that the browser kept
   * @param query what the issuer sent along, as it stands in the address
   */
  async complete(issuerId: string, cookie: string | undefined, query: string, client: Client): Promise<Completed> {
    const attempt = await this.attempts.take(cookie);
    if (!attempt) {
      const wait = await this.attempts.stray(client);
      throw wait > 0 ? signInFault('SIGN_IN_TOO_OFTEN', { wait }) : signInFault('SIGN_IN_NOT_BEGUN');
    }
    try {
      return await this.identify(issuerId, attempt, query);
    } catch (error) {
      await this.attempts.fail(client, { counts: !isIssuerDown(error) });
      const { returnTo } = attempt;
      throw isSignInFault(error) ? signInFault(error.code, { ...error.details, returnTo }) : error;
    }
  }

  /** Counts that whom an issuer identified does not come in. Whoever did not recognise them has logged it. */
  async turnAway(client: Client): Promise<void> {
    await this.attempts.turnAway(client);
  }

  /**
   * Where the forms of a page may lead that has buttons of these issuers: browsers hold redirects after a form to it. One
   * that does not answer is known by its own origin; whoever presses its button is told.
   */
  async origins(kind?: IssuerSettings['kind']): Promise<readonly string[]> {
    const each = await Promise.all(this.issuers.all(kind).map((settings) => this.originsOf(settings)));
    return [...new Set(each.flat())];
  }

  private async originsOf(settings: IssuerSettings): Promise<readonly string[]> {
    const own = [new URL(settings.issuer).origin, ...settings.origins];
    const metadata = await this.clients.metadataInTimeOf(settings);
    const page = metadata?.authorization_endpoint;
    return page ? [...own, new URL(page).origin] : own;
  }

  private parameters(settings: IssuerSettings, kept: Kept, challenge: string, { hint, language }: Asking) {
    return {
      redirect_uri: `${this.config.publicUrl}${callbackOf(settings.id)}`,
      scope: settings.scopes,
      state: kept.state,
      nonce: kept.nonce,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...(kept.fresh && { prompt: 'login', max_age: '0' }),
      ...(settings.acrValues && { acr_values: settings.acrValues }),
      ...(hint && HINT.test(hint) && { login_hint: hint }),
      ...(language && { ui_locales: language }),
    };
  }

  private async identify(issuerId: string, attempt: Attempt, query: string): Promise<Completed> {
    const settings = this.issuers.find(issuerId);
    // The answer of one issuer on the way back of another: somebody may be mixing them up on purpose.
    if (!settings || attempt.issuer !== issuerId) throw signInFault('SIGN_IN_NOT_BEGUN');
    const url = new URL(`${this.config.publicUrl}${callbackOf(issuerId)}?${query}`);
    const claims = await this.asking(settings, (configuration) => this.redeem(configuration, settings, attempt, url));
    const now = this.clients.secondsOf(settings);
    const fault = faultOf(claims, settings.levels, now);
    if (fault) throw this.told(settings, fault === 'acr' ? 'SIGN_IN_TOO_WEAK' : 'SIGN_IN_ANSWER_REFUSED', fault);
    const subject = claims[settings.subjectClaim];
    if (typeof subject !== 'string' || subject === '' || subject.length > LONGEST_SUBJECT)
      throw this.told(settings, 'SIGN_IN_ANSWER_REFUSED', 'no subject');
    const issuerSession = typeof claims['sid'] === 'string' ? claims['sid'] : null;
    return {
      issuer: settings,
      identified: { issuer: issuerId, subject, claims, issuerSession },
      issuedBy: { issuer: issuerId, subject: subjectHash(this.sealing, issuerId, subject), issuerSession },
      askedAt: attempt.begunAt,
      returnTo: attempt.returnTo,
      fresh: attempt.fresh,
      signedInAt: this.clients.instantOf(settings, claims.auth_time),
    };
  }

  /**
   * Changes the code for what the issuer says of the person. What the ID token says has the word; how, when and in which
   * session somebody showed who they are it alone says, because that is signed.
   */
  private async redeem(
    configuration: Configuration,
    settings: IssuerSettings,
    { state, nonce, verifier, fresh, begunAt }: Attempt,
    url: URL,
  ): Promise<IDToken> {
    const tokens = await authorizationCodeGrant(configuration, url, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
      // Whoever took a while at the issuer signed in there since we asked all the same.
      ...(fresh && { maxAge: this.clients.secondsSince(begunAt) }),
    });
    const claims = tokens.claims()!;
    if (!settings.userinfo) return claims;
    const {
      acr: _acr,
      auth_time: _at,
      sid: _sid,
      ...said
    } = await fetchUserInfo(configuration, tokens.access_token, claims.sub);
    return { ...said, ...claims };
  }

  private async asking<T>(settings: IssuerSettings, task: (client: Configuration) => Promise<T>): Promise<T> {
    try {
      return await task(await this.clients.clientOf(settings));
    } catch (error) {
      const { fault, reason } = readFault(error);
      throw this.told(settings, fault, reason);
    }
  }

  /** The fault as the page tells it, and as our log does, with what finds the one by the other. */
  private told({ id }: IssuerSettings, fault: Fault, reason: string): Error {
    const reference = Array.from({ length: 6 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
    this.logger.warn({ reference, issuer: id, fault, reason }, 'nobody was identified');
    return signInFault(fault, { reference });
  }
}
