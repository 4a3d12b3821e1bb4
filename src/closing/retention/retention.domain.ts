import { DomainError, refuse } from '../../platform/errors/domain-error.js';

/** Classes of data whose time an area decides. */
export const RETENTION_KINDS = ['case', 'contact', 'consultation', 'access-log'] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** What happens when the time is over. `destroy-key`: what is sealed opens never again, backups included. */
type RetentionAction = 'destroy-key' | 'drop-partition';

/** A class of data: from when its time counts, what the law allows, what happens at its end. */
export interface RetentionClass {
  /** Default, in months. */
  readonly months: number;
  /** Of a working copy: what has its place in somebody's own register. */
  readonly least: number;
  /** No longer than it is indispensable (703/2023 48 §). */
  readonly most: number;
  /** At least so long where the area makes Yhdessä its register; null where it cannot be one. */
  readonly leastOfRecord: number | null;
  readonly countsFrom: 'closed' | 'concluded' | 'happened';
  readonly basis: string;
  readonly action: RetentionAction;
}

const LONGEST = 1200;

/** What an area may decide about. The defaults stand in the database too (`access.retention_months`). */
export const RETENTION_CLASSES: Readonly<Record<RetentionKind, RetentionClass>> = {
  case: {
    months: 24,
    least: 6,
    most: 60,
    leastOfRecord: 360,
    countsFrom: 'closed',
    basis: '703/2023 48 § and annex',
    action: 'destroy-key',
  },
  contact: {
    months: 12,
    least: 3,
    most: 36,
    leastOfRecord: 36,
    countsFrom: 'concluded',
    basis: '703/2023 48 § and annex',
    action: 'destroy-key',
  },
  consultation: {
    months: 12,
    least: 3,
    most: 36,
    leastOfRecord: null,
    countsFrom: 'concluded',
    basis: '703/2023 48 §',
    action: 'destroy-key',
  },
  'access-log': {
    months: 144,
    least: 144,
    most: 360,
    leastOfRecord: null,
    countsFrom: 'happened',
    basis: '703/2023 10 § and annex, 906/2019 17 §',
    action: 'drop-partition',
  },
};

/** A rule as an area makes it. */
export interface RuleMade {
  readonly months: number;
  /** Yhdessä is the area's register of this class, not a working copy of what stands elsewhere. */
  readonly isRecord: boolean;
}

/** Passes if the law allows the rule. */
export function checkRule(kind: RetentionKind, { months, isRecord }: RuleMade): void {
  const { least, most, leastOfRecord } = RETENTION_CLASSES[kind];
  if (isRecord && leastOfRecord === null) refuse('NEVER_A_RECORD', 'This is never a register of its own.', 'isRecord');
  const [from, to] = isRecord ? [leastOfRecord!, LONGEST] : [least, most];
  if (months >= from && months <= to) return;
  const code = months < from ? 'RETENTION_TOO_SHORT' : 'RETENTION_TOO_LONG';
  throw new DomainError(code, 'The law does not allow this.', { field: 'months', least: from, most: to });
}

/** Passes if it may run by itself: the log is dropped by whoever runs the command, never by itself. */
export function checkAutomatic(kind: RetentionKind, automatic: boolean): void {
  if (automatic && RETENTION_CLASSES[kind].action !== 'destroy-key')
    refuse('NEVER_AUTOMATIC', 'This is done by an operator alone.', 'automatic');
}

/** Why something must be kept although its day has come (säilytysvelvoite). */
export const HOLD_REASONS = ['court', 'police', 'authority-review', 'claim', 'complaint', 'other'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** Another reason is told in words. */
export function checkHold(reason: HoldReason, words: string | null | undefined): void {
  if (reason === 'other' && words == null) refuse('WORDS_MISSING', 'Another reason is told in words.', 'words');
}
