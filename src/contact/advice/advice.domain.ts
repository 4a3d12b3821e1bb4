import { refuse } from '../../platform/errors/domain-error.js';
import type { Gate } from '../../platform/session/gates.domain.js';
import type { Language } from '../../directory/directory.domain.js';
import type { ContactRole, NewContact } from '../contact.domain.js';

/** Who may ask without an account. A professional asks under their own name, in the application. */
export const ADVICE_ROLES = ['family-member', 'child', 'close-person'] as const satisfies readonly ContactRole[];
export type AdviceRole = (typeof ADVICE_ROLES)[number];

/** What somebody asks at the door, without an account. */
export interface AdviceRequest {
  readonly role: AdviceRole;
  readonly language: Language;
  /** Code of the municipality where the family lives. */
  readonly municipality: string;
  readonly hasSafetyBan: boolean;
  readonly givenName: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly safeTimeToCall: string | null;
  /** Whether whoever does not answer may be left a message. */
  readonly mayLeaveMessage: boolean;
  readonly words: string | null;
}

/** Requests from one network: a library or a whole town may stand behind one address. */
export const OF_NETWORK: Gate = { name: 'advice-of-network', free: 10, leak: 600, base: 60, cap: 900 };
/** Requests with one number or address: nobody is called in the name of somebody else all day. */
export const OF_REACH: Gate = { name: 'advice-of-reach', free: 3, leak: 3600, base: 300, cap: 3600 };
/** Requests of everybody. A client can pretend to come from elsewhere if the proxy lets it, so this holds by itself. */
export const OF_ALL: Gate = { name: 'advice-of-everybody', free: 300, leak: 30, base: 1, cap: 60 };

/** Passes if somebody can be reached, and without danger. Throws `REACH_MISSING`; the rest is the contact's own rules. */
export function checkReach({ phone, email }: Pick<AdviceRequest, 'phone' | 'email'>): void {
  if (phone === null && email === null) refuse('REACH_MISSING', 'Give a number or an e-mail address.', 'phone');
}

const LANGUAGE_WORDS: Readonly<Record<Language, string>> = { fi: 'suomi', sv: 'ruotsi', en: 'englanti' };

/** What the counsellor reads first, in Finnish whatever the asker's language: how to talk, and whether to leave a message. */
export function descriptionOf({ language, phone, mayLeaveMessage, words }: AdviceRequest): string {
  const message = mayLeaveMessage ? 'Viestin saa jättää.' : 'ÄLÄ JÄTÄ VIESTIÄ.';
  const first = [`Asiointikieli: ${LANGUAGE_WORDS[language]}.`, ...(phone === null ? [] : [message])].join(' ');
  return words === null ? first : `${first}\n\n${words}`;
}

/** The contact that becomes of it: in the queue of the area, for whoever is on duty. */
export function contactOf(request: AdviceRequest, areaId: string, receivedAt: Temporal.Instant): NewContact {
  const { role, municipality, hasSafetyBan, givenName, phone, email, safeTimeToCall } = request;
  return {
    areaId,
    channel: 'web-form',
    contactRole: role,
    municipality,
    hasSafetyBan,
    urgency: 'soon',
    ask: 'advice',
    anonymous: false,
    identity: { givenName, phone, email, safeTimeToCall: phone === null ? null : safeTimeToCall },
    needCodes: ['other'],
    description: descriptionOf(request),
    receivedAt,
    takeNow: false,
  };
}
