/** Days of the week as RFC 5545 writes them, Monday first. */
export const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
type Day = (typeof DAYS)[number];

/** A local time of day, `HH:MM`; an end may be `24:00`. Gaps and overlaps of the zone are read as RFC 5545 does. */
type LocalTime = string;

/** From a local time to a later one of the same day; half-open. */
export interface Hours {
  readonly start: LocalTime;
  readonly end: LocalTime;
}

/** The same hours on some days of every week. Of one list, those of a day may touch but not overlap. */
export interface WeeklyHours extends Hours {
  readonly days: readonly Day[];
}

/** Other hours on one date, which may overlap; none means a day off. */
interface DayException {
  readonly date: Temporal.PlainDate;
  readonly hours: readonly Hours[];
}

/**
 * What is known of somebody's time: a calendar that was read, hours they told, or nothing. Whose time is unknown is
 * asked and never counts as free.
 */
type CalendarKnowledge = 'known' | 'declared' | 'unknown';

/** Only `tentative` does not block; it ranks lower. A `hold` is a time kept for another meeting not yet decided. */
type BusyStatus = 'busy' | 'out-of-office' | 'tentative' | 'hold';

/**
 * Half-open; may overlap others and stand in any order. Milliseconds since 1970 instead of instants: a region has tens
 * of thousands of these, and reading as many instants would take longer than everything else.
 */
export interface BusyInterval {
  readonly start: number;
  readonly end: number;
  readonly status: BusyStatus;
}

/**
 * A time somebody said they can come: an answer to a poll, or availability they painted. Half-open, in milliseconds
 * since 1970; may overlap others, `can` then beats `if-need-be`, which ranks like something tentative.
 */
export interface ToldTime {
  readonly start: number;
  readonly end: number;
  readonly status: 'can' | 'if-need-be';
}

/** How a meeting is held: in somebody's rooms, over a connection, or at the family's home. */
export const MODES = ['in-person', 'remote', 'home'] as const;
export type Mode = (typeof MODES)[number];

/** A way to hold the meeting. */
export interface Format {
  readonly mode: Mode;
  /** Where it would be: the three-digit code. Without it nobody travels, as they never do to a remote meeting. */
  readonly municipality?: string;
}

/** Minutes on the road, the same both ways. */
export interface Travel {
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
}

/** Somebody, or something like a room, whose time counts. */
export interface Person {
  readonly id: string;
  /** A room never travels: it serves only formats in person that are in its own municipality. */
  readonly kind?: 'person' | 'room';
  readonly calendar: CalendarKnowledge;
  /** How they can take part; without it in every way. */
  readonly modes?: readonly Mode[];
  /** From where they travel: the three-digit code. Without it they never do. */
  readonly municipality?: string;
  /** How many meetings they carry already: of those in a pool the least loaded comes. */
  readonly load?: number;
  readonly working: readonly WeeklyHours[];
  readonly exceptions?: readonly DayException[];
  /** Days off; they beat the exceptions. */
  readonly unavailable?: readonly Temporal.PlainDate[];
  /** Must be free of busy time before and after the meeting, but need not lie in working time. */
  readonly bufferBeforeMinutes?: number;
  readonly bufferAfterMinutes?: number;
  readonly busy: readonly BusyInterval[];
  /** Widens the working time, days off included; all that counts as free of somebody whose calendar is unknown. */
  readonly told?: readonly ToldTime[];
}

/** At least `count` of these people attend the whole meeting, each in one clause only. The preferred stand first. */
export interface Clause {
  readonly id: string;
  readonly anyOf: readonly string[];
  readonly count: number;
  /** Only when held so is the clause needed (`['in-person']` for a room); without it always, as without formats. */
  readonly modes?: readonly Mode[];
  /** The family's own workers among them, who come before stand-ins. */
  readonly own?: readonly string[];
}

/** Good to have there, but no reason to wait. */
interface OptionalPerson {
  readonly person: string;
  readonly weight: number;
}

/** When the family can. An empty `must` means any time; nothing ever widens a `must`. */
interface FamilyWindows {
  readonly must: readonly WeeklyHours[];
  readonly prefer: readonly WeeklyHours[];
  readonly avoid: readonly WeeklyHours[];
}

/** From when the lead time runs, and within how many working days the meeting should be. */
export interface LeadTime {
  readonly since: Temporal.PlainDate;
  readonly targetWorkingDays: number;
}

/**
 * Find times when everybody needed can meet. Taken as given: no holidays are added. `from` is inclusive and `to`
 * exclusive, both local dates of `timeZone`; the whole meeting lies between them. Starts lie on the grid counted from
 * local midnight and not before `now`. Busy time should be known a week past `to`: a longer horizon may be suggested.
 */
export interface Problem {
  readonly timeZone: string;
  readonly now: Temporal.Instant;
  readonly from: Temporal.PlainDate;
  readonly to: Temporal.PlainDate;
  readonly durationMinutes: number;
  /** An interpreter doubles every duration, also the shorter ones that are tried; up to the longest meeting. */
  readonly isInterpreted?: boolean;
  /** Tried when too few starts exist; without it 45 and 30. Those that are not shorter are passed over. */
  readonly shorterMinutes?: readonly number[];
  /** 5 or 15. */
  readonly gridMinutes: number;
  /** How many proposals at most. */
  readonly proposals: number;
  /** Whether every feasible start is listed. */
  readonly listAll?: boolean;
  /** Without it the lead time runs from the day of `now`, with the usual target. */
  readonly leadTime?: LeadTime;
  readonly people: readonly Person[];
  readonly clauses: readonly Clause[];
  readonly optional: readonly OptionalPerson[];
  readonly family: FamilyWindows;
  /** The ways to meet, the preferred first. Without it there is one: everybody comes, and nobody travels. */
  readonly formats?: readonly Format[];
  /**
   * Between municipalities; within one it is 0. Before and after the meeting the way must be free of busy time like a
   * buffer, in addition to it. A pair that somebody may need and that is missing is refused, never taken for 0.
   */
  readonly travel?: readonly Travel[];
}

/** What a proposal was ranked by, the weightiest first. Nothing is said of what is not known. */
type ReasonCode = 'lead-time' | 'family' | 'certainty' | 'optional' | 'continuity' | 'travel' | 'disruption';

/** Why a proposal stands where it stands, in the reader's language. */
export interface Reason {
  readonly code: ReasonCode;
  readonly text: string;
}

/** A time, who would sit where, and why. */
export interface Proposal {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
  /** The best way to meet then; only when formats were given. */
  readonly format?: Format;
  /** Id of each clause needed → as many people as it needs; nobody sits in two clauses. */
  readonly attend: Readonly<Record<string, readonly string[]>>;
  /** Optional people who are free, also those who attend for a clause. */
  readonly optional: readonly string[];
  readonly reasons: readonly Reason[];
}

/** One thing that could be given up. A duration is what would be asked for, before an interpreter doubles it. */
export type Change =
  | { readonly clause: string; readonly to: 'optional' }
  | { readonly durationMinutes: number }
  | { readonly mode: 'remote' }
  | { readonly to: Temporal.PlainDate };

/** What giving something up would buy. */
export interface Relaxation {
  readonly change: readonly Change[];
  readonly addsStarts: number;
  /** The earliest start there would then be. */
  readonly firstStart: Temporal.Instant;
  /** By how many days the earliest start moves forward; null when there is none now. */
  readonly daysSaved: number | null;
}

/** Written as JSON it is the answer of `yhdessa propose`. */
export interface Answer {
  readonly feasibleCount: number;
  /** In order of time; only when `listAll` was asked for. */
  readonly feasibleStarts?: readonly Temporal.Instant[];
  readonly proposals: readonly Proposal[];
  /** Only when there are fewer than three feasible starts; the best bargain first. */
  readonly relaxations: readonly Relaxation[];
  /** Ids of those with a part in the meeting whose calendar is unknown and who told no time that could be used. */
  readonly ask: readonly string[];
}
