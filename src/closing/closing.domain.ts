import { DomainError, refuse } from '../platform/errors/domain-error.js';
import { after, type Machine } from '../platform/machine.domain.js';

/** Why a case closes. `handed-over`: another service goes on with it. */
export const CLOSING_REASONS = [
  'goal-reached',
  'family-wish',
  'consent-withdrawn',
  'moved-away',
  'handed-over',
  'no-contact',
  'other',
] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

/** SQL: why the closing `x`; none for who does not read the plan. */
export const CLOSING_REASON = `(select w.reason from case_closing_reason w
    where w.area_id = x.area_id and w.closing_id = x.id)`;

/** What was written in words besides the codes. */
export const CLOSING_WORDS = ['closing', 'without-receipts', 'reopening'] as const;
export type ClosingWordsKind = (typeof CLOSING_WORDS)[number];

/** What a unit has filed in its own register (703/2023 48 §). */
export const FILED = ['plan', 'minutes', 'both'] as const;
export type Filed = (typeof FILED)[number];

/** Where a closing stands: see `CLOSING`. */
export type ClosingState = 'begun' | 'called-off' | 'closed' | 'reopened';

/** What becomes of a closing. */
export type ClosingEvent = 'call-off' | 'close' | 'reopen';

/**
 * A closing takes its time, so that everybody is told and files what is theirs; then the case closes in one moment.
 *
 *     begun → closed → reopened
 *       ↓
 *     called-off
 */
export const CLOSING: Machine<ClosingState, ClosingEvent> = {
  begun: { 'call-off': 'called-off', close: 'closed' },
  'called-off': {},
  closed: { reopen: 'reopened' },
  reopened: {},
};

/** A closing as its rules look at it. */
export interface ClosingCourse {
  readonly calledOffAt?: Temporal.Instant | null;
  readonly closedAt?: Temporal.Instant | null;
  readonly reopenedAt?: Temporal.Instant | null;
}

/** Where a closing stands. */
export function stateOf({ calledOffAt, closedAt, reopenedAt }: ClosingCourse): ClosingState {
  if (calledOffAt) return 'called-off';
  if (reopenedAt) return 'reopened';
  return closedAt ? 'closed' : 'begun';
}

/** The state that the event makes of the closing's. */
export function closingAfter(closing: ClosingCourse, event: ClosingEvent): ClosingState {
  const state = stateOf(closing);
  const next = after(CLOSING, state, event);
  if (next) return next;
  throw new DomainError('CLOSING_OVER', 'This closing was called off, or the case is closed.', {
    field: 'closingId',
    state,
  });
}

/** Another reason is told in words. */
export function checkReason(reason: ClosingReason, words: string | null | undefined): void {
  if (reason === 'other' && words == null) refuse('WORDS_MISSING', 'Another reason is told in words.', 'words');
}

/** What there is to file of a case: an agreed plan, minutes. */
export interface ToFile {
  readonly plan: boolean;
  readonly minutes: boolean;
}

/** Passes if the unit can have filed it, on that day. */
export function checkFiling(
  { what, on }: { readonly what: Filed; readonly on: Temporal.PlainDate },
  there: ToFile,
  { openedOn, today }: { readonly openedOn: Temporal.PlainDate; readonly today: Temporal.PlainDate },
): void {
  if ((what !== 'minutes' && !there.plan) || (what !== 'plan' && !there.minutes))
    refuse('NOTHING_TO_FILE', 'There is no agreed plan, or no minutes, that this unit could have filed.', 'what');
  if (Temporal.PlainDate.compare(on, today) > 0) refuse('FILED_IN_FUTURE', 'It was filed today at the latest.', 'on');
  if (Temporal.PlainDate.compare(on, openedOn) < 0) refuse('FILED_BEFORE_CASE', 'The case was opened later.', 'on');
}

/** A unit of the network and what it was given. */
export interface UnitToFile extends ToFile {
  readonly unitId: string;
}

/** A receipt (kirjattu omaan rekisteriin) as far as it counts. */
export interface Receipt {
  readonly unitId: string;
  readonly what: Filed;
}

/** What each unit has still to file: of what there is and what it was given, what no receipt covers. */
export function missingReceipts(
  units: readonly UnitToFile[],
  receipts: readonly Receipt[],
  there: ToFile,
): UnitToFile[] {
  const has = (unitId: string, what: 'plan' | 'minutes') =>
    receipts.some((each) => each.unitId === unitId && (each.what === what || each.what === 'both'));
  return units
    .map(({ unitId, plan, minutes }) => ({
      unitId,
      plan: plan && there.plan && !has(unitId, 'plan'),
      minutes: minutes && there.minutes && !has(unitId, 'minutes'),
    }))
    .filter(({ plan, minutes }) => plan || minutes);
}

/** Passes if every unit has filed what is theirs, or somebody says why the case closes all the same. */
export function checkReceipts(missing: readonly UnitToFile[], without: string | null | undefined): void {
  if (missing.length > 0 && without == null)
    throw new DomainError('RECEIPTS_MISSING', 'Not every unit has filed what is theirs. Why close all the same?', {
      field: 'withoutReceipts',
      unitIds: missing.map(({ unitId }) => unitId),
    });
  if (missing.length === 0 && without != null)
    refuse('REASON_OUT_OF_PLACE', 'Every unit has filed what is theirs.', 'withoutReceipts');
}

/** The last day on which the working copy is kept, by the area's rule of the day on which it closes. */
export function retentionUntil(closedOn: Temporal.PlainDate, months: number): Temporal.PlainDate {
  return closedOn.add({ months });
}

/** What is about to be erased is not reopened. */
export function requireRetained(until: Temporal.PlainDate, today: Temporal.PlainDate): void {
  if (Temporal.PlainDate.compare(today, until) > 0)
    refuse('RETENTION_OVER', 'What was kept of this case is to be erased; open a new one.', 'caseId');
}
