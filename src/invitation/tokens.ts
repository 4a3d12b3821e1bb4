import { randomBytes, randomUUID } from 'node:crypto';

/** RFC 4648 6, lower case: mail systems may fold the case of an address. */
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** 120 bits, in whole characters. */
const REPLY_BYTES = 15;

const LOCAL_PART = 'verkosto';

/** The secret of a reply address: 24 characters, 120 bits. */
export function newReplyToken(): string {
  let bits = 0n;
  for (const byte of randomBytes(REPLY_BYTES)) bits = (bits << 8n) | BigInt(byte);
  const characters = (REPLY_BYTES * 8) / 5;
  return Array.from({ length: characters }, (_, i) => BASE32[Number((bits >> BigInt(5 * i)) & 31n)]).join('');
}

/** RFC 5545 UID: random, of one invitation alone. */
export const newUid = (): string => randomUUID();

/** A Message-ID that tells nothing. */
export const newMailId = (domain: string): string => `<${randomUUID()}@${domain}>`;

/** Where answers to an invitation go, and its bounces. */
export const replyAddress = (token: string, domain: string): string => `${LOCAL_PART}+${token}@${domain}`;

/** The secret in an address, or null if it is no reply address of ours. */
export function tokenIn(address: string, domain: string): string | null {
  const at = address.lastIndexOf('@');
  if (at < 0 || address.slice(at + 1).toLowerCase() !== domain.toLowerCase()) return null;
  return /^verkosto\+([a-z2-7]{24})$/.exec(address.slice(0, at).toLowerCase())?.[1] ?? null;
}
