import { createHmac } from 'node:crypto';
import type { NamedKey } from '../config/variables.js';

/** `SESSION_KEYS`: the first hashes new cookies, all recognise old ones, so keys can be changed without signing all out. */
export class SessionKeys {
  constructor(private readonly keys: readonly NamedKey[]) {}

  hash(token: string): Buffer {
    const [first] = this.hashes(token);
    if (!first) throw new Error('SESSION_KEYS holds no key');
    return first;
  }

  hashes(token: string): Buffer[] {
    return this.keys.map((key) => createHmac('sha256', key.bytes).update(token, 'utf8').digest());
  }
}
