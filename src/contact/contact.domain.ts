import type { NeedCode, Sector } from '../directory/directory.domain.js';
import { DomainError, refuse } from '../platform/errors/domain-error.js';

export const CHANNELS = ['phone', 'email', 'web-form', 'chat', 'face-to-face'] as const;
export type Channel = (typeof CHANNELS)[number];

export const CONTACT_ROLES = ['family-member', 'child', 'close-person', 'professional'] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

/** The most urgent first: the order of the duty queue. */
export const URGENCIES = ['urgent', 'soon', 'routine'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** What is asked for: advice for oneself, consultation about a client, a work pair for it, or a network meeting. */
export const ASKS = ['advice', 'consultation', 'work-pair', 'meeting'] as const;
export type Ask = (typeof ASKS)[number];

/** Statutory notifications of which the fact and the time are noted, nothing else (never blocked by consent). */
export const STATUTORY_NOTICES = ['child-welfare-417-2007-25', 'social-welfare-1301-2014-35'] as const;
export type StatutoryNotice = (typeof STATUTORY_NOTICES)[number];

export const CONTACT_STATES = [
  'received',
  'answered',
  'not-reached',
  'advised',
  'directed-to-service',
  'case-opened',
  'consultation-given',
  'work-pair-agreed',
] as const;
export type ContactState = (typeof CONTACT_STATES)[number];

/** How an answered contact may end, besides by the opening of its case. */
export type Outcome = Extract<
  ContactState,
  'advised' | 'directed-to-service' | 'consultation-given' | 'work-pair-agreed'
>;

/** Somebody who could not be reached this often is let be: the contact ends as `not-reached`. */
export const ATTEMPTS_AT_MOST = 3;

/** What was received longer ago is surely a slip of the hand; older contacts are history, not work. */
const RECEIVED_WITHIN_YEARS = 2;

/** At most so many codes describe one contact; more say nothing. */
const NEEDS_AT_MOST = 8;

/** What the rules of the state machine look at. */
export interface Progress {
  readonly state: ContactState;
  readonly receivedAt: Temporal.Instant;
  readonly takenBy?: string | null;
  readonly firstAnsweredAt?: Temporal.Instant | null;
  /** Failed attempts to reach the person since the last answer, the oldest first. */
  readonly attemptedAt: readonly Temporal.Instant[];
  readonly concludedAt?: Temporal.Instant | null;
}

/** Who took it, acting for which unit. */
export interface Taker {
  readonly principalId: string;
  readonly unitId: string;
}

/** How somebody made themselves known. */
export interface Identity {
  readonly givenName?: string | null;
  readonly familyName?: string | null;
  readonly phone?: string | null;
  readonly email?: string | null;
  readonly safeTimeToCall?: string | null;
}

/** What was told when the contact was made. */
interface Report {
  readonly contactRole: ContactRole;
  readonly sector?: Sector | null;
  readonly ask: Ask;
  readonly anonymous: boolean;
  readonly identity?: Identity | null;
  readonly needCodes: readonly NeedCode[];
  readonly statutoryNotice?: StatutoryNotice | null;
  readonly statutoryNoticeAt?: Temporal.Instant | null;
  readonly receivedAt: Temporal.Instant;
  readonly firstAnsweredAt?: Temporal.Instant | null;
}

/** A contact as it is recorded: what was told, and where it belongs. */
export interface NewContact extends Report {
  readonly areaId: string;
  readonly channel: Channel;
  /** Code of the municipality where the family lives. */
  readonly municipality: string;
  /** Somebody said that there is a safety ban (turvakielto). */
  readonly hasSafetyBan?: boolean;
  readonly urgency: Urgency;
  readonly description?: string | null;
  /** The recorder takes it at once instead of leaving it in the queue. */
  readonly takeNow: boolean;
}

/** How a counsellor ends a contact. */
export interface Ending {
  readonly outcome: Outcome;
  readonly serviceIds: readonly string[];
  readonly note?: string | null;
}

/** Checks that what was told fits together. Throws at the first thing that does not, naming the field. */
function checkReport(report: Report, now: Temporal.Instant): void {
  const { contactRole, sector, ask, identity, statutoryNotice, statutoryNoticeAt } = report;
  if ((contactRole === 'professional') !== (sector != null))
    refuse('SECTOR_OF_PROFESSIONAL', 'A professional has a sector; nobody else does.', 'sector');
  if ((ask === 'consultation' || ask === 'work-pair') && contactRole !== 'professional')
    refuse('CONSULTATION_BY_PROFESSIONAL', 'Only a professional asks for a consultation or a work pair.', 'ask');
  checkIdentity(report.anonymous, identity);
  if ((statutoryNotice == null) !== (statutoryNoticeAt == null))
    refuse('NOTICE_INCOMPLETE', 'A notification has a statute and a time.', 'statutoryNoticeAt');
  checkNeeds(report.needCodes);
  checkTimes(report, now);
}

/** Passes if who it is may be stored and fits together. */
export function checkIdentity(anonymous: boolean, identity: Identity | null | undefined): void {
  if (anonymous && identity != null)
    refuse('ANONYMOUS_WITH_IDENTITY', 'An anonymous contact stores no identity.', 'identity');
  if (identity?.safeTimeToCall != null && identity.phone == null)
    refuse('TIME_WITHOUT_PHONE', 'A time to call needs a number to call.', 'identity.phone');
}

/** Passes if one contact can have these needs. */
export function checkNeeds(needCodes: readonly NeedCode[]): void {
  if (needCodes.length === 0) refuse('NEED_MISSING', 'Name at least one need; `OTHER` is one.', 'needCodes');
  if (needCodes.length > NEEDS_AT_MOST) refuse('TOO_MANY_NEEDS', `Name at most ${NEEDS_AT_MOST} needs.`, 'needCodes');
  if (new Set(needCodes).size !== needCodes.length) refuse('NEED_TWICE', 'Each need is named once.', 'needCodes');
}

export const isAfter = (a: Temporal.Instant | null | undefined, b: Temporal.Instant): boolean =>
  a != null && Temporal.Instant.compare(a, b) > 0;

function checkTimes({ receivedAt, firstAnsweredAt, statutoryNoticeAt }: Report, now: Temporal.Instant): void {
  if (isAfter(receivedAt, now)) refuse('TIME_IN_FUTURE', 'A contact has been received already.', 'receivedAt');
  const earliest = now.toZonedDateTimeISO('UTC').subtract({ years: RECEIVED_WITHIN_YEARS }).toInstant();
  if (isAfter(earliest, receivedAt))
    refuse('TIME_TOO_LONG_AGO', `Record what was received within ${RECEIVED_WITHIN_YEARS} years.`, 'receivedAt');
  if (isAfter(firstAnsweredAt, now)) refuse('TIME_IN_FUTURE', 'An answer has been given already.', 'firstAnsweredAt');
  if (isAfter(statutoryNoticeAt, now))
    refuse('TIME_IN_FUTURE', 'A notification has been made already.', 'statutoryNoticeAt');
  if (firstAnsweredAt != null && isAfter(receivedAt, firstAnsweredAt))
    refuse('ANSWERED_BEFORE_RECEIVED', 'The answer comes after the contact.', 'firstAnsweredAt');
}

/** Nothing more is done with a concluded contact; a new call is a new contact. */
export function requireOpen(contact: Progress): void {
  if (contact.concludedAt != null)
    throw new DomainError('CONTACT_CONCLUDED', 'This contact is concluded.', { state: contact.state });
}

function requireTaken(contact: Progress): void {
  requireOpen(contact);
  if (contact.takenBy == null) throw new DomainError('NOT_TAKEN', 'Take the contact first.', { state: contact.state });
}

/** How a new contact stands. Who has answered it already has it: answered means taken. */
export function begin(input: NewContact, recorder: Taker, now: Temporal.Instant) {
  checkReport(input, now);
  const taken = input.takeNow || input.firstAnsweredAt != null;
  return {
    state: input.firstAnsweredAt == null ? ('received' as const) : ('answered' as const),
    firstAnsweredAt: input.firstAnsweredAt ?? null,
    attemptedAt: [],
    recordedBy: recorder.principalId,
    takenBy: taken ? recorder.principalId : null,
    takenForUnit: taken ? recorder.unitId : null,
    takenAt: taken ? now : null,
  };
}

/** From the queue to one counsellor. Two at once: the second is refused. */
export function take(contact: Progress, { principalId, unitId }: Taker, now: Temporal.Instant) {
  requireOpen(contact);
  if (contact.takenBy != null) throw new DomainError('ALREADY_TAKEN', 'Somebody has taken this contact.', {});
  return { takenBy: principalId, takenForUnit: unitId, takenAt: now };
}

/** Back to the queue, where those on duty see it. */
export function release(contact: Progress) {
  requireTaken(contact);
  return { takenBy: null, takenForUnit: null, takenAt: null };
}

/** A team lead hands an unfinished contact to somebody else of the team. */
export function reassign(contact: Progress, { principalId, unitId }: Taker, now: Temporal.Instant) {
  requireOpen(contact);
  if (contact.takenBy === principalId)
    throw new DomainError('ALREADY_TAKEN', 'This counsellor has it already.', { field: 'counsellorId' });
  return { takenBy: principalId, takenForUnit: unitId, takenAt: now };
}

/**
 * A human answered: voice or a personal reply. Only the first answer sets the time (measure M2); whoever was reached
 * is tried three times anew if they are lost again.
 */
export function answer(contact: Progress, at: Temporal.Instant, now: Temporal.Instant) {
  requireTaken(contact);
  if (contact.state === 'answered')
    throw new DomainError('ALREADY_ANSWERED', 'The first answer is recorded.', { state: contact.state });
  if (isAfter(at, now)) refuse('TIME_IN_FUTURE', 'An answer has been given already.', 'answeredAt');
  if (isAfter(contact.receivedAt, at))
    refuse('ANSWERED_BEFORE_RECEIVED', 'The answer comes after the contact.', 'answeredAt');
  return { state: 'answered' as const, firstAnsweredAt: contact.firstAnsweredAt ?? at, attemptedAt: [] };
}

/** An attempt to reach the person failed. The third one concludes the contact; until then it is tried again. */
export function noteNotReached(contact: Progress, now: Temporal.Instant) {
  requireTaken(contact);
  const attemptedAt = [...contact.attemptedAt, now];
  return {
    state: 'not-reached' as const,
    attemptedAt,
    concludedAt: attemptedAt.length < ATTEMPTS_AT_MOST ? null : now,
  };
}

/** The contact becomes a case. */
export function concludeWithCase(contact: Progress, now: Temporal.Instant) {
  requireTaken(contact);
  requireAnswered(contact);
  return { state: 'case-opened' as const, concludedAt: now };
}

function requireAnswered({ state }: Progress): void {
  if (state !== 'answered') throw new DomainError('NOT_ANSWERED', 'Record the first answer first.', { state });
}

/** How an answered contact ends otherwise. Directing to a service names it; a consultation was asked by a professional. */
export function conclude(
  contact: Progress & { readonly contactRole: ContactRole },
  { outcome, serviceIds }: Ending,
  now: Temporal.Instant,
) {
  requireTaken(contact);
  requireAnswered(contact);
  if ((outcome === 'directed-to-service') !== serviceIds.length > 0)
    refuse('SERVICE_OF_DIRECTION', 'Directing to a service names it; nothing else does.', 'serviceIds');
  if ((outcome === 'consultation-given' || outcome === 'work-pair-agreed') && contact.contactRole !== 'professional')
    refuse('CONSULTATION_BY_PROFESSIONAL', 'Only a professional is given a consultation or a work pair.', 'outcome');
  return { state: outcome, concludedAt: now };
}
