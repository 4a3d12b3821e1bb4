import { DomainError, refuse } from '../../platform/errors/domain-error.js';
import type { Gate } from '../../platform/session/gates.domain.js';

/**
 * Ten digits: by the first four an offer is found, so that wrong ones can be counted, and the six others are secret. Who
 * even knows which four are live has five tries of a million, for ten minutes; who does not guesses among 10¹⁰.
 */
export const CODE = { label: 4, secret: 6, tries: 5, lasts: 'PT10M' } as const;

/** How long somebody may take to answer what the phone asks. */
export const CHALLENGE = { bytes: 32, lasts: 'PT5M' } as const;

/** Codes tried from one network: a whole family centre may stand behind one address. */
export const CODES_OF_CLIENT: Gate = { name: 'passkey-code-of-client', free: 20, leak: 30, base: 5, cap: 600 };
/** Codes tried by everybody: a client can pretend to come from elsewhere if the proxy lets it. */
export const CODES_OF_ALL: Gate = { name: 'passkey-code-of-everybody', free: 500, leak: 20, base: 1, cap: 30 };
/** Passkeys asked for from one network. */
export const CHALLENGES_OF_CLIENT: Gate = { name: 'passkey-of-client', free: 100, leak: 10, base: 2, cap: 60 };

/** The meeting is open so long before its start and after its end. */
const OPEN = { before: Temporal.Duration.from('PT30M'), after: Temporal.Duration.from('PT3H') } as const;

/** A code as somebody typed it, in groups or not, in its two parts; null if it could be none. */
export function codeIn(typed: string): { readonly label: string; readonly secret: string } | null {
  const digits = typed.replaceAll(/[\s\p{Dash}.]/gu, '');
  return /^\d{10}$/.test(digits) ? { label: digits.slice(0, CODE.label), secret: digits.slice(CODE.label) } : null;
}

/** As it is shown and read aloud: `1234 567 890`. */
export const inGroups = (label: string, secret: string): string => `${label} ${secret.slice(0, 3)} ${secret.slice(3)}`;

/** What is known of the meeting and of the person before them. */
export interface AtTheMeeting {
  readonly state: string;
  readonly startsAt: Temporal.Instant | null;
  readonly endsAt: Temporal.Instant | null;
  /** The person is among the family's people of the meeting. */
  readonly isThere: boolean;
  readonly maySignIn: boolean;
}

/** Passes if a passkey may be registered for the person now: whoever vouches for somebody has them before their eyes. */
export function requireOffered(at: AtTheMeeting, now: Temporal.Instant): void {
  const { state, startsAt, endsAt, isThere, maySignIn } = at;
  if (!isThere)
    refuse('NOT_AT_THE_MEETING', 'This person of the family does not take part in the meeting.', 'personId');
  if (!maySignIn) refuse('MAY_NOT_SIGN_IN', 'This person has no account of their own.', 'personId');
  if (state === 'scheduled' && startsAt && endsAt && isOpen(startsAt, endsAt, now)) return;
  throw new DomainError(
    'MEETING_NOT_OPEN',
    'A passkey is registered at a scheduled meeting: from 30 minutes before its start to 3 hours after its end.',
    { field: 'meetingId' },
  );
}

const isOpen = (startsAt: Temporal.Instant, endsAt: Temporal.Instant, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(startsAt.subtract(OPEN.before), now) <= 0 &&
  Temporal.Instant.compare(now, endsAt.add(OPEN.after)) <= 0;
