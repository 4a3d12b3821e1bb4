import { createPublicKey, type JsonWebKeyInput } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { JWK } from 'jose';
import { notFound } from '../../platform/errors/domain-error.js';
import { Issuers } from './issuers.service.js';

/** The public halves of our keys, for the issuers that fetch them (`jwks_uri` of a client): Suomi.fi does. */
@Injectable()
export class PublicKeys {
  constructor(private readonly issuers: Issuers) {}

  /** Those that one issuer needs, as a JWK set. Throws NOT_FOUND for an unknown issuer, and one that knows us by a secret. */
  of(issuerId: string): { readonly keys: readonly JWK[] } {
    const { privateKey, encryptionKey } = this.issuers.find(issuerId) ?? {};
    const keys = [
      ...(privateKey ? [publicHalf(privateKey, 'sig')] : []),
      ...(encryptionKey ? [publicHalf(encryptionKey, 'enc')] : []),
    ];
    if (keys.length === 0) throw notFound('issuer');
    return { keys };
  }
}

/** Made from the private one by what knows what is private, and not by leaving out what we know to be. */
function publicHalf(key: JWK, use: 'sig' | 'enc'): JWK {
  const { kid, alg } = key;
  const half = createPublicKey({ key, format: 'jwk' } as JsonWebKeyInput).export({ format: 'jwk' }) as JWK;
  return { ...half, use, ...(kid && { kid }), ...(alg && { alg }) };
}
