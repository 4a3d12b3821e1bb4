import type { Answer, Person, Problem, Proposal } from '../../availability/engine/problem.domain.js';
import type { Needed } from '../meeting.domain.js';

/** A time that is asked for. */
interface AskedTime {
  readonly id: string;
  readonly startsAt: Temporal.Instant;
}

/** The finest grid of the engine: times of a poll begin at full five minutes. */
const GRID_MINUTES = 5;

/**
 * The same problem, with nothing but the times of the poll to choose from. Each is somebody who can then and at no other
 * time, and any one of them has to be there for the whole meeting: so touching times do not add up to others.
 */
export function amongTimes(
  problem: Problem,
  { id, minutes }: { readonly id: string; readonly minutes: number },
  times: readonly AskedTime[],
): Problem {
  const people = times.map((time): Person => {
    const start = time.startsAt.epochMilliseconds;
    const end = time.startsAt.add({ minutes }).epochMilliseconds;
    return { id: time.id, calendar: 'unknown', working: [], busy: [], told: [{ start, end, status: 'can' }] };
  });
  return {
    ...problem,
    gridMinutes: GRID_MINUTES,
    listAll: true,
    people: [...problem.people, ...people],
    clauses: [...problem.clauses, { id, anyOf: times.map((time) => time.id), count: 1 }],
  };
}

/** The engine's answer without the times that stood in it as people. */
export function withoutTimes(
  { proposals, feasibleStarts, ask }: Answer,
  pollId: string,
): { best: Proposal | null; suitable: readonly Temporal.Instant[]; ask: readonly string[] } {
  const [first] = proposals;
  if (!first) return { best: null, suitable: [], ask };
  const { [pollId]: _, ...attend } = first.attend;
  return { best: { ...first, attend }, suitable: feasibleStarts ?? [], ask };
}

/** A participant as far as a proposal names them. */
interface Named {
  readonly professionalId?: string | null;
  readonly needed: Needed;
}

/** Who of a meeting would come at a proposed time: those needed, and besides them the optional ones who could. */
export function whoComes<One extends Named>(
  { attend, optional }: Proposal,
  participants: readonly One[],
): { attending: One[]; optional: One[] } {
  const needed = new Set(Object.values(attend).flat());
  const isIn = (ids: ReadonlySet<string>, { professionalId }: One) => professionalId != null && ids.has(professionalId);
  const could = new Set(optional);
  return {
    attending: participants.filter((one) => isIn(needed, one)),
    optional: participants.filter((one) => one.needed === 'optional' && isIn(could, one)),
  };
}
