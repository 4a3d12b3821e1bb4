/** A set of starts: bit i stands for the i-th start of a grid. */
export type Starts = Uint32Array;

const ALL = 0xffffffff;

/** The empty set for a grid of so many starts. */
export const noStarts = (count: number): Starts => new Uint32Array(Math.ceil(count / 32));

/** Puts in the starts [from, until). Both lie within the grid. */
export function mark(starts: Starts, from: number, until: number): void {
  for (let at = from; at < until; at = nextWord(at)) starts[at >>> 5]! |= maskOf(at, until);
}

/** Takes out the starts [from, until). Both lie within the grid. */
export function erase(starts: Starts, from: number, until: number): void {
  for (let at = from; at < until; at = nextWord(at)) starts[at >>> 5]! &= ~maskOf(at, until);
}

/** Whether a start is in the set. */
export const has = (starts: Starts, index: number): boolean => ((starts[index >>> 5]! >>> (index & 31)) & 1) === 1;

/** Keeps in `starts` only what is also in `other`. */
export function intersect(starts: Starts, other: Starts): void {
  for (let word = 0; word < starts.length; word += 1) starts[word]! &= other[word]!;
}

/** Adds to `starts` what is in `other`. */
export function addTo(starts: Starts, other: Starts): void {
  for (let word = 0; word < starts.length; word += 1) starts[word]! |= other[word]!;
}

/** Takes out of `starts` what is in `other`. */
export function subtract(starts: Starts, other: Starts): void {
  for (let word = 0; word < starts.length; word += 1) starts[word]! &= ~other[word]!;
}

/** The starts that are in at least `count` of the sets, on a grid of so many starts. */
export function atLeast(count: number, sets: readonly Starts[], gridCount: number): Starts {
  // reached[k]: in at least k of the sets seen so far. Taken from above, so that one set counts once.
  const reached = Array.from({ length: count + 1 }, () => noStarts(gridCount));
  mark(reached[0]!, 0, gridCount);
  for (const set of sets)
    for (let level = count; level > 0; level -= 1) addCommon(reached[level]!, reached[level - 1]!, set);
  return reached[count]!;
}

/** How many starts are in the set. */
export function countStarts(starts: Starts): number {
  let count = 0;
  for (const word of starts) for (let left = word; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** The indexes of the starts in the set, ascending. */
export function listStarts(starts: Starts): number[] {
  const indexes: number[] = [];
  for (const [word, bits] of starts.entries())
    for (let left = bits; left !== 0; left &= left - 1) indexes.push(word * 32 + 31 - Math.clz32(left & -left));
  return indexes;
}

function addCommon(target: Starts, one: Starts, other: Starts): void {
  for (let word = 0; word < target.length; word += 1) target[word]! |= one[word]! & other[word]!;
}

const nextWord = (at: number) => (at | 31) + 1;

/** The bits of the word of `at`, from `at` on and below `until`. */
function maskOf(at: number, until: number): number {
  const upper = until >= nextWord(at) ? ALL : ALL >>> (32 - (until & 31));
  return (ALL << (at & 31)) & upper;
}
