import { choose } from './engine/diversity.domain.js';
import { instantOf, startAt } from './engine/grid.domain.js';
import { type MeetingSearch, searchFor } from './engine/meeting-search.domain.js';
import type { Candidate } from './engine/merits.domain.js';
import { checkProblem } from './engine/problem-check.domain.js';
import type { Answer, Problem, Proposal } from './engine/problem.domain.js';
import { rank } from './engine/ranking.domain.js';
import { type Language, reasonsFor } from './engine/reasons.domain.js';
import { ENOUGH_STARTS, relax } from './engine/relaxation.domain.js';
import { readSetting } from './engine/slot-search.domain.js';
import { countStarts, listStarts } from './engine/starts.domain.js';

/**
 * Finds the times at which everybody needed can meet: exactly, and always the same for the same problem. Throws
 * `DomainError` naming the field when the problem has no meaning.
 */
export function proposeTimes(problem: Problem, language: Language = 'fi'): Answer {
  checkProblem(problem);
  const search = searchFor(readSetting(problem), problem.durationMinutes);
  const feasible = search.feasible(problem.clauses);
  const feasibleCount = countStarts(feasible);
  const { grid } = search.setting;
  const listed = () => ({ feasibleStarts: listStarts(feasible).map((index) => instantOf(startAt(grid, index))) });
  return {
    feasibleCount,
    ...(problem.listAll ? listed() : {}),
    proposals: choose(rank(search), problem.proposals).map((one) => proposal(one, search, language)),
    relaxations: feasibleCount < ENOUGH_STARTS ? relax(search, feasible) : [],
    ask: whomToAsk(search),
  };
}

function proposal(candidate: Candidate, { setting, takesMinutes }: MeetingSearch, language: Language): Proposal {
  const { start, format, optional } = candidate;
  const { clauses } = setting.problem;
  const seating = candidate.seating();
  return {
    start: instantOf(start),
    end: instantOf(start + takesMinutes),
    ...(format && { format }),
    attend: Object.fromEntries(clauses.flatMap(({ id }) => (seating.has(id) ? [[id, seating.get(id)!]] : []))),
    optional,
    reasons: reasonsFor(candidate, setting.problem, language),
  };
}

/** Those who could have a part in the meeting and of whose time nothing is known that could be used, as given. */
function whomToAsk({ setting, ways }: MeetingSearch): string[] {
  const { people } = setting.problem;
  const isAsked = (id: string) => ways.some((way) => way.hasPart(id) && way.isSilent(id));
  return people.filter(({ id, calendar }) => calendar === 'unknown' && isAsked(id)).map(({ id }) => id);
}
