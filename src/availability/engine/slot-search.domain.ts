import { canCome, isNeeded, journeyOf, Roads } from './formats.domain.js';
import { type Grid, indexFrom, layGrid, minuteOf } from './grid.domain.js';
import {
  type Attendee,
  edgeStarts,
  freeStarts,
  openSpans,
  readPeople,
  type Slots,
  startsInside,
  startsTouching,
  tentativeStarts,
  tightStarts,
} from './person-starts.domain.js';
import type { Clause, Format, Problem } from './problem.domain.js';
import { canSeat, type Circle, circlesOf } from './seating.domain.js';
import { atLeast, countStarts, erase, has, intersect, listStarts, noStarts, type Starts } from './starts.domain.js';
import { type Spans, weeklySpans, workingSpans } from './windows.domain.js';

/** A problem read into minutes once, whatever is then asked of it. */
export interface Setting {
  readonly problem: Problem;
  readonly grid: Grid;
  readonly people: ReadonlyMap<string, Attendee>;
  readonly working: ReadonlyMap<string, Spans>;
  readonly roads: Roads;
}

/** Reads a checked problem. */
export function readSetting(problem: Problem): Setting {
  const [people, roads] = [readPeople(problem.people), new Roads(problem.travel ?? [])];
  return { problem, people, roads, ...layDays(problem, problem.to) };
}

/** The same with a later end. */
export const extendSetting = (setting: Setting, to: Temporal.PlainDate): Setting => ({
  ...setting,
  ...layDays(setting.problem, to),
});

function layDays(problem: Problem, to: Temporal.PlainDate): Pick<Setting, 'grid' | 'working'> {
  const grid = layGrid({ ...problem, to });
  return { grid, working: workingSpans(problem.people, grid) };
}

type Kind = 'free' | 'tentative' | 'reluctant' | 'tight' | 'edge' | 'preferred' | 'avoided' | 'open' | 'filled';

/**
 * Answers which starts work for meetings of one length, held in one way. Exact: a necessary condition by sets of starts,
 * and where clauses share people, distinct seats for each start that is left. What was computed once is kept.
 */
export class SlotSearch {
  private readonly slots: Slots;
  private readonly kept = new Map<Kind, Map<string, Starts>>();
  /** No start at all. */
  private readonly never: Starts;

  constructor(
    readonly setting: Setting,
    /** How long the meeting takes. */
    readonly takesMinutes: number,
    /** Undefined when the problem knows only one way. */
    readonly format: Format | undefined,
  ) {
    this.slots = { grid: setting.grid, durationMinutes: takesMinutes };
    this.never = noStarts(setting.grid.count);
  }

  /** Those of the clauses that are needed when the meeting is held so. */
  needed(clauses: readonly Clause[]): Clause[] {
    return clauses.filter((clause) => isNeeded(clause, this.format));
  }

  /** The starts at which every clause needed is filled with distinct people, within the windows of the family. */
  feasible(clauses: readonly Clause[]): Starts {
    const needed = this.needed(clauses);
    const starts = this.open().slice();
    for (const clause of needed) intersect(starts, this.filled(clause));
    for (const circle of circlesOf(needed)) if (circle.clauses.length > 1) this.keepSeated(starts, circle);
    return starts;
  }

  /** Whether somebody may have a part in a meeting held so. */
  hasPart(id: string): boolean {
    const { clauses, optional } = this.setting.problem;
    const isNamed = this.needed(clauses).some(({ anyOf }) => anyOf.includes(id));
    return (isNamed || optional.some(({ person }) => person === id)) && canCome(this.attendee(id).person, this.format);
  }

  /** Whether somebody told no time into which the meeting would fit. */
  isSilent(id: string): boolean {
    const starts = startsInside(this.slots, this.attendee(id).told);
    intersect(starts, this.open());
    return countStarts(starts) === 0;
  }

  /** Minutes on the road there, and as many back; 0 of somebody who cannot come, since nobody asked for that road. */
  travel(id: string): number {
    const { person } = this.attendee(id);
    const journey = canCome(person, this.format) ? journeyOf(person, this.format) : undefined;
    return journey === undefined ? 0 : this.setting.roads.between(...journey)!;
  }

  /** When a person could come. */
  free(id: string): Starts {
    return this.keep('free', id, () => {
      const attendee = this.attendee(id);
      if (!canCome(attendee.person, this.format)) return this.never;
      return freeStarts(this.slots, attendee, openSpans(attendee, this.working(id)), this.travel(id));
    });
  }

  /** When a person would come in spite of something tentative. */
  tentative(id: string): Starts {
    if (this.attendee(id).tentative.length === 0) return this.never;
    return this.keep('tentative', id, () => tentativeStarts(this.slots, this.attendee(id), this.travel(id)));
  }

  /** When a person said that they could come only if need be. */
  reluctant(id: string): Starts {
    if (this.attendee(id).reluctant.length === 0) return this.never;
    return this.keep('reluctant', id, () => startsTouching(this.slots, this.attendee(id).reluctant));
  }

  /** When a person would have a pause that is too short. */
  tight(id: string): Starts {
    return this.keep('tight', id, () => tightStarts(this.slots, this.attendee(id), this.travel(id)));
  }

  /** When the meeting would begin or end a person's day. */
  edge(id: string): Starts {
    return this.keep('edge', id, () => edgeStarts(this.slots, this.working(id)));
  }

  /** When the meeting lies wholly in the time the family prefers. */
  preferred(): Starts {
    const { problem, grid } = this.setting;
    return this.keep('preferred', '', () => startsInside(this.slots, weeklySpans(problem.family.prefer, grid)));
  }

  /** When the meeting meets a time the family would rather avoid. */
  avoided(): Starts {
    const { problem, grid } = this.setting;
    return this.keep('avoided', '', () => startsTouching(this.slots, weeklySpans(problem.family.avoid, grid)));
  }

  /** Not before now, the whole meeting before the end of the horizon, and in a window of the family. */
  private open(): Starts {
    return this.keep('open', '', () => {
      const { problem, grid } = this.setting;
      const { must } = problem.family;
      const horizon: Spans = [grid.base, grid.end];
      const starts = startsInside(this.slots, must.length > 0 ? weeklySpans(must, grid) : horizon);
      erase(starts, 0, indexFrom(grid, firstWholeMinute(problem.now)));
      return starts;
    });
  }

  /** When enough people of a clause are free, whatever other clauses need of them. */
  private filled(clause: Clause): Starts {
    const free = () => clause.anyOf.map((id) => this.free(id));
    return this.keep('filled', `${clause.count} ${clause.id}`, () =>
      atLeast(clause.count, free(), this.setting.grid.count),
    );
  }

  /** Takes out the starts at which the free people of a circle cannot fill its seats. */
  private keepSeated(starts: Starts, circle: Circle): void {
    const known = new Map<string, boolean>();
    const free = circle.people.map((id) => this.free(id));
    for (const start of listStarts(starts)) {
      const pattern = free.map((set) => (has(set, start) ? '1' : '0')).join('');
      const fits = known.get(pattern) ?? canSeat(circle, freeIn(circle, pattern));
      known.set(pattern, fits);
      if (!fits) erase(starts, start, start + 1);
    }
  }

  private keep(kind: Kind, key: string, make: () => Starts): Starts {
    let ofKind = this.kept.get(kind);
    if (ofKind === undefined) this.kept.set(kind, (ofKind = new Map()));
    let starts = ofKind.get(key);
    if (starts === undefined) ofKind.set(key, (starts = make()));
    return starts;
  }

  private attendee(id: string): Attendee {
    return this.setting.people.get(id)!;
  }

  private working(id: string): Spans {
    return this.setting.working.get(id)!;
  }
}

const freeIn = ({ people }: Circle, pattern: string) => new Set(people.filter((_, index) => pattern[index] === '1'));

/** Exact to the nanosecond: a start before now is never offered. */
const firstWholeMinute = (now: Temporal.Instant) =>
  minuteOf(now.round({ smallestUnit: 'minute', roundingMode: 'ceil' }).epochMilliseconds);
