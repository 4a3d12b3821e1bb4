import { createHash, randomBytes } from 'node:crypto';

/** A new secret of a link, or for a browser to keep: 128 random bits, in 22 characters. */
export const newSecret = (): string => randomBytes(16).toString('base64url');

/** Whether what somebody sent could be one. */
export const isSecret = (text: string | undefined): text is string => /^[\w-]{22}$/.test(text ?? '');

/** By what the secret of a link is found; nobody reads the secret from it. */
export const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
