import { Injectable, Logger } from '@nestjs/common';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { ANONYMOUS, type Actor } from '../../platform/access/actor.js';
import { Work } from '../../platform/access/work.js';
import { newId } from '../../platform/clock/clock.js';
import { hex } from '../../platform/database/bytes.js';
import { browserOf } from '../../platform/session/session.domain.js';
import { Sessions } from '../../platform/session/sessions.js';
import { PasskeyCeremony, type NewPasskey } from './passkey-ceremony.js';
import { PasskeyChallenges, type Phone, type Wait } from './passkey-challenges.js';
import { PasskeyRepository } from './passkey.repository.js';

/** What became of a phone's answer: the cookie of the session it opened, or why there is none. */
export type Opened = { readonly token: string } | { readonly refusal: 'tooLate' | 'refused' };

/** A passkey as its owner sees it. */
export interface OwnPasskey {
  readonly id: string;
  /** The browser in which it was registered: `Chrome, Android`. */
  readonly browser: string;
  readonly registeredAt: Temporal.Instant;
  readonly lastUsedAt: Temporal.Instant | null;
}

/** A phone that answers, and the session cookie that its browser had. */
export interface AnsweringPhone extends Phone {
  readonly replaces: string | undefined;
}

export type { Phone };

const base64url = (text: string): Buffer => Buffer.from(text, 'base64url');

/**
 * Passkeys of families: made with a code that the counsellor gives at the meeting, used without saying who one is. A
 * challenge is used up by the first answer, right or wrong; what is wrong is in the access log.
 */
@Injectable()
export class Passkeys {
  private readonly logger = new Logger('passkey');

  constructor(
    private readonly challenges: PasskeyChallenges,
    private readonly ceremony: PasskeyCeremony,
    private readonly rows: PasskeyRepository,
    private readonly sessions: Sessions,
    private readonly work: Work,
  ) {}

  /** Uses up the counsellor's code. What the phone shall be asked; null if the code is none. */
  async enter(typed: string, phone: Phone): Promise<{ options: PublicKeyCredentialCreationOptionsJSON } | Wait | null> {
    const entered = await this.challenges.afterCode(typed, phone);
    if (!entered || 'wait' in entered) return entered;
    const { principalId, challenge } = entered;
    return this.work.run({ principalId }, 'passkey.options', async () => {
      const known = await this.rows.of(principalId);
      return { options: await this.ceremony.creation(principalId, challenge, known, this.work.now) };
    });
  }

  /** Stores what the phone made, and opens a session. */
  async register(answer: RegistrationResponseJSON, phone: AnsweringPhone): Promise<Opened> {
    const taken = await this.challenges.take(phone.browser, 'register');
    if (!taken?.principal) return { refusal: 'tooLate' };
    const actor = { principalId: taken.principal };
    const made = await this.checked(actor, () => this.ceremony.created(answer, taken.challenge));
    if (!made || !(await this.stored(actor, made, phone))) return { refusal: 'refused' };
    return this.opened(taken.principal, phone);
  }

  /** What a phone shall be asked that opens. */
  async ask(phone: Phone): Promise<{ options: PublicKeyCredentialRequestOptionsJSON } | Wait> {
    const asked = await this.challenges.forAnybody(phone);
    return 'wait' in asked ? asked : { options: await this.ceremony.request(asked.challenge) };
  }

  /** Opens a session for whose passkey it is. */
  async signIn(answer: AuthenticationResponseJSON, phone: AnsweringPhone): Promise<Opened> {
    const taken = await this.challenges.take(phone.browser, 'sign-in');
    if (!taken) return { refusal: 'tooLate' };
    const passkey = await this.work.run(ANONYMOUS, 'passkey.find', () => this.rows.toCheck(base64url(answer.id)));
    const actor = passkey ? { principalId: passkey.principal } : ANONYMOUS;
    const used = passkey?.live
      ? await this.checked(actor, () => this.ceremony.used(answer, taken.challenge, passkey))
      : await this.refused(actor);
    if (!passkey || !used) return { refusal: 'refused' };
    const { id, counter, principal } = passkey;
    const isKept = await this.work.run(actor, 'passkey.use', () =>
      this.rows.use(id, counter, used.counter, used.backedUp),
    );
    if (isKept) return this.opened(principal, phone);
    await this.refused(actor);
    return { refusal: 'refused' };
  }

  /** Those of the actor that are in use, the newest first; none for who is signed in by a remembered device alone. */
  async own(actor: Actor): Promise<OwnPasskey[]> {
    const rows = await this.work.read(actor, 'passkey.own', async () => this.rows.of(actor.principalId!));
    return rows.map(({ id, browser, registeredAt, lastUsedAt }) => ({
      id,
      browser,
      registeredAt: Temporal.Instant.from(registeredAt),
      lastUsedAt: lastUsedAt === null ? null : Temporal.Instant.from(lastUsedAt),
    }));
  }

  /** Ends one of the actor's own, and what passkeys opened elsewhere: perhaps that phone is lost. False if it is none. */
  end(actor: Actor, id: string): Promise<boolean> {
    return this.work.run(actor, 'passkey.end', async () => {
      const isEnded = (await this.rows.end(id)) !== null;
      if (!isEnded) {
        this.work.refuse({});
        return false;
      }
      await this.rows.endElsewhere(actor.session?.id ?? null);
      this.work.note({ action: 'change', basis: 'own' });
      return true;
    });
  }

  private stored(actor: Actor, made: NewPasskey, { browser, client }: Phone): Promise<boolean> {
    return this.work.run(actor, 'passkey.register', async () => {
      const { credentialId, publicKey, counter, transports, backedUp } = made;
      const vouched = await this.rows.register(this.challenges.browsers(browser), {
        id: newId(),
        credential_id: hex(credentialId),
        public_key: hex(publicKey),
        counter,
        transports,
        backed_up: backedUp,
        browser: browserOf(client.userAgent),
      });
      if (!vouched) {
        this.work.refuse({});
        return false;
      }
      const { areaId, caseId: scopeId, vouchedBy } = vouched;
      const scope = { scopeType: 'case', scopeId, areaId, category: 'logistics' } as const;
      this.work.note({ action: 'record', ...scope, basis: `vouched-by:${vouchedBy}` });
      return true;
    });
  }

  private async opened(principalId: string, { client, replaces }: AnsweringPhone): Promise<Opened> {
    return { token: await this.sessions.open(principalId, { kind: 'session', method: 'passkey', client, replaces }) };
  }

  /**
   * What the check gives; null, and a line in the access log, if it throws: then the answer is not what was asked.
   * Operators read why: another origin, a counter that goes back.
   */
  private async checked<T>(actor: Actor, check: () => Promise<T>): Promise<T | null> {
    try {
      return await check();
    } catch (error) {
      this.logger.warn(`an answer was refused: ${String(error).slice(0, 200)}`);
      return this.refused(actor);
    }
  }

  private refused(actor: Actor): Promise<null> {
    return this.work.run(actor, 'passkey.refused', async () => {
      this.work.refuse({});
      return null;
    });
  }
}
