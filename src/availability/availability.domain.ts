import { choose } from './diversity.domain.js';
import { instantOf, startAt } from './grid.domain.js';
import { checkProblem } from './problem-check.domain.js';
import type { Answer, Problem, Proposal } from './problem.domain.js';
import { type Candidate, rank } from './ranking.domain.js';
import { type Language, reasonsFor } from './reasons.domain.js';
import { ENOUGH_STARTS, relax } from './relaxation.domain.js';
import { readSetting, SlotSearch } from './slot-search.domain.js';
import { countStarts, listStarts } from './starts.domain.js';

/**
 * Finds the times at which everybody needed can meet: exactly, and always the same for the same problem. Throws
 * `DomainError` naming the field when the problem has no meaning.
 */
export function proposeTimes(problem: Problem, language: Language = 'fi'): Answer {
  checkProblem(problem);
  const search = new SlotSearch(readSetting(problem), problem.durationMinutes);
  const feasible = search.feasible(problem.clauses);
  const feasibleCount = countStarts(feasible);
  const { grid } = search.setting;
  const listed = () => ({ feasibleStarts: listStarts(feasible).map((index) => instantOf(startAt(grid, index))) });
  return {
    feasibleCount,
    ...(problem.listAll ? listed() : {}),
    proposals: choose(rank(search, feasible), problem.proposals).map((one) => proposal(one, problem, language)),
    relaxations: feasibleCount < ENOUGH_STARTS ? relax(search, feasible) : [],
    ask: whomToAsk(problem),
  };
}

function proposal(candidate: Candidate, problem: Problem, language: Language): Proposal {
  return {
    start: instantOf(candidate.start),
    end: instantOf(candidate.start + problem.durationMinutes),
    attend: Object.fromEntries(candidate.seating),
    optional: candidate.optional,
    reasons: reasonsFor(candidate, problem, language),
  };
}

/** Those with a part in the meeting of whose time nothing is known, in the order given. */
function whomToAsk({ people, clauses, optional }: Problem): string[] {
  const invited = new Set([...clauses.flatMap(({ anyOf }) => anyOf), ...optional.map(({ person }) => person)]);
  return people.filter(({ id, calendar }) => calendar === 'unknown' && invited.has(id)).map(({ id }) => id);
}
