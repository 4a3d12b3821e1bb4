import { LONGEST_MEETING_MINUTES } from './problem-check.domain.js';
import type { Clause, Mode } from './problem.domain.js';
import { type Setting, SlotSearch } from './slot-search.domain.js';
import { addTo, noStarts, type Starts } from './starts.domain.js';

/** Answers which starts work for meetings of one length, in whatever way of those given. */
export class MeetingSearch {
  constructor(
    readonly setting: Setting,
    /** How long the meeting takes; longer than asked for when something is interpreted. */
    readonly takesMinutes: number,
    /** One search for each way to meet, the preferred first. */
    readonly ways: readonly SlotSearch[],
  ) {}

  /** The starts at which in some way every clause is filled. */
  feasible(clauses: readonly Clause[]): Starts {
    const starts = noStarts(this.setting.grid.count);
    for (const way of this.ways) addTo(starts, way.feasible(clauses));
    return starts;
  }

  /** The same where the meeting may also be held in another way. */
  also(mode: Mode): MeetingSearch {
    const other = new SlotSearch(this.setting, this.takesMinutes, { mode });
    return new MeetingSearch(this.setting, this.takesMinutes, [...this.ways, other]);
  }
}

/** A search in the ways of the problem for meetings of a length, as long as it is before an interpreter doubles it. */
export function searchFor(setting: Setting, durationMinutes: number): MeetingSearch {
  const { formats, isInterpreted } = setting.problem;
  const takes = isInterpreted ? Math.min(2 * durationMinutes, LONGEST_MEETING_MINUTES) : durationMinutes;
  const ways = (formats ?? [undefined]).map((format) => new SlotSearch(setting, takes, format));
  return new MeetingSearch(setting, takes, ways);
}
