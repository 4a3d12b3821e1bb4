import { addWorkingDays } from '../../availability/holidays.domain.js';
import type { PersonRole } from '../../family/family.domain.js';
import type { MeetingState } from '../../meeting/meeting.domain.js';
import type { Handover } from '../../platform/sms/handover.domain.js';
import type { InvitationState } from '../invitation.domain.js';
import { DAYTIME, nextMoment, readSafeTime } from './safe-time.domain.js';

/** What somebody is told of a meeting. `moved`: another time or place. */
export const NOTICE_KINDS = ['agreed', 'moved', 'cancelled', 'reminder'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const NOTICE_WAYS = ['sms', 'email'] as const;
export type NoticeWay = (typeof NOTICE_WAYS)[number];

/** `uncertain`: it may have gone out; somebody should ring. */
export const NOTICE_STATES = ['queued', 'handed-over', 'revoked', 'uncertain', 'failed'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** Why something that was to be told is not told any more. */
export type RevokedFor =
  | 'cancelled'
  | 'superseded'
  | 'past'
  | 'not-taking-part'
  | 'not-to-be-told'
  | 'nothing-new'
  | 'declined'
  | 'consent-missing';

/** Why it could not be told; besides these the gateway's or mail server's code, `http-422`, `smtp-550`. */
type FailedFor = 'no-way' | 'no-sms' | 'safe-time' | 'gave-up';

/** Families are reminded in the afternoon, so that the evening is left; professionals as their day begins. */
const AT: Readonly<Record<'family' | 'professional', Temporal.PlainTime>> = {
  family: Temporal.PlainTime.from('16:00'),
  professional: Temporal.PlainTime.from('09:00'),
};

/**
 * When somebody is reminded of a meeting: on the day before, professionals on the last working day before (invariant 24),
 * by the clocks of the meeting's zone. Null where its time was told on that day or later: they have just heard.
 */
export function reminderAt(
  audience: 'family' | 'professional',
  start: Temporal.ZonedDateTime,
  toldAt: Temporal.Instant,
): Temporal.Instant | null {
  const { timeZoneId: timeZone } = start;
  const date = start.toPlainDate();
  const day = audience === 'family' ? date.subtract({ days: 1 }) : addWorkingDays(date, -1);
  if (Temporal.PlainDate.compare(toldAt.toZonedDateTimeISO(timeZone).toPlainDate(), day) >= 0) return null;
  return day.toZonedDateTime({ timeZone, plainTime: AT[audience] }).toInstant();
}

/** Whether the meeting is tomorrow, where it is. */
export const isTomorrow = (start: Temporal.ZonedDateTime, now: Temporal.Instant): boolean =>
  now.toZonedDateTimeISO(start.timeZoneId).toPlainDate().add({ days: 1 }).equals(start.toPlainDate());

/** What a notice tells of. */
interface Planned {
  readonly kind: NoticeKind;
  readonly revision: number;
  readonly startsAt: Temporal.Instant;
}

/** The meeting as it is now. */
export interface PresentMeeting {
  readonly state: MeetingState;
  readonly revision: number;
  readonly startsAt: Temporal.Instant | null;
}

/** Why this is not told any more, or null: what is so at the moment of sending counts, not what was planned. */
export function reasonNotToTell(
  { kind, revision, startsAt }: Planned,
  meeting: PresentMeeting | null,
  now: Temporal.Instant,
): RevokedFor | null {
  if (Temporal.Instant.compare(startsAt, now) <= 0) return 'past';
  if (!meeting) return 'not-taking-part';
  if (kind !== 'cancelled' && meeting.state !== 'scheduled') return meeting.state === 'held' ? 'past' : 'cancelled';
  if (kind === 'cancelled' && meeting.state !== 'cancelled') return 'superseded';
  return meeting.revision === revision && meeting.startsAt?.equals(startsAt) ? null : 'superseded';
}

/** Somebody of a family, as far as it decides whether they are written to. */
export interface Relative {
  readonly role: PersonRole;
  readonly birthDate: Temporal.PlainDate | null;
  /** Of a guardian: guardianships are recorded, and none that stands gives a right to be told. */
  readonly isWithoutRight: boolean;
  /** Somebody forbade that they learn of the case (703/2023 51 §). */
  readonly isWithheld: boolean;
}

/** From this age young people decide alone about services like this (1050/2018 5 §). */
const OWN_MESSAGES_FROM = 13;

/** Whether a relative who takes part is written to. A younger child, or one of unknown age, hears it from a guardian. */
export function mayBeTold(
  { role, birthDate, isWithoutRight, isWithheld }: Relative,
  today: Temporal.PlainDate,
): boolean {
  if (isWithheld || (role === 'guardian' && isWithoutRight)) return false;
  if (role !== 'child') return true;
  return birthDate !== null && birthDate.until(today, { largestUnit: 'years' }).years >= OWN_MESSAGES_FROM;
}

/** Whether an invitee has said that they come. `countered`: they asked for another time, and nobody has decided. */
export type AnswerStanding = 'answered' | 'unanswered' | 'countered';

/** Whether an invitee in this state is reminded, and what they still owe. */
export function remindable(state: InvitationState): { readonly isWanted: boolean; readonly standing: AnswerStanding } {
  const isWanted = state !== 'declined' && state !== 'delegated' && state !== 'cancelled';
  if (state === 'counter-proposed') return { isWanted, standing: 'countered' };
  return { isWanted, standing: state === 'accepted' || state === 'tentative' ? 'answered' : 'unanswered' };
}

/** A way that the person called safe, opened. */
export interface OpenWay {
  readonly kind: 'phone' | 'email';
  readonly value: string;
  /** When it is safe, as it was told; null: nothing was said of that. */
  readonly safeTime: string | null;
}

/** Under which circumstances a way is looked for. */
export interface Choosing {
  readonly now: Temporal.Instant;
  readonly zone: string;
  /** When it is too late. */
  readonly until: Temporal.Instant;
  readonly isSmsOn: boolean;
  /** Somebody decided that it goes now: they know of the safe time. */
  readonly isByPerson: boolean;
}

/** By which way and when; or why by none. */
export type Chosen =
  | { readonly way: NoticeWay; readonly to: string; readonly at: Temporal.Instant }
  | { readonly reason: FailedFor };

/** A text message if the person has a telephone, otherwise a mail; at a moment that they called safe. */
export function chooseWay(ways: readonly OpenWay[], choosing: Choosing): Chosen {
  const usable = ways.filter(({ kind }) => kind === 'email' || choosing.isSmsOn);
  if (usable.length === 0) return { reason: ways.length === 0 ? 'no-way' : 'no-sms' };
  const byPhoneFirst = usable.toSorted((one, other) => Number(one.kind === 'email') - Number(other.kind === 'email'));
  for (const way of byPhoneFirst) {
    const at = momentFor(way, choosing);
    if (at) return { way: way.kind === 'phone' ? 'sms' : 'email', to: way.value, at };
  }
  return { reason: 'safe-time' };
}

/** The night is kept, but not at the price of coming too late; what the person said is kept at any price. */
function momentFor({ kind, safeTime }: OpenWay, { now, zone, until, isByPerson }: Choosing): Temporal.Instant | null {
  if (isByPerson) return now;
  if (safeTime === null) {
    const morning = kind === 'email' ? now : nextMoment(now, zone, DAYTIME);
    return morning && isBefore(morning, until) ? morning : now;
  }
  const windows = readSafeTime(safeTime);
  const at = windows && nextMoment(now, zone, windows);
  return at && isBefore(at, until) ? at : null;
}

const isBefore = (at: Temporal.Instant, until: Temporal.Instant) => Temporal.Instant.compare(at, until) < 0;

/** What was told last, as far as it is still known: its words are deleted in time. */
export interface ToldBefore {
  readonly startsAt: Temporal.Instant;
  /** How and where, as it was then; null: not known any more. */
  readonly venue: string | null;
}

/**
 * In which words a notice is told, after what its recipient heard last. Null: they know it already, because the meeting
 * has gone there and back.
 */
export function wordsOf(
  kind: NoticeKind,
  before: ToldBefore | null,
  present: { readonly startsAt: Temporal.Instant; readonly venue: string },
): Exclude<NoticeKind, 'moved'> | 'new-time' | 'new-place' | null {
  if (kind !== 'moved') return kind;
  if (!before) return 'agreed';
  if (!before.startsAt.equals(present.startsAt)) return 'new-time';
  return before.venue === present.venue ? null : 'new-place';
}

/**
 * The time that is off besides the meeting's own, when that is cancelled: the one that the recipient heard last, if they
 * may not have heard of a move since. Null: there is none.
 */
export function alsoOff(
  kind: NoticeKind,
  before: ToldBefore | null,
  startsAt: Temporal.Instant,
): Temporal.Instant | null {
  return kind === 'cancelled' && before && !before.startsAt.equals(startsAt) ? before.startsAt : null;
}

/** `afresh`: it is not out, and is written anew next time; `same`: it may be out, and the very same goes out again. */
export type Settlement =
  | { readonly state: 'handed-over'; readonly reply: string }
  | { readonly state: 'failed'; readonly reason: string }
  | { readonly state: 'uncertain' }
  | { readonly again: 'afresh' | 'same'; readonly code: string };

/**
 * What follows from a try.
 *
 * @param isRepeatable the very same again is known to be the same by whoever got it
 * @param isLast nobody tries again
 */
export function settlementOf(handover: Handover, isRepeatable: boolean, isLast: boolean): Settlement {
  if (handover.outcome === 'taken') return { state: 'handed-over', reply: handover.reply };
  const { outcome, code } = handover;
  if (outcome === 'refused') return { state: 'failed', reason: code };
  if (outcome === 'not-taken') return isLast ? { state: 'failed', reason: 'gave-up' } : { again: 'afresh', code };
  return isRepeatable && !isLast ? { again: 'same', code } : { state: 'uncertain' };
}
