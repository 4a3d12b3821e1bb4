import { Inject, Injectable } from '@nestjs/common';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { ZONE } from '../../platform/clock/clock.js';
import { CONFIG, type Config } from '../../platform/config/config.js';
import { Sealing } from '../../platform/sealing/sealing.js';
import { CHALLENGE } from './passkey.domain.js';
import type { PasskeyRow, PasskeyToCheck } from './passkey.repository.js';

/** EdDSA, ES256, RS256 (COSE): what phones make. */
const ALGORITHMS = [-8, -7, -257];
const MILLISECONDS = Temporal.Duration.from(CHALLENGE.lasts).total('milliseconds');

/** How a phone says it can be reached; what else it may say is not kept. */
const TRANSPORTS: readonly string[] = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];

/** What of a new passkey is stored. */
export interface NewPasskey {
  readonly credentialId: Buffer;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly backedUp: boolean;
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** What phones are asked, and whether their answers hold (WebAuthn Level 3, 7.1 and 7.2). */
@Injectable()
export class PasskeyCeremony {
  /** The host of `PUBLIC_URL`: passkeys of another host are worth nothing here. */
  private readonly rpId: string;
  private readonly origin: string;

  constructor(
    @Inject(CONFIG) { publicUrl }: Config,
    private readonly sealing: Sealing,
  ) {
    const { hostname, origin } = new URL(publicUrl);
    this.rpId = hostname;
    this.origin = origin;
  }

  /** What a phone is asked that shall make one. On the phone it has a neutral name. */
  creation(
    personId: string,
    challenge: Buffer,
    known: readonly PasskeyRow[],
    now: Temporal.Instant,
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const { day, month, year } = now.toZonedDateTimeISO(ZONE);
    return generateRegistrationOptions({
      rpName: 'Yhdessä',
      rpID: this.rpId,
      userName: `Yhdessä ${day}.${month}.${year}`,
      userDisplayName: 'Yhdessä',
      userID: this.handleOf(personId),
      challenge: new Uint8Array(challenge),
      timeout: MILLISECONDS,
      attestationType: 'none',
      excludeCredentials: known.map(({ credentialId, transports }) => ({ id: base64url(credentialId), transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: ALGORITHMS,
    });
  }

  /** What a phone is asked that shall open: whoever it knows. */
  request(challenge: Buffer): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return generateAuthenticationOptions({
      rpID: this.rpId,
      challenge: new Uint8Array(challenge),
      timeout: MILLISECONDS,
      userVerification: 'required',
    });
  }

  /** The new passkey. Throws if anything of it is not as it was asked. */
  async created(answer: RegistrationResponseJSON, challenge: Buffer): Promise<NewPasskey> {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer,
      expectedChallenge: base64url(challenge),
      expectedOrigin: this.origin,
      expectedRPID: this.rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified) throw new Error('the attestation does not hold');
    const { credential, credentialBackedUp } = registrationInfo;
    return {
      credentialId: Buffer.from(credential.id, 'base64url'),
      publicKey: credential.publicKey,
      counter: credential.counter,
      transports: (credential.transports ?? []).filter((each) => TRANSPORTS.includes(each)),
      backedUp: credentialBackedUp,
    };
  }

  /** What is to be kept of its use. Throws if the signature, the counter, the owner or anything else does not hold. */
  async used(answer: AuthenticationResponseJSON, challenge: Buffer, passkey: PasskeyToCheck) {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: base64url(challenge),
      expectedOrigin: this.origin,
      expectedRPID: this.rpId,
      requireUserVerification: true,
      credential: { id: answer.id, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
    });
    if (!verified) throw new Error('the signature does not hold');
    if (answer.response.userHandle !== base64url(this.handleOf(passkey.principal)))
      throw new Error('the passkey was made for somebody else');
    return { counter: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp };
  }

  /** By which phones know a person: the same for all of their passkeys, and no id of ours. */
  private handleOf(personId: string): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.sealing.systemKey('passkey').blind('user', personId));
  }
}
