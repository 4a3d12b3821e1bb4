import type { Language } from '../directory/directory.domain.js';
import { refuse } from '../platform/errors/domain-error.js';

/** Who a person is in the family. */
export const PERSON_ROLES = ['child', 'guardian', 'close-person'] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];

/** What a guardian may decide for a child: everything, or only the matters laid down (361/1983). */
export const GUARDIAN_POWERS = ['full', 'limited'] as const;
export type GuardianPowers = (typeof GUARDIAN_POWERS)[number];

/** Ways of contact. */
export const CONTACT_WAY_KINDS = ['phone', 'email', 'letter'] as const;
export type ContactWayKind = (typeof CONTACT_WAY_KINDS)[number];

/** A way to reach a person. `value` is an E.164 number, a mail address or a postal address, as `kind` says. */
export interface NewContactWay {
  readonly kind: ContactWayKind;
  readonly value: string;
  /** The person said that it may be used. Nothing goes by another. */
  readonly safe: boolean;
  readonly safeTime?: string | null;
}

/** A person of the family as told. */
export interface NewPerson {
  readonly role: PersonRole;
  readonly givenName: string;
  readonly familyName?: string | null;
  readonly birthDate?: Temporal.PlainDate | null;
  readonly language: Language;
  readonly interpreterLanguage?: string | null;
  readonly contactWays: readonly NewContactWay[];
}

/** Who is guardian of whom, and how far. */
export interface NewGuardianship {
  readonly guardianId: string;
  readonly childId: string;
  readonly powers: GuardianPowers;
  readonly rightToInformation: boolean;
  readonly since?: Temporal.PlainDate | null;
}

/** ISO 639: two or three letters. */
const LANGUAGE_CODE = /^[a-z]{2,3}$/;
const WAYS_AT_MOST = 10;

/** Passes if the person can be recorded so. `field` is the path of the person in the input. */
export function checkPerson(person: NewPerson, today: Temporal.PlainDate, field: string): void {
  const { birthDate, interpreterLanguage, contactWays } = person;
  if (birthDate && Temporal.PlainDate.compare(birthDate, today) > 0)
    refuse('TIME_IN_FUTURE', 'A person has been born already.', `${field}.birthDate`);
  if (interpreterLanguage != null && !LANGUAGE_CODE.test(interpreterLanguage))
    refuse('LANGUAGE_CODE', 'A language is named by two or three letters (ISO 639).', `${field}.interpreterLanguage`);
  if (contactWays.length > WAYS_AT_MOST)
    refuse('TOO_MANY_WAYS', `Name at most ${WAYS_AT_MOST} ways of contact.`, `${field}.contactWays`);
  contactWays.forEach((way, i) => checkContactWay(way, `${field}.contactWays.${i}`));
}

const MAIL = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;

/** Passes if the value is one of its kind. */
export function checkContactWay({ kind, value, safe, safeTime }: NewContactWay, field: string): void {
  if (kind === 'phone' && !/^\+\d{5,15}$/.test(value))
    refuse('NOT_A_PHONE_NUMBER', 'This is no phone number.', `${field}.value`);
  if (kind === 'email' && !MAIL.test(value)) refuse('NOT_AN_EMAIL', 'This is no mail address.', `${field}.value`);
  if (!safe && safeTime != null)
    refuse('TIME_OF_UNSAFE_WAY', 'What is not safe has no safe time.', `${field}.safeTime`);
}

/** Passes if the two can be guardian and child. */
export function checkGuardianship(guardian: { role: PersonRole }, child: { role: PersonRole }): void {
  if (guardian.role !== 'guardian') refuse('NOT_A_GUARDIAN', 'This person is no guardian.', 'guardianId');
  if (child.role !== 'child') refuse('NOT_A_CHILD', 'This person is no child.', 'childId');
}
