import { isLoopback } from './loopback.js';
import type { Variables } from './variables.js';

/** Where text messages are handed over, and how. */
export interface SmsSettings {
  readonly url: string;
  readonly token?: string;
  /** As whom they come: a number or a short name. */
  readonly sender?: string;
  /** The gateway knows a message by its key: the same again is not sent twice. */
  readonly isIdempotent: boolean;
  /** How long the gateway may take. */
  readonly timeoutMs: number;
}

/** Undefined where no text messages go out. */
export function smsSettings(given: Variables): SmsSettings | undefined {
  const { SMS_GATEWAY_URL: url, SMS_GATEWAY_TOKEN: token, SMS_SENDER: sender } = given;
  if (url === undefined) return undefined;
  const timeoutMs = given.SMS_TIMEOUT_SECONDS * 1000;
  return { url, token, sender, isIdempotent: given.SMS_GATEWAY_IDEMPOTENT, timeoutMs };
}

/** What is wrong with the settings together: variable and fault. */
export function smsFaults(given: Variables, demo: boolean): [name: keyof Variables, fault: string][] {
  const { SMS_GATEWAY_URL: url, SMS_GATEWAY_TOKEN: token } = given;
  if (url === undefined) return [];
  const { protocol, hostname } = new URL(url);
  const faults: [keyof Variables, string][] = [];
  if (protocol !== 'https:' && !isLoopback(hostname))
    faults.push(['SMS_GATEWAY_URL', 'must be https, except on this machine']);
  if (!demo && token === undefined) faults.push(['SMS_GATEWAY_TOKEN', 'is required beside SMS_GATEWAY_URL']);
  return faults;
}
