import { createHmac } from 'node:crypto';
import type { NamedKey } from '../config/variables.js';
import { networkOf } from './gates.domain.js';

/** `SESSION_KEYS`: the first hashes new cookies, all recognise old ones, so keys can be changed without signing all out. */
export class SessionKeys {
  constructor(private readonly keys: readonly NamedKey[]) {}

  /** By which what is new is stored: under the first key. */
  hash(token: string): Buffer {
    const [first] = this.hashes(token);
    if (!first) throw new Error('SESSION_KEYS holds no key');
    return first;
  }

  /** By which what was stored is found: under each of the keys, the newest first. */
  hashes(token: string): Buffer[] {
    return this.keys.map((key) => createHmac('sha256', key.bytes).update(token, 'utf8').digest());
  }

  /** Under which gates count the network of an IP address. */
  ofNetwork(address: string): Buffer {
    return this.hash(`network ${networkOf(address)}`);
  }
}
