import { dayAt, startAt } from './grid.domain.js';
import type { MeetingSearch } from './meeting-search.domain.js';
import { type Candidate, comfortOf, look, readDays, weigh } from './merits.domain.js';
import { has, listStarts, type Starts } from './starts.domain.js';

/** A candidate with what it is sorted by. */
interface Ranked {
  readonly candidate: Candidate;
  readonly order: readonly number[];
}

/** The days of a setting, as the merits know them. */
type FactsOn = ReturnType<typeof readDays>;

/**
 * The starts that work, the best first, each in the best way to meet then: a strict order, so that the same problem
 * always has the same answer. Who would attend is worked out only as far as somebody reads on.
 */
export function* rank(search: MeetingSearch): Generator<Candidate> {
  const { clauses } = search.setting.problem;
  const factsOn = readDays(search.setting);
  const groups = groupsOf(search, factsOn, search.feasible(clauses));
  if (groups.length === 0) return;
  const ways = search.ways.map((way) => ({ view: look(way, factsOn), starts: way.feasible(clauses) }));
  for (const group of groups) {
    const ranked = group.map((index) => {
      const options = ways.flatMap(({ view, starts }, preference): Ranked[] => {
        if (!has(starts, index)) return [];
        const candidate = weigh(view, index);
        return [{ candidate, order: orderOf(candidate, preference) }];
      });
      return options.length === 1 ? options[0]! : options.toSorted(compare)[0]!;
    });
    for (const { candidate } of ranked.toSorted(compare)) yield candidate;
  }
}

/** The starts in groups that are alike in the first things the order looks at, which depend on nobody; best first. */
function groupsOf({ ways, setting }: MeetingSearch, factsOn: FactsOn, feasible: Starts): number[][] {
  const groups = new Map<number, number[]>();
  for (const index of listStarts(feasible)) {
    const { pastTarget } = factsOn(dayAt(setting.grid, startAt(setting.grid, index)));
    const place = 3 * pastTarget - comfortOf(ways[0]!, index);
    const group = groups.get(place);
    if (group === undefined) groups.set(place, [index]);
    else group.push(index);
  }
  return [...groups].toSorted(([one], [other]) => one - other).map(([, group]) => group);
}

/**
 * The weightiest first, less is better; the earlier start breaks every tie. How the meeting is held stands before the
 * minutes on the road, or a remote meeting would always win over one in person.
 */
function orderOf({ merits, start }: Candidate, preference: number): readonly number[] {
  return [
    merits.pastTarget,
    -merits.comfort,
    merits.reluctant + merits.tentative,
    -merits.weight,
    merits.standIns,
    merits.load,
    preference,
    merits.travelMinutes,
    merits.tight + merits.edge + (merits.lunch ? 1 : 0),
    start,
  ];
}

function compare({ order: one }: Ranked, { order: other }: Ranked): number {
  for (let index = 0; index < one.length; index += 1)
    if (one[index] !== other[index]) return one[index]! - other[index]!;
  return 0;
}
