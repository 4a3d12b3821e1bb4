import { randomBytes } from 'node:crypto';

/** A new secret for a browser to keep: 128 random bits, in 22 characters. */
export const newSecret = (): string => randomBytes(16).toString('base64url');

/** Whether what a browser sent could be one. */
export const isSecret = (text: string | undefined): text is string => /^[\w-]{22}$/.test(text ?? '');
