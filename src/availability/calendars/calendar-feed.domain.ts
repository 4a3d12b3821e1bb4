import { DomainError, refuse } from '../../platform/errors/domain-error.js';
import type { BusyStatus } from '../working-time.domain.js';

/**
 * How reading a calendar goes. `waiting`: it was not asked yet. `partial`: something in it could not be read. `failing`:
 * it is tried again. `paused`: not before its owner says so.
 */
export const FEED_STATUSES = ['waiting', 'ok', 'partial', 'failing', 'paused'] as const;
export type FeedStatus = (typeof FEED_STATUSES)[number];

/** Time that a calendar takes, milliseconds since 1970, half-open. */
export interface FeedSpan {
  readonly start: number;
  readonly end: number;
  readonly status: BusyStatus;
}

/** What the server said of a version, to be asked again with. */
interface Version {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** Between which moments a calendar is read. */
export interface FeedWindow {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/** All that asking a calendar changes. */
export interface FeedState {
  readonly status: FeedStatus;
  readonly reason: string | null;
  readonly failures: number;
  readonly nextAt: Temporal.Instant | null;
  readonly triedAt: Temporal.Instant | null;
  readonly readAt: Temporal.Instant | null;
  readonly knownUntil: Temporal.Instant | null;
  readonly readFrom: Temporal.Instant | null;
  readonly readTo: Temporal.Instant | null;
  readonly busy: readonly FeedSpan[];
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/**
 * What came of asking. `unreachable`: nobody answered, or later. `refused`: the server gives it to us no more. `rejected`:
 * what came is no whole calendar.
 */
export type FeedAnswer =
  | {
      readonly outcome: 'read';
      readonly isWhole: boolean;
      readonly reason: string | null;
      readonly busy: readonly FeedSpan[];
      readonly window: FeedWindow;
      readonly version: Version;
    }
  | { readonly outcome: 'unchanged' }
  | {
      readonly outcome: 'unreachable' | 'refused' | 'rejected';
      readonly reason: string;
      readonly retryAfterSeconds?: number;
    };

const CALENDARS_AT_MOST = 10;
/** Published calendars are renewed by their servers every few hours at most: more often is asked in vain. */
const EVERY = { hours: 1 };
/** A server may be away for a night; what it said the day before is no longer the truth. */
const TRUE_FOR = { hours: 24 };
/** The longest horizon of twelve weeks may begin ten weeks from now; published free and busy time ends sooner. */
const WEEKS_READ = [26, 13, 8, 4] as const;
/** With less ahead than this it is read anew, also if it has not changed. */
const AHEAD_AT_LEAST = { hours: 24 * 7 * 22 };
const FIRST_PAUSE_MINUTES = 15;
const LONGEST_PAUSE_MINUTES = 6 * 60;
/** A server that asks for more patience than this is asked nevertheless. */
const LONGEST_ASKED_MINUTES = 24 * 60;
/** A server may be away over a long weekend: with these pauses it is tried for four days. */
const UNREACHABLE_AT_MOST = 20;
/** Who answers that it is not there, or with something else, seldom thinks better of it. */
const REFUSED_AT_MOST = 8;
/** Whoever presses the button all the time does not make the server hurry. */
const BY_HAND_AT_MOST_EVERY = { seconds: 60 };

/** A calendar that nobody has asked yet. */
export const newFeed = (now: Temporal.Instant): FeedState => ({
  status: 'waiting',
  reason: null,
  failures: 0,
  nextAt: now,
  triedAt: null,
  readAt: null,
  knownUntil: null,
  readFrom: null,
  readTo: null,
  busy: [],
  etag: null,
  lastModified: null,
});

/** What stays of a calendar that was removed: nothing of it takes time. */
export const removedFeed = { nextAt: null, knownUntil: null, busy: [], etag: null, lastModified: null } as const;

/** A calendar that is asked no more until its owner says so, and what was read is no longer the truth. */
export const pausedFeed = (reason: string) => ({ status: 'paused', reason, nextAt: null, knownUntil: null }) as const;

/** Passes if one more address, none of those already there, may be added. */
export function requireRoom(address: string, present: readonly string[]): void {
  if (present.includes(address)) refuse('ALREADY_SUBSCRIBED', 'This calendar is read already.', 'address');
  if (present.length >= CALENDARS_AT_MOST)
    throw new DomainError('TOO_MANY_CALENDARS', 'Remove one first.', { field: 'address', most: CALENDARS_AT_MOST });
}

/** Between which moments a calendar is read: from now on till the end of a week, the more weeks the better. */
export function windowsAt(now: Temporal.Instant, zone: string): FeedWindow[] {
  const from = now.round({ smallestUnit: 'minute', roundingMode: 'floor' });
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return WEEKS_READ.map((weeks) => ({ from, to: monday.add({ weeks }).toZonedDateTime(zone).toInstant() }));
}

/** The version to ask with: none if also an unchanged calendar has to be read again, because time has gone on. */
export function versionToAskWith({ etag, lastModified, readTo }: FeedState, now: Temporal.Instant): Version {
  const isEnough = readTo !== null && Temporal.Instant.compare(now.add(AHEAD_AT_LEAST), readTo) <= 0;
  if (!isEnough) return {};
  return { ...(etag !== null && { etag }), ...(lastModified !== null && { lastModified }) };
}

/** The calendar after it was asked. */
export function afterAsking(feed: FeedState, answer: FeedAnswer, now: Temporal.Instant): FeedState {
  if (answer.outcome === 'read')
    return { ...afterReading(answer, now), nextAt: now.add(EVERY), triedAt: now, readAt: now };
  if (answer.outcome !== 'unchanged') return afterFailing(feed, answer, now);
  const wasTold = { status: 'ok', reason: null, failures: 0, knownUntil: now.add(TRUE_FOR) } as const;
  return { ...feed, ...wasTold, nextAt: now.add(EVERY), triedAt: now, readAt: now };
}

type OfReading = Omit<FeedState, 'nextAt' | 'triedAt' | 'readAt'>;

/** Of what was read in part the version is forgotten: it is read anew each time, since not to change mends nothing. */
function afterReading(answer: FeedAnswer & { readonly outcome: 'read' }, now: Temporal.Instant): OfReading {
  const { isWhole, reason, busy, window, version } = answer;
  return {
    status: isWhole ? 'ok' : 'partial',
    reason: isWhole ? null : reason,
    failures: 0,
    knownUntil: isWhole ? now.add(TRUE_FOR) : null,
    readFrom: window.from,
    readTo: window.to,
    busy,
    etag: (isWhole && version.etag) || null,
    lastModified: (isWhole && version.lastModified) || null,
  };
}

/**
 * What was read stays the truth for its day while the server is away, not when it says something else. What it took goes
 * on taking time in any case.
 */
function afterFailing(
  feed: FeedState,
  { outcome, reason, retryAfterSeconds = 0 }: Exclude<FeedAnswer, { readonly outcome: 'read' | 'unchanged' }>,
  now: Temporal.Instant,
): FeedState {
  const failures = feed.failures + 1;
  const isAway = outcome === 'unreachable';
  const isEnough = failures >= (isAway ? UNREACHABLE_AT_MOST : REFUSED_AT_MOST);
  const nextAt = isEnough ? null : now.add({ minutes: pauseMinutes(failures, retryAfterSeconds) });
  const failed: FeedState = {
    ...feed,
    status: isEnough ? 'paused' : 'failing',
    reason,
    failures,
    nextAt,
    triedAt: now,
  };
  return isAway ? failed : { ...failed, knownUntil: null, etag: null, lastModified: null };
}

function pauseMinutes(failures: number, retryAfterSeconds: number): number {
  const own = Math.min(FIRST_PAUSE_MINUTES * 2 ** (failures - 1), LONGEST_PAUSE_MINUTES);
  return Math.max(own, Math.min(Math.ceil(retryAfterSeconds / 60), LONGEST_ASKED_MINUTES));
}

/** When a calendar is asked whose owner does not want to wait. A paused one wakes; one more failure and it pauses again. */
export function askedByHand(
  feed: Pick<FeedState, 'status' | 'triedAt'>,
  now: Temporal.Instant,
): Pick<FeedState, 'status' | 'nextAt'> {
  const soonest = feed.triedAt?.add(BY_HAND_AT_MOST_EVERY) ?? now;
  const nextAt = Temporal.Instant.compare(soonest, now) > 0 ? soonest : now;
  return { status: feed.status === 'paused' ? 'failing' : feed.status, nextAt };
}

/** The code of a warning: `unknown-zone: 2 events` → `unknown-zone`. What is no code is not kept. */
export function codeOf(warning: string | undefined): string {
  const [code = ''] = (warning ?? '').split(':');
  return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(code) && code.length <= 60 ? code : 'unreadable';
}
