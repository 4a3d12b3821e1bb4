import { type Grid, indexFrom, layGrid, minuteOf } from './grid.domain.js';
import {
  type Attendee,
  edgeStarts,
  freeStarts,
  readPeople,
  type Slots,
  startsInside,
  startsTouching,
  tentativeStarts,
  tightStarts,
} from './person-starts.domain.js';
import type { Clause, Problem } from './problem.domain.js';
import { type Circle, circlesOf, seat } from './seating.domain.js';
import { atLeast, erase, has, intersect, listStarts, type Starts } from './starts.domain.js';
import { type Spans, weeklySpans, workingSpans } from './windows.domain.js';

/** A problem read into minutes once, whatever is then asked of it. */
export interface Setting {
  readonly problem: Problem;
  readonly grid: Grid;
  readonly people: ReadonlyMap<string, Attendee>;
  readonly working: ReadonlyMap<string, Spans>;
}

/** Reads a checked problem. */
export const readSetting = (problem: Problem): Setting => settingUntil(problem.to, problem, readPeople(problem.people));

/** The same with a later end. */
export const extendSetting = ({ problem, people }: Setting, to: Temporal.PlainDate): Setting =>
  settingUntil(to, problem, people);

function settingUntil(to: Temporal.PlainDate, problem: Problem, people: Setting['people']): Setting {
  const grid = layGrid({ ...problem, to });
  return { problem, grid, people, working: workingSpans(problem.people, grid) };
}

type Kind = 'free' | 'tentative' | 'tight' | 'edge' | 'preferred' | 'avoided' | 'open' | 'filled';

/**
 * Answers which starts work for meetings of one length. Exact: a necessary condition by sets of starts, and where
 * clauses share people, distinct seats for each start that is left. What was computed once is kept.
 */
export class SlotSearch {
  private readonly slots: Slots;
  private readonly kept = new Map<Kind, Map<string, Starts>>();

  constructor(
    readonly setting: Setting,
    readonly durationMinutes: number,
  ) {
    this.slots = { grid: setting.grid, durationMinutes };
  }

  /** The starts at which every clause is filled with distinct people, within the windows of the family. */
  feasible(clauses: readonly Clause[]): Starts {
    const starts = this.open().slice();
    for (const clause of clauses) intersect(starts, this.filled(clause));
    for (const circle of circlesOf(clauses)) if (circle.clauses.length > 1) this.keepSeated(starts, circle);
    return starts;
  }

  /** When a person could come. */
  free(id: string): Starts {
    return this.keep('free', id, () => freeStarts(this.slots, this.attendee(id), this.working(id)));
  }

  /** When a person would come in spite of something tentative. */
  tentative(id: string): Starts {
    return this.keep('tentative', id, () => tentativeStarts(this.slots, this.attendee(id)));
  }

  /** When a person would have a pause that is too short. */
  tight(id: string): Starts {
    return this.keep('tight', id, () => tightStarts(this.slots, this.attendee(id)));
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
      const fits = known.get(pattern) ?? seat(circle, freeIn(circle, pattern)) !== undefined;
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

const freeIn = (circle: Circle, pattern: string) => circle.people.filter((_, index) => pattern[index] === '1');

/** Exact to the nanosecond: a start before now is never offered. */
const firstWholeMinute = (now: Temporal.Instant) =>
  minuteOf(now.round({ smallestUnit: 'minute', roundingMode: 'ceil' }).epochMilliseconds);
