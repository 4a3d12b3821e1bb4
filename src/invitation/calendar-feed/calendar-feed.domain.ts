import type { Language } from '../../directory/directory.domain.js';
import type { MeetingMode } from '../../meeting/meeting.domain.js';
import { DomainError } from '../../platform/errors/domain-error.js';
import { type Counsellor, toAsk, WORDS } from '../words.domain.js';

/** A telephone, a computer at work, one at home: whoever has more uses one address twice. */
const FEEDS_AT_MOST = 5;

/** What the owner lets a feed tell besides the neutral words. */
export interface FeedDetails {
  readonly place: boolean;
  readonly conference: boolean;
  readonly counsellor: boolean;
}

/** A feed tells no more than an invitation until its owner says so. */
export const NEUTRAL: FeedDetails = { place: false, conference: false, counsellor: false };

/** Passes if somebody with so many live feeds may have one more. */
export function requireRoom(live: number): void {
  if (live >= FEEDS_AT_MOST)
    throw new DomainError('TOO_MANY_FEEDS', 'Revoke one first.', { field: 'name', most: FEEDS_AT_MOST });
}

/** Passes while the feed can be read under an address at all. */
export function requireLive({ revokedAt }: { readonly revokedAt?: unknown }): void {
  if (revokedAt) throw new DomainError('FEED_REVOKED', 'This calendar feed was revoked.', { field: 'feedId' });
}

/** A meeting of the owner's, as the feed may tell it. What is not to be told is null. */
export interface ToldMeeting {
  readonly mode: MeetingMode;
  readonly place: string | null;
  readonly conference: string | null;
  readonly counsellor: Counsellor | null;
  /** The owner convened it, or has said yes. */
  readonly isSettled: boolean;
}

/** What a calendar shows of it. */
export interface ToldEvent {
  readonly summary: string;
  readonly location: string;
  readonly description: string;
  readonly conference: string | null;
  readonly status: 'CONFIRMED' | 'TENTATIVE';
}

const NAMES: Readonly<Record<Language, string>> = {
  fi: 'Yhdessä: tapaamiset',
  sv: 'Yhdessä: möten',
  en: 'Yhdessä: meetings',
};

/** What calendars call the feed. */
export const nameOf = (language: Language): string => NAMES[language];

/** The words of the invitation, and what the owner opted in to. */
export function eventOf(language: Language, meeting: ToldMeeting): ToldEvent {
  const words = WORDS[language];
  const { mode, place, conference, counsellor } = meeting;
  const isWhole = place !== null || conference !== null;
  const lines = [
    words.modes[mode],
    conference,
    isWhole ? null : words.details[mode],
    counsellor && toAsk(language, counsellor),
  ];
  return {
    summary: words.title,
    location: locationOf(language, meeting),
    description: lines.filter((line) => line !== null).join('\n'),
    conference,
    status: meeting.isSettled ? 'CONFIRMED' : 'TENTATIVE',
  };
}

/** Where: a place that is not told is said to be seen after sign-in, and so is a link. */
function locationOf(language: Language, { mode, place, conference }: ToldMeeting): string {
  const words = WORDS[language];
  if (place !== null) return place;
  if (conference === null) return words.places[mode];
  return mode === 'hybrid' ? words.places['in-person'] : words.modes.remote;
}

/** Which version of an event a calendar has: SEQUENCE and DTSTAMP. */
export interface Revision {
  readonly sequence: number;
  readonly stamp: Temporal.Instant;
}

/** An event as it was written: its version, and what it says without that. */
export interface WrittenBefore {
  readonly revision: Revision;
  readonly said: string;
}

/** What tells one version from the next, and nothing else of an event. */
const VERSION = /^(?:SEQUENCE|DTSTAMP):.*\r\n/gm;

/** The events of a calendar that we wrote ourselves, by UID. */
export function eventsIn(text: string): ReadonlyMap<string, WrittenBefore> {
  const events = text.split('BEGIN:VEVENT\r\n').slice(1);
  return new Map(
    events.map((event) => {
      const body = event.slice(0, event.indexOf('END:VEVENT\r\n'));
      const [uid, sequence, stamp] = ['UID', 'SEQUENCE', 'DTSTAMP'].map((name) => valueIn(body, name));
      const revision = { sequence: Number(sequence), stamp: Temporal.Instant.from(stamp!) };
      return [uid!, { revision, said: body.replaceAll(VERSION, '') }];
    }),
  );
}

const valueIn = (body: string, name: string): string => new RegExp(`^${name}:(.*)\r$`, 'm').exec(body)?.[1] ?? '';

/** DTSTAMP has seconds. */
const toSecond = (now: Temporal.Instant) => now.round({ smallestUnit: 'second', roundingMode: 'floor' });

/** The version of an event that nobody has read yet. */
export const firstRevision = (now: Temporal.Instant): Revision => ({ sequence: 0, stamp: toSecond(now) });

/** The version of an event that says something else than before. */
export const nextRevision = ({ sequence }: Revision, now: Temporal.Instant): Revision => ({
  sequence: sequence + 1,
  stamp: toSecond(now),
});

/** Our tags in an If-None-Match header (RFC 9110 13.1.2), without quotes; `*` for any. Weak comparison: `W/` says nothing. */
export function tagsIn(header: string | undefined): string[] {
  if (header?.trim() === '*') return ['*'];
  return [...(header ?? '').matchAll(/"([\x21\x23-\x7e]*)"/g)]
    .map(([, tag]) => tag!)
    .filter((tag) => /^[\w-]{22}$/.test(tag));
}
