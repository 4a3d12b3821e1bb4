import { addWorkingDays } from '../availability/holidays.domain.js';
import type { Face } from '../follow-up/how-are-things/how-are-things.domain.js';
import { DomainError, refuse } from '../platform/errors/domain-error.js';
import { after, type Machine } from '../platform/machine.domain.js';

/** After what feedback is asked for: a contact, a held meeting, the closing of a case. */
export const FEEDBACK_KINDS = ['contact', 'meeting', 'closing'] as const;
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number];

/** Whose feedback it is: families and professionals are never counted together. */
export const ASKED_GROUPS = ['family', 'professional'] as const;
export type AskedGroup = (typeof ASKED_GROUPS)[number];

export const FEEDBACK_STATES = ['requested', 'answered', 'expired'] as const;
export type FeedbackState = (typeof FEEDBACK_STATES)[number];
export type FeedbackEvent = 'answer' | 'expire';

/**
 * A request for feedback.
 *
 * ```
 * requested ─answer→ answered ─answer→ answered
 *     └──────expire──────┴─────────────→ expired
 * ```
 *
 * An answer may be changed until it expires. An answered request expires like the others: from then on nobody learns from
 * it whether it was answered.
 */
export const FEEDBACK: Machine<FeedbackState, FeedbackEvent> = {
  requested: { answer: 'answered', expire: 'expired' },
  answered: { answer: 'answered', expire: 'expired' },
  expired: {},
};

/** How long somebody may answer, and change the answer. */
export const OPEN_FOR = Temporal.Duration.from({ hours: 30 * 24 });

export const GRADES = ['yes', 'partly', 'no'] as const;
export type Grade = (typeof GRADES)[number];

/** Measures M11, M13 and M14: was heard, knew what happens next, one contact was enough, knows whom to call. */
export const QUESTIONS = ['heard', 'knewNext', 'oneContact', 'knowsWhom'] as const;
export type Question = (typeof QUESTIONS)[number];

/** Longest free text, in characters. */
export const TEXT_AT_MOST = 1_000;

/** What somebody says; only the face is needed. */
export type Said = { readonly face: Face; readonly text: string | null } & {
  readonly [Q in Question]: Grade | null;
};

/** What a form brings: a face may have been pressed before, and a form without questions says nothing of them. */
export interface Told {
  readonly face: Face | null;
  /** Null: the form showed none. */
  readonly details: Omit<Said, 'face'> | null;
}

/** What stands after it. Throws while there is no face. */
export function saidAfter(before: Said | null, { face, details }: Told): Said {
  const whole = face ?? before?.face;
  if (whole === undefined) return refuse('FEEDBACK_FACE_MISSING', 'Press one of the faces.', 'face');
  return { ...NOTHING, ...before, ...details, face: whole };
}

const NOTHING: Omit<Said, 'face'> = { text: null, heard: null, knewNext: null, oneContact: null, knowsWhom: null };

/** What was asked of whom. */
export interface Asked {
  readonly kind: FeedbackKind;
  readonly askedGroup: AskedGroup;
}

/** Which questions follow the face: after one contact whether that was enough; to a family whether it knows whom to call. */
export function questionsOf({ kind, askedGroup }: Asked): readonly Question[] {
  const only = {
    heard: true,
    knewNext: true,
    oneContact: kind === 'contact',
    knowsWhom: kind === 'meeting' && askedGroup === 'family',
  };
  return QUESTIONS.filter((question) => only[question]);
}

/** An office begins its day. */
const MORNING = Temporal.PlainTime.from('09:00');

/** When is asked: after a contact at once, otherwise on the morning of the next working day, when it has settled. */
export function askedAt(kind: FeedbackKind, now: Temporal.Instant, timeZone: string): Temporal.Instant {
  if (kind === 'contact') return now;
  const next = addWorkingDays(now.toZonedDateTimeISO(timeZone).toPlainDate(), 1);
  return next.toZonedDateTime({ timeZone, plainTime: MORNING }).toInstant();
}

/** A request as it stands. */
export interface Standing {
  readonly state: FeedbackState;
  readonly expiresAt: Temporal.Instant;
}

/** Whether it can be answered now: the sweep comes once an hour, the end on the second. */
export const isOpen = ({ state, expiresAt }: Standing, now: Temporal.Instant): boolean =>
  after(FEEDBACK, state, 'answer') !== undefined && Temporal.Instant.compare(now, expiresAt) < 0;

/** The state after an answer. Throws when the time is up, or when a question was answered that was not asked. */
export function answered(request: Asked & Standing, said: Said, now: Temporal.Instant): { state: FeedbackState } {
  const state = after(FEEDBACK, request.state, 'answer');
  if (state === undefined || !isOpen(request, now))
    throw new DomainError('FEEDBACK_EXPIRED', 'The time to give this feedback is over.', { field: 'feedbackId' });
  checkSaid(request, said);
  return { state };
}

function checkSaid(asked: Asked, said: Said): void {
  const questions = questionsOf(asked);
  for (const question of QUESTIONS)
    if (said[question] !== null && !questions.includes(question))
      refuse('FEEDBACK_NOT_ASKED', 'This was not asked here.', question);
  if (said.text !== null && said.text.length > TEXT_AT_MOST)
    refuse('FEEDBACK_TOO_LONG', `At most ${TEXT_AT_MOST} characters.`, 'text');
}

/**
 * The same told to a counsellor on the phone. What somebody has said themselves is never overwritten by another, nor what
 * was written down before.
 */
export function recorded(request: Asked & Standing, said: Said, now: Temporal.Instant): { state: FeedbackState } {
  if (request.state === 'answered')
    throw new DomainError('FEEDBACK_ANSWERED', 'This feedback has been given.', { field: 'feedbackId' });
  return answered(request, said, now);
}

/** The month to which an answer is counted: the one in which it was asked for, so that answers never outnumber requests. */
export const monthOf = (at: Temporal.Instant, timeZone: string): Temporal.PlainDate =>
  at.toZonedDateTimeISO(timeZone).toPlainDate().with({ day: 1 });
