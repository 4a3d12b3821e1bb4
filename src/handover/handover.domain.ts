import { addWorkingDays } from '../availability/holidays.domain.js';
import { DomainError, refuse } from '../platform/errors/domain-error.js';
import { after, type Machine } from '../platform/machine.domain.js';

/** What happens to a handover inside the system. */
export const HANDOVER_EVENTS = [
  'consent',
  'offer',
  'accept',
  'decline',
  'record-joint-contact',
  'confirm',
  'withdraw',
] as const;
export type HandoverEvent = (typeof HANDOVER_EVENTS)[number];

export const HANDOVER_STATES = [
  'proposed',
  'consented',
  'offered',
  'accepted',
  'joint-contact',
  'confirmed',
  'declined',
  'withdrawn',
] as const;
export type HandoverState = (typeof HANDOVER_STATES)[number];

/**
 * Walking a family over to another responsible person (saattaen vaihtaminen). Until the family has confirmed it the old
 * holder keeps the baton, whatever happens:
 *
 *     proposed → consented → offered → accepted → joint-contact → confirmed
 *                               └→ declined
 *     each of the first five → withdrawn
 */
export const HANDOVER: Machine<HandoverState, HandoverEvent> = {
  proposed: { consent: 'consented', withdraw: 'withdrawn' },
  consented: { offer: 'offered', withdraw: 'withdrawn' },
  offered: { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' },
  accepted: { 'record-joint-contact': 'joint-contact', withdraw: 'withdrawn' },
  'joint-contact': { confirm: 'confirmed', withdraw: 'withdrawn' },
  confirmed: {},
  declined: {},
  withdrawn: {},
};

/** Those in which it can go on. */
export const OPEN_HANDOVER = HANDOVER_STATES.filter((state) => Object.keys(HANDOVER[state]).length > 0);

/** What is said of a handover in words: why it is proposed, why it is declined. */
export const HANDOVER_WORDS = ['proposing', 'declining'] as const;

/** Why a handover did not come about, though nobody declined it. */
export const WITHDRAWAL_REASONS = ['not-needed', 'consent-ended', 'reassigned'] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

/** How old holder, new holder and family came together. */
export const JOINT_CONTACT_KINDS = ['meeting', 'call', 'visit'] as const;
export type JointContactKind = (typeof JOINT_CONTACT_KINDS)[number];

/** Who says that the family has been walked over: a guardian here, a guardian by word of mouth, or nobody in reach. */
export const CONFIRMATIONS = ['by-guardian', 'heard', 'unreached'] as const;
export type Confirmation = (typeof CONFIRMATIONS)[number];

/** So often somebody tries to reach the family before a handover is complete without its word (invariant 19). */
const UNREACHED_TRIES = 3;
/** So many days after acceptance, or after a document was given, somebody looks. */
const LATE_AFTER_DAYS = 14;

/** What is missing for an event, by the last state that is too early for it. */
const TOO_EARLY: Readonly<Partial<Record<HandoverEvent, readonly (readonly [HandoverState, string, string])[]>>> = {
  offer: [['proposed', 'HANDOVER_WITHOUT_CONSENT', 'The family has not consented to this handover.']],
  accept: [['consented', 'HANDOVER_NOT_OFFERED', 'It has not been offered.']],
  decline: [['consented', 'HANDOVER_NOT_OFFERED', 'It has not been offered.']],
  'record-joint-contact': [['offered', 'HANDOVER_NOT_ACCEPTED', 'The receiver has not accepted it.']],
  confirm: [
    ['offered', 'HANDOVER_NOT_ACCEPTED', 'The receiver has not accepted it.'],
    ['accepted', 'JOINT_CONTACT_MISSING', 'Old holder, new holder and family have not met.'],
  ],
};

/** What the event makes of the state; otherwise throws the code of the first thing that is missing, or that it is over. */
export function step(state: HandoverState, event: HandoverEvent): HandoverState {
  const next = after(HANDOVER, state, event);
  if (next) return next;
  if (!OPEN_HANDOVER.includes(state)) refuse('HANDOVER_OVER', `This handover is ${state}.`, 'handoverId');
  const reached = HANDOVER_STATES.indexOf(state);
  const missing = TOO_EARLY[event]?.find(([last]) => reached <= HANDOVER_STATES.indexOf(last));
  if (missing) refuse(missing[1], missing[2], 'handoverId');
  return refuse('HANDOVER_STEP_DONE', `This was done: the handover is ${state}.`, 'handoverId');
}

/** Passes if the receiver is another than who hands over and who keeps the baton. */
export function requireAnother(receiver: string, holder: string, proposer: string): void {
  if (receiver === holder || receiver === proposer)
    refuse('HANDOVER_TO_HOLDER', 'A handover goes to somebody else.', 'professionalId');
}

/** A consent as far as a handover rests on it. */
export interface HandoverConsent {
  readonly purpose: string;
  readonly unitId: string;
  readonly professionalIds: readonly string[];
  readonly state: string;
  readonly endsAt: Temporal.Instant;
}

/** Passes for a live consent to a handover that names the receiver's unit, and the receiver if it names people. */
export function checkConsent(
  { purpose, unitId, professionalIds, state, endsAt }: HandoverConsent,
  receiver: { readonly professionalId: string | null; readonly unitId: string },
  now: Temporal.Instant,
): void {
  const isNamed = professionalIds.length === 0 || professionalIds.some((id) => id === receiver.professionalId);
  if (purpose !== 'handover' || unitId !== receiver.unitId || !isNamed)
    refuse('CONSENT_FOR_SOMETHING_ELSE', 'This consent is not for a handover to this receiver.', 'consentId');
  if (state !== 'given') refuse('CONSENT_NOT_GIVEN', 'This consent does not stand.', 'consentId');
  if (Temporal.Instant.compare(endsAt, now) <= 0)
    refuse('CONSENT_EXPIRED', 'The period of this consent is over.', 'consentId');
}

/** Passes for a day on which both holders can have met the family: from the acceptance to today. */
export function checkJointContactDay(
  on: Temporal.PlainDate,
  acceptedOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): void {
  if (Temporal.PlainDate.compare(on, today) > 0)
    refuse('JOINT_CONTACT_IN_FUTURE', 'It is recorded once it has been.', 'on');
  if (Temporal.PlainDate.compare(on, acceptedOn) < 0)
    refuse('JOINT_CONTACT_BEFORE_ACCEPTANCE', 'On that day the receiver had not accepted yet.', 'on');
}

/** Passes for a try to reach the family: after the joint contact was recorded, not ahead, an hour or more from others. */
export function checkTry(
  at: Temporal.Instant,
  before: readonly { readonly at: Temporal.Instant }[],
  meetingRecordedOn: Temporal.PlainDate,
  now: Temporal.Instant,
  zone: string,
): void {
  if (Temporal.Instant.compare(at, now) > 0) refuse('TRY_IN_FUTURE', 'It is recorded once it has been.', 'at');
  if (Temporal.PlainDate.compare(at.toZonedDateTimeISO(zone).toPlainDate(), meetingRecordedOn) < 0)
    refuse('TRY_BEFORE_JOINT_CONTACT', 'The family is asked after the joint contact.', 'at');
  if (before.some((one) => one.at.since(at).abs().total('hours') < 1))
    refuse('TRY_TOO_SOON', 'Within an hour it is the same try.', 'at');
}

/** Passes once somebody has tried often enough. */
export function requireTries(tries: number): void {
  if (tries >= UNREACHED_TRIES) return;
  throw new DomainError('FAMILY_NOT_TRIED', `Try ${UNREACHED_TRIES} times, and record when.`, {
    field: 'unreached',
    tries,
  });
}

const MORNING = Temporal.PlainTime.from('09:00');

/** The day from which a handover is late. */
export const lateOn = (since: Temporal.Instant, zone: string): Temporal.PlainDate =>
  since.toZonedDateTimeISO(zone).toPlainDate().add({ days: LATE_AFTER_DAYS });

/** When somebody is told that nothing has come of it: the first working day at 9:00 once the days have passed. */
export function lateAt(since: Temporal.Instant, zone: string): Temporal.Instant {
  return morningFrom(lateOn(since, zone), zone);
}

/** When somebody is told of what was found at any hour: the next time that a working day begins, at 9:00. */
export function nextMorning(now: Temporal.Instant, zone: string): Temporal.Instant {
  const local = now.toZonedDateTimeISO(zone);
  const today = local.toPlainDate();
  return morningFrom(Temporal.PlainTime.compare(local, MORNING) <= 0 ? today : today.add({ days: 1 }), zone);
}

/** The first working day from this day on, when offices open. */
const morningFrom = (day: Temporal.PlainDate, timeZone: string): Temporal.Instant =>
  addWorkingDays(day.subtract({ days: 1 }), 1)
    .toZonedDateTime({ timeZone, plainTime: MORNING })
    .toInstant();

/** Whether somebody should look: accepted and not met, or given and not arrived, for fourteen days. */
export const isLate = (state: string, days: number): boolean =>
  (state === 'accepted' || state === 'given') && days >= LATE_AFTER_DAYS;
