import { createPrivateKey, type JsonWebKeyInput } from 'node:crypto';
import type { JWK } from 'jose';
import { z } from 'zod';
import { isLoopback } from './loopback.js';

/** Answers for any tenant of Microsoft, and so for nobody's employer. */
const ANY_TENANT = /^https:\/\/login\.microsoftonline\.com\/(common|organizations|consumers)(\/|$)/i;

/** Without what would be sent to somebody who listens, or would not be a name. */
export function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  const isPlain = username === '' && password === '' && search === '' && hash === '' && !/[?#\s]/.test(text);
  return isPlain && (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)));
}

/** How an issuer calls itself. */
export const issuer = z
  .string('must be the URL of the issuer')
  .refine(isIssuer, 'must be https, or http on this machine, without a query')
  .refine((text) => !ANY_TENANT.test(text), 'must name one tenant');
/** Names as OAuth lists them. */
export const words = z
  .string()
  .regex(/^[\x21-\x7e]+( [\x21-\x7e]+)*$/, 'must be words with single spaces between them');
/** What is asked for. */
export const scopes = words.refine((text) => text.split(' ').includes('openid'), 'must hold openid');
/** A name without spaces. */
export const oneWord = z.string('must be one word').regex(/^[\x21-\x7e]{1,500}$/, 'must be one word');
/** Text of a private key (JWK); the issue never holds the text. */
export const privateJwk = z.string().transform((text, context): JWK => {
  try {
    const key = JSON.parse(text) as JWK;
    createPrivateKey({ key, format: 'jwk' } as JsonWebKeyInput);
    return key;
  } catch {
    // The reason could quote the key.
    context.addIssue('must be a private key as JWK');
    return z.NEVER;
  }
});

/** Variables of Suomi.fi, each by itself. */
const SUOMI_FI_VARIABLES = {
  SUOMI_FI_ISSUER: issuer.optional(),
  SUOMI_FI_CLIENT_ID: oneWord.optional(),
  SUOMI_FI_PRIVATE_KEY: privateJwk.optional(),
  SUOMI_FI_ENCRYPTION_KEY: privateJwk.optional(),
  SUOMI_FI_ACR_VALUES: words.optional(),
  SUOMI_FI_LEVELS: words.optional(),
  SUOMI_FI_SCOPES: scopes.default('openid'),
  SUOMI_FI_SUBJECT_CLAIM: oneWord.default('sub'),
};

/** The environment variables of issuers. */
export const issuerVariables = { OIDC_ISSUERS: z.string().optional(), ...SUOMI_FI_VARIABLES };
