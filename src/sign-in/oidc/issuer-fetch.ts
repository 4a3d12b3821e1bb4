import { isLoopback } from '../../platform/config/loopback.js';

/** More than any issuer says at once: the keys of a large one take some 20 kB. */
const MOST_BYTES = 512 * 1024;
/** Statuses whose answer has no body. */
const EMPTY: readonly number[] = [204, 205, 304];

/** An answer that is no issuer's. */
export class UnfitAnswer extends Error {}

/** Whether secrets may be sent there: by TLS, or not at all off this machine. */
export function isConfidential(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

async function bodyOf(response: Response): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > MOST_BYTES) throw new UnfitAnswer('too-large');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Asks an issuer. The caller's signal bounds the whole of it, the body included; this bounds the size. */
export async function issuerFetch(url: string, options: RequestInit): Promise<Response> {
  if (!isConfidential(url)) throw new UnfitAnswer('not-https');
  const response = await fetch(url, options);
  const { status, headers } = response;
  const body = await bodyOf(response);
  return new Response(EMPTY.includes(status) ? null : new Uint8Array(body), { status, headers });
}
