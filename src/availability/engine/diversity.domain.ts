import type { Candidate } from './merits.domain.js';

const STARTS_OF_A_DAY = 2;
const MINUTES_APART = 120;

/**
 * Takes the best candidates that give a real choice: at most two a day, two hours apart, and if possible one before
 * noon and one after. The best of all is always among them. Candidates come and go in order of rank; no more are asked
 * for than are needed.
 */
export function choose(candidates: Iterator<Candidate>, atMost: number): Candidate[] {
  const ranked = new Reread(candidates);
  const chosen = fill(ranked, [], atMost);
  if (chosen.length < 1 || atMost < 2 || new Set(chosen.map(({ morning }) => morning)).size > 1) return chosen;
  const best = chosen[0]!;
  for (const candidate of ranked)
    if (candidate.morning !== best.morning && goesWith([best], candidate))
      return fill(ranked, [best, candidate], atMost);
  return chosen;
}

/** What an iterator gives, as often as one likes. */
class Reread<T> implements Iterable<T> {
  private readonly seen: T[] = [];

  constructor(private readonly source: Iterator<T>) {}

  *[Symbol.iterator](): Generator<T> {
    for (let at = 0; ; at += 1) {
      if (at === this.seen.length) {
        const next = this.source.next();
        if (next.done) return;
        this.seen.push(next.value);
      }
      yield this.seen[at]!;
    }
  }
}

function fill(ranked: Iterable<Candidate>, taken: readonly Candidate[], atMost: number): Candidate[] {
  const chosen = new Set(taken);
  const inOrder: Candidate[] = [];
  for (const candidate of ranked) {
    if (chosen.size >= atMost && inOrder.length >= chosen.size) break;
    if (chosen.size < atMost && goesWith([...chosen], candidate)) chosen.add(candidate);
    if (chosen.has(candidate)) inOrder.push(candidate);
  }
  return inOrder;
}

function goesWith(chosen: readonly Candidate[], candidate: Candidate): boolean {
  const sameDay = chosen.filter(({ day }) => day === candidate.day);
  if (sameDay.length >= STARTS_OF_A_DAY) return false;
  return chosen.every(({ start }) => Math.abs(start - candidate.start) >= MINUTES_APART);
}
