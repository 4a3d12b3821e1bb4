import type { NeedCode } from '../directory/directory.domain.js';
import { DomainError } from '../platform/errors/domain-error.js';
import { after, type Machine } from '../platform/machine.domain.js';

/**
 * The frame in law in which the network meets; it decides who must consent and in what form. Child protection
 * (417/2007 31 §) is another frame, in which the worker decides who takes part: it is refused with a hint.
 */
export const LEGAL_FRAMES = ['guidance', 'social-welfare-plan', 'pupil-welfare'] as const;
export type LegalFrame = (typeof LEGAL_FRAMES)[number];

/** What somebody may ask for. */
export type AskedFrame = LegalFrame | 'child-protection';

/** What is stored of a case's course; its stage is derived from what has happened in it. */
export const CASE_STATES = ['open', 'on-hold', 'closed'] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** What changes the course of a case. */
export type CaseEvent = 'hold' | 'resume' | 'close' | 'reopen';

/**
 * The course of a case. It closes from wherever it stands, and goes on only when somebody reopens it.
 *
 *     open ⇄ on-hold
 *      ↑↓      ↓
 *      closed ←┘
 */
export const CASE: Machine<CaseState, CaseEvent> = {
  open: { hold: 'on-hold', close: 'closed' },
  'on-hold': { resume: 'open', close: 'closed' },
  closed: { reopen: 'open' },
};

/** Why somebody is no longer in the network. */
export const LEAVE_REASONS = ['task-done', 'changed-work', 'family-wish', 'disqualified', 'other'] as const;
export type LeaveReason = (typeof LEAVE_REASONS)[number];

/** The frames that are ours. A child-protection negotiation is not convened here. */
export function requireOurFrame(frame: AskedFrame): LegalFrame {
  if (frame !== 'child-protection') return frame;
  throw new DomainError(
    'CHILD_PROTECTION_ELSEWHERE',
    'A child-protection negotiation (417/2007 31 §) is convened by the child-protection social worker, who decides who takes part. The duty to notify (25 §) is noted at the contact.',
    { field: 'legalFrame' },
  );
}

/** Nothing more is done in a closed case. */
export function requireNotClosed({ state }: { readonly state: CaseState }): void {
  if (state === 'closed') throw new DomainError('CASE_CLOSED', 'This case is closed.', { state });
}

const IMPOSSIBLE: Readonly<Record<CaseEvent, readonly [code: string, message: string]>> = {
  hold: ['CASE_ON_HOLD', 'This case is on hold already.'],
  resume: ['CASE_NOT_ON_HOLD', 'This case is not on hold.'],
  close: ['CASE_CLOSED', 'This case is closed.'],
  reopen: ['CASE_NOT_CLOSED', 'This case is not closed.'],
};

/** The state that the event makes of the case's. */
export function caseAfter({ state }: { readonly state: CaseState }, event: CaseEvent): CaseState {
  const next = after(CASE, state, event);
  if (next) return next;
  requireNotClosed({ state });
  const [code, message] = IMPOSSIBLE[event];
  throw new DomainError(code, message, { field: 'caseId', state });
}

/** The days of a stand-in: from today on, in order, at most a year. Answers the instants they stand for. */
export function standInPeriod(
  { firstDay, lastDay }: { readonly firstDay: Temporal.PlainDate; readonly lastDay: Temporal.PlainDate },
  today: Temporal.PlainDate,
  zone: string,
): { startsAt: Temporal.Instant; endsAt: Temporal.Instant } {
  const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0;
  if (isBefore(lastDay, firstDay))
    throw new DomainError('PERIOD_ORDER', 'It ends before it begins.', { field: 'lastDay' });
  if (isBefore(lastDay, today)) throw new DomainError('TIME_IN_PAST', 'These days are over.', { field: 'lastDay' });
  if (isBefore(firstDay.add({ years: 1 }), lastDay))
    throw new DomainError('PERIOD_TOO_LONG', 'A stand-in stands in for a year at most.', { field: 'lastDay' });
  return {
    startsAt: firstDay.toZonedDateTime(zone).toInstant(),
    endsAt: lastDay.add({ days: 1 }).toZonedDateTime(zone).toInstant(),
  };
}

/** What the counsellor writes down of the family's situation. */
export interface Needs {
  readonly needCodes: readonly NeedCode[];
  readonly description?: string | null;
  /** Strengths and protective factors (voimavarat, suojaavat tekijät). */
  readonly strengths?: string | null;
  readonly familyWish?: string | null;
}
