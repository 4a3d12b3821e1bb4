import type { Candidate } from './ranking.domain.js';

const STARTS_OF_A_DAY = 2;
const MINUTES_APART = 120;

/**
 * Takes the best candidates that give a real choice: at most two a day, two hours apart, and if possible one before
 * noon and one after. The best of all is always among them. Candidates come and go in order of rank.
 */
export function choose(ranked: readonly Candidate[], atMost: number): Candidate[] {
  const chosen = fill(ranked, [], atMost);
  if (chosen.length < 1 || atMost < 2 || new Set(chosen.map(({ morning }) => morning)).size > 1) return chosen;
  const best = chosen[0]!;
  const other = ranked.find((candidate) => candidate.morning !== best.morning && goesWith([best], candidate));
  return other === undefined ? chosen : fill(ranked, [best, other], atMost);
}

function fill(ranked: readonly Candidate[], taken: readonly Candidate[], atMost: number): Candidate[] {
  const chosen = new Set(taken);
  for (const candidate of ranked) {
    if (chosen.size >= atMost) break;
    if (goesWith([...chosen], candidate)) chosen.add(candidate);
  }
  return ranked.filter((candidate) => chosen.has(candidate));
}

function goesWith(chosen: readonly Candidate[], candidate: Candidate): boolean {
  const sameDay = chosen.filter(({ day }) => day === candidate.day);
  if (sameDay.length >= STARTS_OF_A_DAY) return false;
  return chosen.every(({ start }) => Math.abs(start - candidate.start) >= MINUTES_APART);
}
