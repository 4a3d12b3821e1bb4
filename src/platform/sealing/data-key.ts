import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { NamedKey } from '../config/variables.js';
import { SealedText } from './sealed-text.js';

const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;
const FORMAT = 1;

/** A data key as a projection returns it beside the sealed values. */
export interface WrappedKey {
  readonly id: string;
  readonly wrapped: Buffer | null;
  readonly wrappedBy: string;
}

/** AES-256-GCM: format byte, 96-bit random nonce, ciphertext, tag. `place` is authenticated, so a value copied elsewhere does not open. */
function encrypt(key: Buffer, place: string, plain: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(ALGORITHM, key, nonce);
  cipher.setAAD(Buffer.from(place, 'utf8'));
  return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, place: string, sealed: Buffer): Buffer {
  if (sealed[0] !== FORMAT) throw new Error(`unknown sealing format ${sealed[0]} at ${place}`);
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(1, 1 + NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(place, 'utf8'));
  decipher.setAuthTag(sealed.subarray(-TAG));
  return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE, -TAG)), decipher.final()]);
}

/**
 * The key of one contact (later: family). Whoever holds it opens all its texts; when its wrapped form is destroyed,
 * nobody does. `place` is `table.column:row id`.
 */
export class DataKey {
  /** Truly private, so that no log or answer prints it. */
  readonly #bytes: Buffer;

  constructor(
    readonly id: string,
    bytes: Buffer,
  ) {
    this.#bytes = bytes;
  }

  seal(place: string, text: string): SealedText;
  seal(place: string, text: string | null | undefined): SealedText | null;
  seal(place: string, text: string | null | undefined): SealedText | null {
    return text == null ? null : new SealedText(encrypt(this.#bytes, place, Buffer.from(text, 'utf8')));
  }

  open(place: string, sealed: SealedText): string;
  open(place: string, sealed: SealedText | null | undefined): string | null;
  open(place: string, sealed: SealedText | null | undefined): string | null {
    return sealed == null ? null : decrypt(this.#bytes, place, sealed.bytes).toString('utf8');
  }

  /** Seals what is no text, such as a mail. It is stored as text is: Latin-1 maps every byte to one character and back. */
  sealBytes(place: string, bytes: Buffer): SealedText {
    return this.seal(place, bytes.toString('latin1'));
  }

  openBytes(place: string, sealed: SealedText): Buffer;
  openBytes(place: string, sealed: SealedText | null | undefined): Buffer | null;
  openBytes(place: string, sealed: SealedText | null | undefined): Buffer | null {
    const text = this.open(place, sealed);
    return text === null ? null : Buffer.from(text, 'latin1');
  }

  /** The bytes, for a key ring to wrap and for nobody else. */
  bytesFor(ring: KeyRing): Buffer {
    if (!(ring instanceof KeyRing)) throw new Error('only a key ring wraps a key');
    return this.#bytes;
  }

  /** Blind index: equal values give equal indexes, and an index tells nothing without this key. 128 bits. */
  blind(kind: string, value: string): Buffer {
    return createHmac('sha256', this.#bytes).update(`${kind}\0${value}`, 'utf8').digest().subarray(0, 16);
  }
}

/** The keys outside the database (`DATA_KEYS`): the first wraps, all unwrap. */
export class KeyRing {
  readonly #keys: readonly NamedKey[];

  constructor(keys: readonly NamedKey[]) {
    this.#keys = keys;
  }

  /** Name of the key that wraps now. */
  get current(): string {
    return this.first.id;
  }

  /** A new data key and its wrapped form, bound to `id`. */
  create(id: string): { key: DataKey; wrapped: Buffer } {
    const bytes = randomBytes(32);
    return { key: new DataKey(id, bytes), wrapped: encrypt(this.first.bytes, `data_key:${id}`, bytes) };
  }

  /** Wraps a key under a further id, for another scope that it seals from now on. */
  wrap(id: string, key: DataKey): Buffer {
    return encrypt(this.first.bytes, `data_key:${id}`, key.bytesFor(this));
  }

  /** Opens a wrapped key. Throws when `DATA_KEYS` lacks the key that wrapped it. */
  unwrap(id: string, wrappedBy: string, wrapped: Buffer): DataKey {
    return new DataKey(id, this.unwrapBytes(id, wrappedBy, wrapped));
  }

  /** The same data key wrapped by the current key: rotation touches no sealed text. */
  rewrap(id: string, wrappedBy: string, wrapped: Buffer): Buffer {
    return encrypt(this.first.bytes, `data_key:${id}`, this.unwrapBytes(id, wrappedBy, wrapped));
  }

  private get first(): NamedKey {
    const [first] = this.#keys;
    if (!first) throw new Error('DATA_KEYS holds no key');
    return first;
  }

  private unwrapBytes(id: string, wrappedBy: string, wrapped: Buffer): Buffer {
    const wrapping = this.#keys.find((key) => key.id === wrappedBy);
    if (!wrapping) throw new Error(`DATA_KEYS lacks the key "${wrappedBy}" that wrapped a data key`);
    try {
      return decrypt(wrapping.bytes, `data_key:${id}`, wrapped);
    } catch (error) {
      throw new Error(`the key "${wrappedBy}" in DATA_KEYS is not the one that wrapped a data key`, { cause: error });
    }
  }
}
