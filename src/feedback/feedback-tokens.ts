import { hashOf, isSecret, newSecret } from '../platform/session/secret.js';

/** A secret for a link, 128 bits, and by what it is found. */
export function newToken(): { token: string; hash: Buffer } {
  const token = newSecret();
  return { token, hash: hashOf(token) };
}

/** By what a secret is found; null if the text could be none. */
export const findBy = (token: string): Buffer | null => (isSecret(token) ? hashOf(token) : null);

/** To what the sealed secret is bound. */
export const placeOfToken = (requestId: string): string => `feedback_request.link_token:${requestId}`;
