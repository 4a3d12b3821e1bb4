import { DomainError, refuse } from '../../platform/errors/domain-error.js';
import { after, type Machine } from '../../platform/machine.domain.js';

/** Reading with a reason: a counsellor in an emergency (hätäkatselu), who leads a team to supervise (valvontakatselu). */
export const GLASS_KINDS = ['break-glass', 'supervision'] as const;
export type GlassKind = (typeof GLASS_KINDS)[number];

/** Why somebody reads a case that is not theirs. */
export const GLASS_REASONS = ['urgent-need', 'family-asked', 'danger', 'complaint', 'quality', 'other'] as const;
export type GlassReason = (typeof GLASS_REASONS)[number];

/** What whoever reviewed it found. */
export const GLASS_OUTCOMES = ['justified', 'not-justified'] as const;
export type GlassOutcome = (typeof GLASS_OUTCOMES)[number];

/** Who said something of it, and when. */
export const GLASS_WORDS = ['opening', 'review'] as const;

export const GLASS_STATES = ['open', 'over', 'reviewed'] as const;
export type GlassState = (typeof GLASS_STATES)[number];

/** What ends it: whoever looks, the minute, or a judgement. */
export type GlassEvent = 'end' | 'expire' | 'review';

/**
 * The course of it. Whoever reviews it while it is open ends it with that.
 *
 *     open → over → reviewed
 *       └──────────────┘
 */
export const GLASS: Machine<GlassState, GlassEvent> = {
  open: { end: 'over', expire: 'over', review: 'reviewed' },
  over: { review: 'reviewed' },
  reviewed: {},
};

/** When it began and ends, and what has come of it. */
export interface Glass {
  readonly endsAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
  readonly reviewedAt: Temporal.Instant | null;
}

/** Where it stands at a moment. In the minute in which it ends it is over. */
export function glassState({ endsAt, endedAt, reviewedAt }: Glass, now: Temporal.Instant): GlassState {
  if (reviewedAt) return 'reviewed';
  return endedAt || Temporal.Instant.compare(endsAt, now) <= 0 ? 'over' : 'open';
}

const IMPOSSIBLE: Readonly<Record<GlassEvent, readonly [code: string, message: string]>> = {
  end: ['BREAK_GLASS_OVER', 'It is over already.'],
  expire: ['BREAK_GLASS_OVER', 'It is over already.'],
  review: ['ALREADY_REVIEWED', 'Somebody has reviewed it.'],
};

/** The state after the event; refused with its reason where it cannot happen. */
export function glassAfter(state: GlassState, event: GlassEvent): GlassState {
  const next = after(GLASS, state, event);
  if (next) return next;
  const [code, message] = IMPOSSIBLE[event];
  throw new DomainError(code, message, { field: 'breakGlassId', state });
}

const LONGEST_MINUTES = 60;
/** So much at least that somebody who reviews it understands why. */
const FEWEST_CHARACTERS = 20;

/** Minutes from 1 to 60. */
export function requireMinutes(minutes: number): void {
  if (minutes < 1 || minutes > LONGEST_MINUTES)
    refuse('MINUTES_OUT_OF_RANGE', 'A case is looked at for 1 to 60 minutes.', 'minutes');
}

/** Words of somebody's own, and not a few letters to get past. */
export function requireWords(words: string): void {
  if (words.trim().length < FEWEST_CHARACTERS)
    refuse('WORDS_TOO_SHORT', 'Say in your own words why, in 20 characters at least.', 'words');
}

/** Working days within which somebody reviews it. */
export const REVIEW_WORKING_DAYS = 3;

/** By what a case is looked for: a whole name, or a number. Less would be browsing. */
export function requireWholePerson(person: {
  readonly phone?: string | null;
  readonly familyName?: string | null;
  readonly givenName?: string | null;
}): void {
  const named = person.familyName?.trim() && person.givenName?.trim();
  if (!person.phone && !named) refuse('SEARCH_TOO_WIDE', 'Look by a phone number, or by both names.', 'person');
}
