import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What a phone may do otherwise than it was asked. */
export interface Odd {
  /** The page on which it believes to be. */
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  /** Whether it made sure that its owner holds it. */
  readonly isVerified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
  readonly type?: string;
  /** Signs with this instead of the key it made. */
  readonly key?: KeyObject;
}

const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;

/** A passkey of a phone, in software: ES256, no attestation, as phones answer. */
export class Authenticator {
  readonly id = randomBytes(32);
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  userHandle = '';

  constructor(private readonly origin: string) {}

  /** What `navigator.credentials.create` answers. */
  create({ challenge, rp, user }: PublicKeyCredentialCreationOptionsJSON, odd: Odd = {}): RegistrationResponseJSON {
    this.userHandle = user.id;
    const client = this.client(odd.type ?? 'webauthn.create', challenge, odd);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.id, this.publicKey()]);
    const authData = Buffer.concat([this.header(rp.id ?? '', odd, ATTESTED), attested]);
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    const response = {
      clientDataJSON: base64url(client),
      attestationObject: base64url(isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0])),
      transports: ['internal' as const],
    };
    return { ...this.credential(), response };
  }

  /** What `navigator.credentials.get` answers. */
  get({ challenge, rpId }: PublicKeyCredentialRequestOptionsJSON, odd: Odd = {}): AuthenticationResponseJSON {
    const client = this.client(odd.type ?? 'webauthn.get', challenge, odd);
    const authData = this.header(rpId ?? '', odd);
    const signature = sign('sha256', Buffer.concat([authData, sha256(client)]), odd.key ?? this.keys.privateKey);
    const response = {
      clientDataJSON: base64url(client),
      authenticatorData: base64url(authData),
      signature: base64url(signature),
      userHandle: odd.userHandle ?? this.userHandle,
    };
    return { ...this.credential(), response };
  }

  private credential() {
    const id = base64url(this.id);
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} };
  }

  private client(type: string, challenge: string, odd: Odd): Buffer {
    const { origin = this.origin } = odd;
    return Buffer.from(JSON.stringify({ type, challenge: odd.challenge ?? challenge, origin, crossOrigin: false }));
  }

  private header(rpId: string, odd: Odd, flags = 0): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(odd.counter ?? 0);
    const verified = odd.isVerified === false ? 0 : VERIFIED;
    return Buffer.concat([sha256(odd.rpId ?? rpId), Buffer.of(PRESENT | verified | flags), counter]);
  }

  /** COSE: EC2, ES256, P-256. */
  private publicKey(): Uint8Array {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
    const part = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
    const cose = new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, part(x)],
      [-3, part(y)],
    ]);
    return isoCBOR.encode(cose as Parameters<typeof isoCBOR.encode>[0]);
  }
}

/** A key that nobody registered. */
export const anotherKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
