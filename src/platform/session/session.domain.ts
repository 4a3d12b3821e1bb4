import { networkOf } from './gates.domain.js';

/** How somebody showed who they are. */
const METHODS = ['demo', 'oidc', 'suomi-fi', 'passkey', 'family-code'] as const;
export type Method = (typeof METHODS)[number];

/** A session, or a device of a family that is remembered and opens logistics alone. */
export const SESSION_KINDS = ['session', 'device'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

/** When a session ends: after so long without a request, and after so long in any case. ISO 8601 durations. */
export interface Limits {
  readonly idle: string;
  readonly lasts: string;
}

/** The more a role opens, the shorter: the strictest of somebody's roles counts. In the order of strictness. */
const OF_ROLES: readonly (readonly [role: string, Limits])[] = [
  ['admin', { idle: 'PT15M', lasts: 'PT8H' }],
  ['log-inspector', { idle: 'PT15M', lasts: 'PT8H' }],
  ['team-lead', { idle: 'PT1H', lasts: 'PT10H' }],
  ['statistician', { idle: 'PT1H', lasts: 'PT10H' }],
  ['counsellor', { idle: 'PT2H', lasts: 'PT12H' }],
  ['professional', { idle: 'PT2H', lasts: 'PT12H' }],
];
/** Of families, on a phone that may lie on a table; and of professionals without a unit. */
const OF_ALL_OTHERS: Limits = { idle: 'PT30M', lasts: 'PT4H' };
const OF_DEVICES: Limits = { idle: 'P90D', lasts: 'P90D' };

/** How long somebody with these roles stays signed in. */
export function limitsOf(kind: SessionKind, roles: readonly string[]): Limits {
  if (kind === 'device') return OF_DEVICES;
  return OF_ROLES.find(([role]) => roles.includes(role))?.[1] ?? OF_ALL_OTHERS;
}

/** What is hard to undo wants a sign-in not older than this. */
const FRESH = Temporal.Duration.from('PT5M');

/** Whether somebody who showed then who they are may do now what is hard to undo. Null: nobody knows when that was. */
export const isFresh = (signedInAt: Temporal.Instant | null, now: Temporal.Instant): boolean =>
  signedInAt !== null && Temporal.Instant.compare(signedInAt.add(FRESH), now) >= 0;

const LOOPBACK = /^(127\.|0:0:0:0::\/64$)/;

/**
 * From where a session may be used: the same provider's network, of the same address family. Phones get another address
 * from the same provider all the time; a cookie that turns up in another network, or as IPv6 where it was IPv4, may be
 * stolen, and whoever has it shows once more who they are. This machine is one network by all its names.
 */
export function reachOf(address: string): string {
  const network = networkOf(address);
  if (LOOPBACK.test(network)) return 'this machine';
  const parts = network.split(network.includes(':') ? ':' : '.');
  return parts.slice(0, 2).join(network.includes(':') ? ':' : '.');
}

const BROWSERS = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /(Chrome|CriOS|Chromium)\//],
  ['Safari', /\bVersion\/[\d.]+.*\bSafari\//],
] as const;
const SYSTEMS = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Mac', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
] as const;

/**
 * The browser by which its owner knows it again in a list: `Firefox, Android`. Coarse on purpose: it stays the same when
 * the browser is updated, and tells nobody apart. What is neither is a `tool`.
 */
export function browserOf(userAgent: string | undefined): string {
  const named = (of: readonly (readonly [string, RegExp])[]) =>
    of.find(([, pattern]) => pattern.test(userAgent ?? ''))?.[0];
  const [browser, system] = [named(BROWSERS), named(SYSTEMS)];
  return browser && system ? `${browser}, ${system}` : (browser ?? system ?? 'tool');
}
