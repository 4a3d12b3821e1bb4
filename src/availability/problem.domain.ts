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

/** The same hours on some days of every week. */
export interface WeeklyHours extends Hours {
  readonly days: readonly Day[];
}

/** Other hours on one date; none means a day off. */
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

/** Somebody, or something like a room, whose time counts. */
export interface Person {
  readonly id: string;
  readonly calendar: CalendarKnowledge;
  readonly working: readonly WeeklyHours[];
  readonly exceptions?: readonly DayException[];
  /** Days off; they beat the exceptions. */
  readonly unavailable?: readonly Temporal.PlainDate[];
  /** Must be free of busy time before and after the meeting, but need not lie in working time. */
  readonly bufferBeforeMinutes?: number;
  readonly bufferAfterMinutes?: number;
  readonly busy: readonly BusyInterval[];
}

/** At least `count` of these people attend the whole meeting, each in one clause only. The preferred stand first. */
export interface Clause {
  readonly id: string;
  readonly anyOf: readonly string[];
  readonly count: number;
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
  /** Clause id → as many people as it needs; nobody sits in two clauses. */
  readonly attend: Readonly<Record<string, readonly string[]>>;
  /** Optional people who are free, also those who attend for a clause. */
  readonly optional: readonly string[];
  readonly reasons: readonly Reason[];
}

/** One thing that could be given up. */
export type Change =
  | { readonly clause: string; readonly to: 'optional' }
  | { readonly clause: string; readonly count: number }
  | { readonly durationMinutes: number }
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
  /** Ids of those with a part in the meeting whose calendar is unknown. */
  readonly ask: readonly string[];
}
