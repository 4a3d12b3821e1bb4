import { comparable, isMailbox } from '../../itip/calendar-address.js';
import type { Role } from '../../platform/access/policies.js';
import type { Mapping } from '../../platform/config/issuer-mapping.js';
import { cleanText } from '../../platform/graphql/text.js';
import { LANGUAGES, type Language } from '../../directory/directory.domain.js';

/** What an issuer says of somebody, as it came: of any type, and nothing of it believed. */
export type Claims = Readonly<Record<string, unknown>>;

/** A person as far as the claims give one. Everything is clean and fits the directory. */
export interface ClaimedPerson {
  /** Both or neither: an entry of the directory needs both. */
  readonly names: { readonly given: string; readonly family: string } | null;
  /** Lower case, its domain in the letters of DNS; null if there is none, or its owner was not verified. */
  readonly address: string | null;
  /** null: none of ours, or not said. */
  readonly language: Language | null;
  readonly title: string | null;
}

/** A role in a unit that the claims give. */
export interface WantedMembership {
  readonly unit: string;
  readonly role: Role;
}

const NAME_CHARACTERS = 200;
const ADDRESS_CHARACTERS = 254;
/** ASCII, so no look-alikes. */
const PLAIN_LOCAL_PART = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}$/;

/** Who it is, by the claims that the mapping names. What is of another type, overlong or unclean counts as not given. */
export function personOf(claims: Claims, { claims: names }: Mapping): ClaimedPerson {
  const text = (of: readonly string[]) => firstOf(claims, of, NAME_CHARACTERS);
  return {
    names: namesOf(text(names.givenName), text(names.familyName), text(['name'])),
    address: isVerified(claims) ? addressOf(claims, names.email) : null,
    language: languageOf(text(names.language)),
    title: text(names.title),
  };
}

/** The roles that the rules of the mapping give, each once, in the order of the rules. */
export function membershipsOf(claims: Claims, { memberships: rules }: Mapping): WantedMembership[] {
  const values = new Map(rules.map(({ claim }) => [claim, textsAt(claims, claim)]));
  const given = rules.filter(({ claim, value }) => values.get(claim)?.has(value));
  return [...new Map(given.map(({ unit, role }) => [`${unit} ${role}`, { unit, role }])).values()];
}

/**
 * The claim of a rule that the issuer left out because it was too long, telling elsewhere what it holds (OpenID Connect
 * Core 5.6.2; Entra ID does so above 200 groups). Nothing can be said then about what the claims give.
 */
export function leftOutOf(claims: Claims, { memberships: rules }: Mapping): string | undefined {
  const elsewhere = claims._claim_names;
  if (!isObject(elsewhere)) return undefined;
  return rules.find(({ claim }) => Object.hasOwn(elsewhere, claim) || Object.hasOwn(elsewhere, claim.split('.')[0]!))
    ?.claim;
}

/** Whether the address is of one of the domains, of which none needs to be written as DNS has it. */
export function isOf(address: string, domains: readonly string[]): boolean {
  const domain = (mailbox: string) => mailbox.slice(mailbox.lastIndexOf('@'));
  return domains.some((one) => domain(comparable(`any@${one}`)) === domain(address));
}

const isObject = (value: unknown): value is Claims =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What stands there: by the very name, which may hold dots itself, or down the way that they show. */
function at(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  const dots = [...path.matchAll(/\./g)].map(({ index }) => index);
  for (const dot of dots.toReversed()) {
    const inner = Object.hasOwn(claims, path.slice(0, dot)) && claims[path.slice(0, dot)];
    const found = isObject(inner) ? at(inner, path.slice(dot + 1)) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function textsAt(claims: Claims, path: string): ReadonlySet<string> {
  const value = at(claims, path);
  return new Set([value].flat().filter((one) => typeof one === 'string'));
}

function firstOf(claims: Claims, names: readonly string[], atMost: number): string | null {
  for (const name of names) {
    const text = clean(at(claims, name), atMost);
    if (text !== null) return text;
  }
  return null;
}

function clean(value: unknown, atMost: number): string | null {
  try {
    return cleanText(value, atMost, 'one line');
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** `Koivulampi, Aino` or `Aino Maria Koivulampi` where the names are not told apart. */
function namesOf(given: string | null, family: string | null, whole: string | null): ClaimedPerson['names'] {
  if (given !== null && family !== null) return { given, family };
  const [, before, after] = /^([^,]+),([^,]+)$/.exec(whole ?? '') ?? [];
  if (before?.trim() && after?.trim()) return { given: after.trim(), family: before.trim() };
  const [, first, last] = /^(.+)\s(\S+)$/.exec(whole ?? '') ?? [];
  return first && last ? { given: first.trim(), family: last } : null;
}

/** An issuer that says nothing about it vouches for the addresses of its domains by being trusted with them. */
const isVerified = ({ email_verified: verified }: Claims): boolean =>
  verified === undefined || verified === true || verified === 'true';

/** As it was written: normalised, a Kelvin sign would be the letter K already. */
function addressOf(claims: Claims, names: readonly string[]): string | null {
  const written = names.map((name) => at(claims, name)).find((value) => clean(value, ADDRESS_CHARACTERS) !== null);
  const text = typeof written === 'string' ? written.trim() : '';
  if (!isMailbox(text)) return null;
  return PLAIN_LOCAL_PART.test(text.slice(0, text.lastIndexOf('@'))) ? comparable(text) : null;
}

/** `fi`, `sv-FI`, `sv_FI`. */
const languageOf = (locale: string | null): Language | null =>
  LANGUAGES.find((language) => new RegExp(`^${language}([-_]|$)`, 'i').test(locale ?? '')) ?? null;
