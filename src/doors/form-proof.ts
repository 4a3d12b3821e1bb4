import { timingSafeEqual } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../platform/errors/domain-error.js';
import { cleanText } from '../platform/graphql/text.js';
import { STRICT_COOKIE_OPTIONS } from '../platform/session/cookie.js';
import { isSecret, newSecret } from '../platform/session/secret.js';

/** Whoever saw the page has it, and no other site's page and no scanner that only presses buttons. */
const PROOF_COOKIE = '__Host-yhdessa-reply';

/** Name of the hidden field in which a form sends the proof back. */
export const PROOF_FIELD = 'proof';

/** A form as it came in: nothing of it is believed. */
export type Form = Readonly<Record<string, unknown>>;

/** The proof that this browser has already, so that two open pages do not spoil each other's; otherwise a new one. */
export function proofFor({ cookies }: FastifyRequest, reply: FastifyReply): string {
  const known = cookies[PROOF_COOKIE];
  const proof = isSecret(known) ? known : newSecret();
  void reply.setCookie(PROOF_COOKIE, proof, STRICT_COOKIE_OPTIONS);
  return proof;
}

/** Whether the form comes from a page of ours in this very browser. */
export function isProven(form: Form, { cookies }: FastifyRequest): boolean {
  const [sent, known] = [textIn(form, PROOF_FIELD), cookies[PROOF_COOKIE]];
  return isSecret(sent) && isSecret(known) && timingSafeEqual(Buffer.from(sent), Buffer.from(known));
}

/** The text of a field; empty if there is none, or several. */
export const textIn = (form: Form | undefined, field: string): string => {
  const value = form?.[field];
  return typeof value === 'string' ? value : '';
};

/** What somebody wrote, as it can be kept; null if they wrote nothing, undefined if it cannot be kept. */
export function writtenIn(
  form: Form,
  field: string,
  atMost: number,
  lines: 'one line' | 'many lines',
): string | null | undefined {
  const text = textIn(form, field);
  if (text.trim() === '') return null;
  try {
    return cleanText(text, atMost, lines);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** What is not there is no error here but a page. */
export async function orNull<T>(view: Promise<T>): Promise<T | null> {
  try {
    return await view;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}
